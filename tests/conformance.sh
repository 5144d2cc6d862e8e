#!/usr/bin/env bash
# Runs the compliance suites of RFC 9535 (JSONPath) and of the Overlay Specification from a folder, and says how many pass.
#   tests/conformance.sh FOLDER
# The folder holds, as their authors publish them: jsonpath/cts.json (jsonpath-standard/jsonpath-compliance-test-suite), and
# overlay/compliant-sets and overlay/tests (OAI/Overlay-Specification).
set -u
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
folder=${1:?usage: tests/conformance.sh FOLDER}
if [ ! -d "$folder" ]; then
    echo "skipped: there is no folder $folder"
    exit 0
fi
root=$(cd "$(dirname "$0")/.." && pwd)
program="$root/tests/AgentSessions.Hostile/bin/${CONFIGURATION:-Debug}/net10.0/AgentSessions.Hostile.dll"
[ -f "$program" ] || dotnet build "$root/tests/AgentSessions.Hostile" -c "${CONFIGURATION:-Debug}" -v q || exit 2
exec dotnet "$program" conform "$folder"
