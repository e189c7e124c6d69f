#!/usr/bin/env bash
# A file is at most 700 lines of at most 120 columns.
source tests/gates/common.bash

files=$(list_sources)
awk_over_files '
    function close_file() {
        if (lines > 700) printf "%s: %d lines, at most 700\n", file, lines
    }
    FNR == 1 { close_file(); file = FILENAME }
    { lines = FNR }
    length($0) > 120 {
        columns = $0
        gsub(/[\200-\277]/, "", columns) # all but the first byte of each character
        if (length(columns) > 120) printf "%s:%d: more than 120 columns\n", file, FNR
    }
    END { close_file() }
' <<<"$files"
finish "$(wc -l <<<"$files")"
