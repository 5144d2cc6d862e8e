#!/usr/bin/env bash
# Builds clients in projects that are not this repository's, from the packages that are packed here: a row each way of
# building, in a folder of its own. Needs the SDK and the registries of a restore.
# usage: tests/adoption.sh [--core] [PATTERN of names of rows, as of grep -E]
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
core=no pattern=
for argument in "$@"; do
    [ "$argument" = --core ] && core=yes || pattern=$argument
done

. "$root/tests/packed.sh"
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
