#!/usr/bin/env bash
# Takes facts out of each vendor's description, makes clients without them, and says how many of them fidelity tells lost,
# and nothing else.
# usage: tests/dropped.sh [SEED] [FACTS of each description, 40 unless given] [FOLDER of other descriptions]
set -u
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
root=$(cd "$(dirname "$0")/.." && pwd)
seed=${1:-1} count=${2:-40} folder=${3:-$root/specs}
if [ ! -d "$folder" ]; then
    echo "skipped: there is no folder $folder"
    exit 0
fi
program="$root/tests/AgentSessions.Calling/bin/${CONFIGURATION:-Debug}/net10.0/AgentSessions.Calling.dll"
[ -f "$program" ] || dotnet build "$root/tests/AgentSessions.Calling" -c "${CONFIGURATION:-Debug}" -v q || exit 2
facts=0 lost=0 carried=0 wrong=0
echo "seed $seed"
for spec in "$folder"/*.yaml "$folder"/*.yml "$folder"/*.json; do
    case $spec in *.overlay.* | */sources.json) continue ;; esac
    [ -f "$spec" ] || continue
    for generator in nswag kiota; do
        said=$(dotnet "$program" drop "$spec" --generator $generator --seed "$seed" --count "$count" 2>&1)
        read -r f l c w <<< "$(tail -n 1 <<< "$said")"
        [[ $w =~ ^[0-9]+$ ]] || { echo "$(basename "$spec") $generator: $(head -n 1 <<< "$said")"; wrong=$((wrong + 1)); continue; }
        echo "$(basename "$spec") $generator: $f facts, $l lost and nothing else, $c carried all the same, $w wrong"
        sed '$d' <<< "$said" | sed 's/^/    /'
        facts=$((facts + f)) lost=$((lost + l)) carried=$((carried + c)) wrong=$((wrong + w))
    done
done
echo "$facts facts: $lost lost and nothing else, $carried carried all the same, $wrong wrong"
[ $wrong -eq 0 ]
