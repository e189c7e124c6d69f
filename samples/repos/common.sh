# Sourced by every recipe: fixed names and dates, so that the same recipe gives the same commit ids.
set -euo pipefail
[[ $# -eq 1 && ! -e $1 ]] || { echo "usage: $0 FOLDER (which must not exist yet)" >&2; exit 2; }
export GIT_AUTHOR_NAME=Sample GIT_AUTHOR_EMAIL=sample@example.org
export GIT_COMMITTER_NAME=Sample GIT_COMMITTER_EMAIL=sample@example.org
export GIT_AUTHOR_DATE=2024-01-01T00:00:00Z GIT_COMMITTER_DATE=2024-01-01T00:00:00Z
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
mkdir -p "$1"
cd "$1"
git -c init.defaultBranch=main init -q .
