#!/usr/bin/env bash
# A function is at most 60 lines, its signature and closing brace counted; one that only sets up or
# checks data, in the tests, at most 100.
source tests/gates/common.bash

count=0
while IFS= read -r file; do
    count=$((count + 1))
    most=60
    if [[ $file == tests/* ]]; then most=100; fi
    while IFS= read -r line; do complain "$line"; done < <(
        awk -v file="$file" -v most="$most" '
            # A definition starts at the left edge; its signature may take several lines.
            /^[A-Za-z_]/ { start = NR; name = $0 }
            /\) \{$/ && !inside { if (start) { inside = 1; from = start } }
            /^\}/ {
                if (inside && NR - from + 1 > most)
                    printf "%s:%d: %d lines, at most %d: %s\n", file, from, NR - from + 1, most, name
                inside = 0
                start = 0
            }
        ' "$file"
    )
done < <(list_sources | grep '\.c$')
finish "$count"
