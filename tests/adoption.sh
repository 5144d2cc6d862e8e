#!/usr/bin/env bash
# Builds clients in projects that are not this repository's, from the packages that are packed here: a row each way of
# building, in a folder of its own. Needs the SDK and the registries of a restore.
# usage: tests/adoption.sh [--core] [PATTERN of names of rows, as of grep -E]
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NO_COLOR=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
core=no pattern=
for argument in "$@"; do
    [ "$argument" = --core ] && core=yes || pattern=$argument
done

work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
configuration=${CONFIGURATION:-Debug}
version=0.0.0-adoption.$$
echo "packing into $work/feed"
for project in src/SpecClients src/SpecClients.NSwag src/SpecClients.Kiota build/SpecClients.Build; do
    dotnet pack "$root/$project" -c "$configuration" -o "$work/feed" -p:PackageVersion="$version" -v q -clp:ErrorsOnly > "$work/pack.log" 2>&1 || { cat "$work/pack.log"; exit 2; }
done
# Third parties' packages are those of this machine; ours are of this run alone.
cat > "$work/nuget.config" <<END
<configuration>
  <packageSources><add key="adoption" value="$work/feed" /></packageSources>
  <fallbackPackageFolders><add key="here" value="${NUGET_PACKAGES:-$HOME/.nuget/packages}" /></fallbackPackageFolders>
  <config><add key="globalPackagesFolder" value="$work/packages" /></config>
</configuration>
END
unset NUGET_PACKAGES

for part in "$root"/tests/adoption/*.sh; do
    . "$part"
done

passed=0 failed=0 skipped=0
printf '%-28s %-8s %7s  %s\n' row result seconds what
while IFS='|' read -r name what; do
    [[ $name =~ $pattern ]] || continue
    [ $core = no ] || is_core "$name" || continue
    mkdir -p "$work/rows/$name"
    SECONDS=0
    ( set -e; cd "$work/rows/$name"; "row_${name//-/_}" ) > "$work/$name.log" 2>&1
    case $? in
        0) result=passed passed=$((passed + 1)) ;;
        77) result=skipped skipped=$((skipped + 1)) what="$what: $(tail -1 "$work/$name.log")" ;;
        *) result=FAILED failed=$((failed + 1)) ;;
    esac
    printf '%-28s %-8s %7s  %s\n' "$name" $result $SECONDS "$what$(sed -n 's/^note: /; /p' "$work/$name.log" | tr -d '\n')"
    [ $result = FAILED ] && tail -25 "$work/$name.log" | sed 's/^/    /'
    chmod -R u+w "$work/rows/$name"; rm -rf "$work/rows/$name"
done < <(rows)
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
