#!/usr/bin/env bash
# Generates and compiles a client for every OpenAPI document in a folder, and says how each fared.
set -u
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
folder=${1:?usage: tests/corpus.sh FOLDER [generator, nswag unless given] [more options of 'client']}
generator=${2:-nswag}
shift; [ $# -gt 0 ] && shift
if [ ! -d "$folder" ]; then
    echo "skipped: there is no folder $folder"
    exit 0
fi

root=$(cd "$(dirname "$0")/.." && pwd)
tool="$root/build/SpecCompiler/bin/${CONFIGURATION:-Debug}/net10.0/SpecCompiler.dll"
[ -f "$tool" ] || dotnet build "$root/build/SpecCompiler" -v q || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
total=0 generated=0 compiled=0
row='%-36s %-9s %-8s %7s  %s\n'

printf "$row" name generated compiled seconds "first error"
for spec in "$folder"/*.json "$folder"/*.yaml "$folder"/*.yml; do
    [ -f "$spec" ] || continue
    case $spec in *.overlay.yaml) continue ;; esac
    name=$(basename "$spec")
    total=$((total + 1))
    SECONDS=0 made=no built=no error=
    if said=$(dotnet "$tool" client "$spec" --name Corpus --generator "$generator" --output "$work/$name" "$@" 2>&1); then
        made=yes generated=$((generated + 1))
        if said=$(dotnet build "$work/$name" -v q --nologo 2>&1); then
            built=yes compiled=$((compiled + 1))
        fi
    fi
    # Cut before it is trimmed: a shell takes minutes to search a line that a generator filled.
    [ $built = yes ] || error=$(grep -m 1 -E 'error|Exception' <<< "$said" || head -n 1 <<< "$said") error=${error:0:1000}
    error=${error//"$work/$name/"/} error=${error//"$folder/"/} error=${error%% \[*.csproj]}
    printf "$row" "$name" $made $built $SECONDS "${error:0:${WIDTH:-200}}"
    rm -rf "${work:?}/$name"
done
echo "$total documents, $generated generated, $compiled compiled ($generator)"
