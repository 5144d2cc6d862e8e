#!/usr/bin/env bash
# What a build takes with our item, and with each generator as its own documentation has it called: a table of medians of
# three rounds, in turns, in projects that are not this repository's.
# usage: tests/timings.sh DOCUMENT
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
document=$(realpath "${1:?usage: tests/timings.sh DOCUMENT}")
[ -f "$document" ] || { echo "skipped: there is no $document here"; exit 77; }
. "$root/tests/packed.sh"
. "$root/tests/adoption/projects.sh"
# Where an installed tool is remembered, which is gone with this folder.
export DOTNET_CLI_HOME="$work/home"
spec=acme.${document##*.}
pinned() { sed -nE "s|.*<$1>([^<]*)<.*|\1|p; s|.*Include=\"$1\" Version=\"([^\"]*)\".*|\1|p" "$root/Directory.Packages.props" | head -1; }
reference() { echo "<PackageReference Include=\"$1\" Version=\"$2\" />"; }

# A library, with code that appears while it is built: TARGET makes it.
plain() { # NAME REFERENCES COMMAND FILES
    mkdir -p "$1"
    cat > "$1/app.csproj" <<END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup>$2</ItemGroup>
  <Target Name="MakeClient" BeforeTargets="BeforeBuild">
    <Exec Command="$3" />
    <ItemGroup><Compile Include="$4" /></ItemGroup>
  </Target>
</Project>
END
}

cd "$work"
project ours-nswag/app.csproj "<SpecClient Include=\"$spec\" Generator=\"NSwag\" Namespace=\"Acme\" />"
project ours-kiota/app.csproj "<SpecClient Include=\"$spec\" Generator=\"Kiota\" Namespace=\"Acme\" />"
plain plain-nswag "$(reference NSwag.MSBuild "$(pinned NSwagVersion)")$(reference Newtonsoft.Json "$(pinned Newtonsoft.Json)")" \
    "\$(NSwagExe_Net100) openapi2csclient /input:$spec /output:obj/Client.cs /namespace:Acme /classname:AcmeClient /operationGenerationMode:SingleClientFromOperationId" 'obj/Client.cs'
for part in Abstractions Http.HttpClientLibrary Serialization.Form Serialization.Json Serialization.Multipart Serialization.Text; do
    references="${references:-}$(reference "Microsoft.Kiota.$part" "$(pinned KiotaRuntimeVersion)")"
done
plain plain-kiota "$references" "dotnet kiota generate -l CSharp -d $spec -o obj/Client -n Acme -c AcmeClient" 'obj/Client/**/*.cs'
tool() { dotnet new tool-manifest > /dev/null && dotnet tool install Microsoft.OpenApi.Kiota --version "$(pinned KiotaVersion)"; }
(cd plain-kiota && tool > tool.out 2>&1) || { cat plain-kiota/tool.out; exit 2; }

why() { # the build failed
    local errors
    if errors=$(grep -oE 'error generating [^:]*: .*' build.out); then
        echo "makes no client: $(head -1 <<< "$errors")"
    elif errors=$(grep -oE '[^ ]*: error CS[0-9]+: .*' build.out | sed 's/ \[.*//' | sort -u); then
        echo "makes code that does not compile: $(grep -c . <<< "$errors") errors, as $(head -1 <<< "$errors" | sed 's/.*: error //' | cut -c1-100)"
    else
        grep -m1 'error' build.out || echo "fails"
    fi
}

timed() { # FILE: appends the milliseconds of a build, or says why there are none
    local from now
    from=$(date +%s%N)
    if dotnet build --no-restore -v m -clp:NoSummary > build.out 2>&1; then
        now=$((($(date +%s%N) - from) / 1000000))
        echo $now >> "$work/$1"
    else
        why > "$work/$1.failure"
    fi
}

median() { [ ! -f "$1" ] && echo - || sort -n "$1" | sed -n 2p | awk '{ printf "%.1f", $1 / 1000 }'; }

for round in 1 2 3; do
    for way in ours-nswag ours-kiota plain-nswag plain-kiota; do
        cd "$work/$way"
        cp "$document" "$spec"
        chmod u+w "$spec"
        rm -rf obj bin
        dotnet restore -v q > restore.out 2>&1 || { cat restore.out; exit 2; }
        [ ! -f "$work/$way.failure" ] || continue
        timed "$way.first"
        timed "$way.nothing"
        # Another title: what a vendor changes least. GNU's sed takes the first.
        sed -E -i "0,/(\"?title\"?: *\"?)/s//\1$round /" "$spec"
        ! cmp -s "$document" "$spec" || { echo "No title was found to change in $document."; exit 2; }
        timed "$way.changed"
        for step in first nothing changed; do [ ! -f "$work/$way.$step.failure" ] || mv "$work/$way.$step.failure" "$work/$way.failure"; done
    done
done

echo "| ${document##*/}, $(($(stat -c %s "$document") / 1024)) KB | first build, s | nothing to do, s | changed description, s |"
echo '|---|---:|---:|---:|'
while IFS='|' read -r way what; do
    if [ -f "$work/$way.failure" ]; then
        echo "| $what | $(cat "$work/$way.failure") | | |"
    else
        echo "| $what | $(median "$work/$way.first") | $(median "$work/$way.nothing") | $(median "$work/$way.changed") |"
    fi
done <<END
ours-nswag|SpecClients.Build, NSwag
ours-kiota|SpecClients.Build, Kiota
plain-nswag|NSwag.MSBuild $(pinned NSwagVersion) in an Exec
plain-kiota|Kiota $(pinned KiotaVersion), the tool, in an Exec
END
