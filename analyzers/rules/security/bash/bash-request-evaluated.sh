#!/bin/bash
# ruleid: bash-request-evaluated
eval "${QUERY_STRING//&/;}"

for pair in ${QUERY_STRING//&/ }; do
  # ruleid: bash-request-evaluated
  eval "$pair"
done

set_field() {
  # ruleid: bash-request-evaluated
  bash -c "field=$1"
}
set_field "$HTTP_COOKIE"

length=${#QUERY_STRING}
# ok: bash-request-evaluated
eval "LENGTH=$length"

# ok: bash-request-evaluated
eval "$(dircolors)"

# ok: bash-request-evaluated
echo "asked: $QUERY_STRING"
