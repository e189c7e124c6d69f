#!/usr/bin/env bash
# Calls that cannot be bounded, or that jump; and, in the two pure layers, calls that reach outside.
source tests/gates/common.bash

unbounded='strcpy|strcat|stpcpy|sprintf|vsprintf|gets|strtok|strtok_r|alloca|setjmp|longjmp|sigsetjmp|scanf|sscanf|atoi|atol|system|popen|tmpnam|mktemp'
outside='fopen|fdopen|freopen|open|openat|creat|socket|connect|fork|execve|time|clock|clock_gettime|gettimeofday|getenv|rand|random|rename|unlink|mmap'

# Calls, not members, macros' parts, words in comments or text.
find_calls() {
    awk_over_files -v banned="$1" '
        {
            gsub(/"([^"\\]|\\.)*"/, "\"\"")
            sub(/\/\/.*/, "")
            gsub(/\/\*([^*]|\*[^\/])*\*\//, "")
            sub(/^\/\*.*/, "")
            sub(/^ +\*.*/, "")
        }
        $0 ~ "(^|[^A-Za-z0-9_.>])(" banned ") *\\(" { printf "%s:%d:%s\n", FILENAME, FNR, $0 }
    '
}

files=$(list_sources)
tests=$(grep '^tests/' <<<"$files")
pure=$(grep -E '^(analyzers|reports)/' <<<"$files")
others=$(grep -vE '^(tests|analyzers|reports)/' <<<"$files")
find_calls "${unbounded//|system|popen/}" <<<"$tests"
find_calls "$unbounded|$outside" <<<"$pure"
find_calls "$unbounded" <<<"$others"
finish "$(wc -l <<<"$files")"
