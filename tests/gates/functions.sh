#!/usr/bin/env bash
# A function is at most 60 lines, its signature and closing brace counted; one that only sets up or
# checks data, in the tests, at most 100.
source tests/gates/common.bash

files=$(list_sources | grep '\.c$')
awk_over_files '
    FNR == 1 { inside = 0; start = 0; most = FILENAME ~ /^tests\// ? 100 : 60 }
    # A definition starts at the left edge; its signature may take several lines.
    /^[A-Za-z_]/ { start = FNR; name = $0 }
    /\) \{$/ && !inside { if (start) { inside = 1; from = start } }
    /^\}/ {
        if (inside && FNR - from + 1 > most)
            printf "%s:%d: %d lines, at most %d: %s\n", FILENAME, from, FNR - from + 1, most, name
        inside = 0
        start = 0
    }
' <<<"$files"
finish "$(wc -l <<<"$files")"
