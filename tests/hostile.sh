#!/usr/bin/env bash
# Makes hostile descriptions, puts each through both generators and says what came of them.
#   tests/hostile.sh N [SEED] [FIRST]      documents FIRST to FIRST+N of a seed; the last line can be added up with other runs'
#       --kiota M       M of a thousand documents go through Kiota too (1000 unless given)
#       --compiled M    M of a thousand documents are compiled, if they generate (20 unless given)
#       --faults M      M of the faults are listed (40 unless given)
#   tests/hostile.sh --print SEED INDEX    one document, and what came of it
#   tests/hostile.sh --cases FOLDER [--compile]    each case of a folder through 'client', as anybody would
set -u
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
[ $# -gt 0 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
program="$root/tests/AgentSessions.Hostile/bin/${CONFIGURATION:-Debug}/net10.0/AgentSessions.Hostile.dll"
[ -f "$program" ] || dotnet build "$root/tests/AgentSessions.Hostile" -c "${CONFIGURATION:-Debug}" -v q || exit 2
case $1 in
    --cases)
        [ -d "${2:-}" ] || { echo "skipped: there is no folder ${2:-}"; exit 0; }
        shift
        exec dotnet "$program" cases "$@" ;;
    --print) exec dotnet "$program" print "$2" "$3" ;;
esac
count=$1 seed=$(date +%j%H%M) first=0
shift
[[ ${1:-} =~ ^[0-9]+$ ]] && { seed=$1; shift; }
[[ ${1:-} =~ ^[0-9]+$ ]] && { first=$1; shift; }
echo "seed $seed"
exec dotnet "$program" run "$count" "$seed" "$first" "$@"
