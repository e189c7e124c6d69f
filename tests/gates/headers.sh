#!/usr/bin/env bash
# Each header of ours compiles alone.
source tests/gates/common.bash

count=0
core=grammars/node_modules/tree-sitter/vendor/tree-sitter/lib
while IFS= read -r file; do
    count=$((count + 1))
    output=$(printf '#include "%s"\n' "$file" |
        "${CC:-cc}" -std=c17 -fsyntax-only -Wall -Wextra -Werror -D_GNU_SOURCE -I. \
            -isystem "$core/include" -isystem "$core/src" -x c - 2>&1) || complain "$file: $output"
done < <(list_sources | grep '\.h$')
finish "$count"
