#!/usr/bin/env bash
# propose.sh FOLDER: opens the pull request for what update.sh left in FOLDER. It may write to the repository, so it runs
# nothing and trusts nothing of the patch: that goes into an index of its own, and must change descriptions and what is
# generated from them.
set -euo pipefail
folder=$(cd "${1:?FOLDER}" && pwd)
cd "$(dirname "$0")/.."
fail() { echo "propose.sh: $*" >&2; exit 1; }

for name in changes.patch report.md; do
    [ -f "$folder/$name" ] && [ ! -L "$folder/$name" ] || fail "there is no file $name in $folder"
done
export GIT_INDEX_FILE
GIT_INDEX_FILE=$(mktemp -d)/index
git read-tree HEAD
git apply --cached --whitespace=nowarn "$folder/changes.patch" || fail "the patch does not apply"

# :OLDMODE NEWMODE OLDHASH NEWHASH STATUS, then the path.
count=0
while IFS= read -r -d '' entry && IFS= read -r -d '' path; do
    read -r old new _ <<< "${entry#:}"
    for mode in "$old" "$new"; do
        [[ $mode == 100644 || $mode == 000000 ]] || fail "$(printf '%q has the mode %q' "$path" "$mode")"
    done
    (
        LC_ALL=C
        [[ $path != *[[:cntrl:]]* && /$path != */.* ]] || exit 1
        [[ $path =~ ^specs/[^/]+\.(yaml|yml|json)$ && $path != *.overlay.yaml ]] || [[ $path =~ ^generated/.+\.(cs|json|md|txt)$ ]]
    ) || fail "$(printf '%q is neither a description nor generated' "$path")"
    count=$((count + 1))
done < <(git diff --cached --raw -z --no-renames --no-abbrev HEAD)
[ $count -gt 0 ] || fail "the patch changes nothing"

tree=$(git write-tree)
# Named for what the vendors say now: the same is proposed once, whatever else has changed meanwhile.
branch=update/$(git rev-parse "$tree:specs" | cut -c1-12)
title="Take the vendors' changes of $(date -u +%Y-%m-%d)"
body=$folder/report.md
if [ "$(LC_ALL=C.UTF-8 wc -m < "$body")" -gt 65536 ]; then
    body=$(mktemp)
    echo 'The report is too long to stand here: it is an artifact of the run that opened this pull request.' > "$body"
fi

git config user.name 'github-actions[bot]'
git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
if [ -z "$(git ls-remote --heads origin "refs/heads/$branch")" ]; then
    git push origin "$(git commit-tree -p HEAD -m "$title" "$tree"):refs/heads/$branch"
fi
# Nor is what was declined.
[ "$(gh pr list --head "$branch" --state all --json number --jq length)" = 0 ] || exit 0
gh pr create --head "$branch" --title "$title" --body-file "$body"
# A push with the workflow's own token starts no checks; this does.
gh workflow run ci.yml --ref "$branch"
