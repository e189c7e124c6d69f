#!/usr/bin/env bash
# Each test that the list of what workflows must keep names is there.
source tests/gates/common.bash

list=tests/orchestrator/workflow/README.md
count=0
while read -r file name; do
    count=$((count + 1))
    grep -qE "^static void $name\(void \*\*state\)" "tests/orchestrator/${file}_test.c" 2>/dev/null ||
        complain "$list: tests/orchestrator/${file}_test.c has no test $name"
done < <(sed -nE 's/^\|.*\| `([a-z_/]+)` `([a-z_0-9]+)` \|$/\1 \2/p' "$list")
finish "$count"
