#!/bin/bash
DIR="$(cd "$(dirname "$0")" && pwd)"
source "$DIR/lib/store.sh"
. ./lib/helpers.sh

query="$(take_input)"
store_open "$query"
store_open_clean "$query"
run_it fixed "$query"
echo "$query" | store_lines
LIMIT=$(take_input)
show_limit

answer=$(store_read)
# ruleid: far
danger "$answer"
answer=$(store_read_clean)
# ok: far
danger "$answer"
# ruleid: far
danger "$CHOSEN"
answer=$(helper_prefix "$query")
# ruleid: far
danger "$answer"
# ok: far
danger "$ELSEWHERE"
usage "$query"
