#!/usr/bin/env bash
# Each test that the lists of what must hold name is there.
source tests/gates/common.bash

count=0
check_list() { # README, the folder that its files are named from; else they are below tests
    local test
    while read -r file name; do
        count=$((count + 1))
        test=$2/${file}_test.c
        [[ -f $test ]] || test=tests/${file}_test.c
        grep -qE "^static void $name\(void \*\*state\)" "$test" 2>/dev/null || complain "$1: $test has no test $name"
    done < <(sed -nE 's/^\|.*\| `([a-z_/]+)` `([a-z_0-9]+)` \|$/\1 \2/p' "$1")
}
check_list tests/orchestrator/workflow/README.md tests/orchestrator
check_list tests/analyzers/dataflow/README.md tests/analyzers
finish "$count"
