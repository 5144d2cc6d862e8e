#!/usr/bin/env bash
# Generates, compiles and calls a client for every OpenAPI document in a folder, and says how each fared.
# Called means: each operation is sent to the sandbox, which plays the document, and what it answers is decoded.
set -u
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
folder=${1:?usage: tests/corpus.sh FOLDER [generator, nswag unless given] [--failures to list each operation that fails] [more options of 'client']}
shift
generator=nswag list=no options=()
[ $# -gt 0 ] && { generator=$1; shift; }
for option in "$@"; do
    [ "$option" = --failures ] && list=yes || options+=("$option")
done
if [ ! -d "$folder" ]; then
    echo "skipped: there is no folder $folder"
    exit 0
fi

root=$(cd "$(dirname "$0")/.." && pwd)
configuration=${CONFIGURATION:-Debug}
compiler="$root/build/SpecCompiler/bin/$configuration/net10.0/SpecCompiler.dll"
caller="$root/tests/AgentSessions.Calling/bin/$configuration/net10.0/AgentSessions.Calling.dll"
[ -f "$compiler" ] && [ -f "$caller" ] || dotnet build "$root/tests/AgentSessions.Calling" -c "$configuration" -v q || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
total=0 generated=0 compiled=0 tried=0 returned=0 good=0
row='%-36s %-9s %-8s %5s %8s %7s %7s  %s\n'

percent() { [ "$1" -gt 0 ] && echo $((100 * $2 / $1))% || echo -; }

printf "$row" name generated compiled tried returned percent seconds "first error"
for spec in "$folder"/*.json "$folder"/*.yaml "$folder"/*.yml; do
    [ -f "$spec" ] || continue
    case $spec in *.overlay.yaml) continue ;; esac
    name=$(basename "$spec")
    total=$((total + 1))
    SECONDS=0 made=no built=no calls=0 returns=0 failures= error=
    if said=$(dotnet "$compiler" client "$spec" --name Corpus --generator "$generator" --output "$work/$name" ${options[@]+"${options[@]}"} 2>&1); then
        made=yes generated=$((generated + 1))
        if said=$(dotnet build "$work/$name" -c Debug -v q --nologo -p:CopyLocalLockFileAssemblies=true 2>&1); then
            built=yes compiled=$((compiled + 1))
            said=$(dotnet "$caller" "$work/$name/Generated/Corpus/openapi.json" "$work/$name/bin/Debug/net10.0/Corpus.dll" 2>&1)
            counts=$(tail -n 1 <<< "$said")
            failures=$(grep -E '^(failed|nottried) ' <<< "$said")
            if [[ $counts =~ ^([0-9]+)\ ([0-9]+)$ ]]; then
                calls=${BASH_REMATCH[1]} returns=${BASH_REMATCH[2]}
                tried=$((tried + calls)) returned=$((returned + returns))
                [ $((10 * returns)) -ge $((9 * calls)) ] && good=$((good + 1))
                said=$(grep -m 1 '^failed ' <<< "$said")
            fi
        fi
    fi
    # Cut before it is trimmed: a shell takes minutes to search a line that a generator filled.
    error=$(grep -m 1 -E 'error|Exception|^failed' <<< "$said" || { [ $built = yes ] || head -n 1 <<< "$said"; }) error=${error:0:1000}
    error=${error//"$work/$name/"/} error=${error//"$folder/"/} error=${error%% \[*.csproj]}
    printf "$row" "$name" $made $built $calls $returns "$(percent $calls $returns)" $SECONDS "${error:0:${WIDTH:-200}}"
    [ $list = yes ] && [ -n "$failures" ] && sed 's/^/    /' <<< "$failures"
    rm -rf "${work:?}/$name"
done
echo "$total documents, $generated generated, $compiled compiled, $good return 90 % or more; $returned of $tried operations return their example ($generator)"
