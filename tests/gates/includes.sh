#!/usr/bin/env bash
# Each library of others has one room: only there may its headers be included. The build sees to the
# direction between our own folders; this sees to everything in /usr/include.
source tests/gates/common.bash

c='assert|ctype|errno|float|inttypes|iso646|limits|locale|math|setjmp|signal|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|time|uchar|wchar|wctype'
posix='dirent|dlfcn|endian|fcntl|fnmatch|ftw|getopt|glob|grp|langinfo|libgen|poll|pthread|pwd|sched|spawn|strings|syslog|termios|unistd|sys/[a-z_]+|linux/[a-z_]+'
# What the pure layers may have: nothing with files, clocks or signals, but for printing into memory.
pure='pthread|assert|ctype|errno|float|inttypes|limits|math|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|string|strings'

# What a folder may include in angle brackets, without the .h.
allowed_in() {
    case $1 in
    core/*) echo "$c|$posix|yaml|xxhash|jansson" ;;
    grammars/*) echo "$pure|tree_sitter/[a-z]+" ;;
    analyzers/syntax/*) echo "$pure|tree_sitter/[a-z]+|language|subtree|tree" ;;
    analyzers/regex/*) echo "$pure|pcre2|hs|hs/hs|hs/hs_[a-z]+" ;;
    reports/deflate.c | reports/inflate.c) echo "$pure|zlib" ;;
    analyzers/* | reports/*) echo "$pure" ;;
    orchestrator/intake/*) echo "$c|$posix|git2|git2/[a-z_/]+|zlib" ;;
    orchestrator/profile/formats/pprof.c) echo "$pure|zlib" ;;
    orchestrator/drive/*) echo "$c|$posix|uv" ;;
    orchestrator/run/keep/build_id.c) echo "$c|$posix|elf|link" ;;
    orchestrator/store/*) echo "$c|$posix|sqlite3" ;;
    orchestrator/*) echo "$c|$posix" ;;
    tests/*) echo ".*" ;;
    esac
}

files=$(list_sources)
lines_with() { # an expression; prints file:line:text
    xargs -r -d '\n' grep -nE "$1" -- /dev/null <<<"$files" || true
}

while IFS=: read -r file line text; do
    if ! grep -qE "<($(allowed_in "$file"))\.h>" <<<"$text"; then
        complain "$file:$line: not in this folder"
    fi
done < <(lines_with '^ *# *include *<' | grep -vE "<($pure)\.h>|^tests/") # allowed everywhere
while IFS=: read -r file line _; do
    complain "$file:$line: includes are written from the root"
done < <(lines_with '^ *# *include *"[^"]*\.\./')
finish "$(wc -l <<<"$files")"
