#!/usr/bin/env bash
# Takes what the vendors have changed and opens a pull request that says what it means for callers.
set -euo pipefail
cd "$(dirname "$0")/.."
compiler() { dotnet run --project build/SpecCompiler -- "$@"; }

# update ends with 1 where there are changes and where a source could not be read: the tree tells one from the other.
compiler update --write && read=yes || read=no
if git diff --quiet -- specs; then
    [ $read = yes ]
    exit
fi

report=$(mktemp)
broken=no
dotnet build || broken=yes
compiler report > "$report" || true
compiler fidelity --write > /dev/null || true
[ $broken = no ] || printf '\n**The build fails: an overlay or a hand-written part no longer fits. See the checks.**\n' >> "$report"

branch=update/$(date -u +%Y-%m-%d)
title="Take the vendors' changes of $(date -u +%Y-%m-%d)"
git switch --create "$branch"
git config user.name 'github-actions[bot]'
git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
git add specs generated
git commit --message "$title"
git push --force --set-upstream origin "$branch"
gh pr create --title "$title" --body-file "$report"
