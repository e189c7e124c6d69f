#!/usr/bin/env bash
# Calls that cannot be bounded, or that jump; and, in the two pure layers, calls that reach outside.
source tests/gates/common.bash

unbounded='strcpy|strcat|stpcpy|sprintf|vsprintf|gets|strtok|strtok_r|alloca|setjmp|longjmp|sigsetjmp|scanf|sscanf|atoi|atol|system|popen|tmpnam|mktemp'
outside='fopen|fdopen|freopen|open|openat|creat|socket|connect|fork|execve|time|clock|clock_gettime|gettimeofday|getenv|rand|random|rename|unlink|mmap'

# Calls, not members, macros' parts, words in comments or text.
find_calls() {
    sed -E -e 's|"([^"\\]\|\\.)*"|""|g' -e 's|//.*||' -e 's|/\*([^*]\|\*[^/])*\*/||g' \
        -e 's|^ \*.*||; s|^/\*.*||; s|^ +\*.*||' "$2" |
        grep -nE "(^|[^A-Za-z0-9_.>])($1) *\(" || true
}

count=0
while IFS= read -r file; do
    count=$((count + 1))
    case $file in
    tests/*) banned=${unbounded//|system|popen/} ;;
    analyzers/* | reports/*) banned="$unbounded|$outside" ;;
    *) banned=$unbounded ;;
    esac
    while IFS= read -r line; do complain "$file:$line"; done < <(find_calls "$banned" "$file")
done < <(list_sources)
finish "$count"
