#!/usr/bin/env bash
# update.sh FOLDER: takes what the vendors have changed and leaves it in FOLDER as changes.patch, with report.md, which says
# what it means for callers. It reads what vendors wrote and builds it: it needs no permission but to read, and has no more.
set -euo pipefail
out=$(mkdir -p "${1:?FOLDER}" && cd "$1" && pwd)
cd "$(dirname "$0")/.."
compiler() { dotnet run --project build/SpecCompiler -- "$@"; }

# update ends with 1 where there are changes and where a source could not be read: the tree tells one from the other.
compiler update --write && read=yes || read=no
if [ -z "$(git status --porcelain -- specs)" ]; then
    [ $read = yes ]
    exit
fi

broken=no
dotnet build || broken=yes
{
    [ $broken = no ] || printf '**The build fails: an overlay or a hand-written part no longer fits. See the checks.**\n\n'
    compiler report || true
} > "$out/report.md"
compiler fidelity --write > /dev/null || true
git add --all specs generated
git diff --cached --binary --full-index --no-renames --no-ext-diff --no-textconv HEAD -- specs generated > "$out/changes.patch"
