#!/usr/bin/env bash
# Each header of ours compiles alone, and sees only what its library may see.
source tests/gates/common.bash

core=grammars/node_modules/tree-sitter/vendor/tree-sitter/lib

# The include directory of the library that a header belongs to; the root for the tests.
room_of() {
    local folder=$1
    while [[ $folder == */* ]]; do
        folder=${folder%/*}
        if [[ -d $BUILD_DIR/include/${folder//\//_} ]]; then
            echo "$BUILD_DIR/include/${folder//\//_}"
            return
        fi
    done
    echo .
}

count=0
while IFS= read -r file; do
    count=$((count + 1))
    output=$(printf '#include "%s"\n' "$file" |
        "${CC:-cc}" -std=c17 -fsyntax-only -Wall -Wextra -Werror -D_GNU_SOURCE -I"$(room_of "$file")" \
            -isystem "$core/include" -isystem "$core/src" -x c - 2>&1) || complain "$file: $output"
done < <(list_sources | grep '\.h$')
finish "$count"
