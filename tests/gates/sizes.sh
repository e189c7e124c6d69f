#!/usr/bin/env bash
# A file is at most 700 lines of at most 120 columns.
source tests/gates/common.bash

count=0
while IFS= read -r file; do
    count=$((count + 1))
    lines=$(wc -l <"$file")
    ((lines <= 700)) || complain "$file: $lines lines, at most 700"
    while IFS= read -r line; do complain "$file:$line: more than 120 columns"; done \
        < <(LC_ALL=C.UTF-8 grep -nE '^.{121}' "$file" | cut -d: -f1)
done < <(list_sources)
finish "$count"
