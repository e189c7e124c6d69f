#!/usr/bin/env bash
# Every folder of sources says in a README of a screen or two what comes in, what goes out, and how something is added.
source tests/gates/common.bash

most_lines=100
folders=$( (list_sources | grep -v '^tests/'; list_files 'samples/workflows/*.yaml') | xargs -n1 dirname | LC_ALL=C sort -u)
while IFS= read -r folder; do
    if [[ ! -e $folder/README.md ]]; then
        complain "$folder: no README.md"
    elif (($(wc -l <"$folder/README.md") > most_lines)); then
        complain "$folder/README.md: more than $most_lines lines"
    fi
done <<<"$folders"
finish "$(wc -l <<<"$folders")"
