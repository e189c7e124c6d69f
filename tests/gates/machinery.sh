#!/usr/bin/env bash
# Builds a small project with the build's own functions, and checks what they promise: adding a file
# registers it, a broken promise names its symbol, a wrong include finds nothing, a pack holds its files.
source tests/gates/common.bash

root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
checks=0

mkdir -p "$work"/{low/kinds,high,data/a}
cat >"$work/CMakeLists.txt" <<CMAKE
cmake_minimum_required(VERSION 3.25)
project(small C ASM)
list(APPEND CMAKE_MODULE_PATH "$root/cmake")
include(Library)
include(Registry)
include(Embed)
add_library(lintel_own INTERFACE)
add_subdirectory(low)
add_subdirectory(high)
add_executable(small main.c)
target_include_directories(small PRIVATE "\${CMAKE_SOURCE_DIR}")
target_link_libraries(small PRIVATE high)
CMAKE
cat >"$work/low/CMakeLists.txt" <<'CMAKE'
lintel_library(SUBFOLDERS kinds)
lintel_registry(kinds kind_ kind low/kind.h kinds)
CMAKE
cat >"$work/high/CMakeLists.txt" <<'CMAKE'
lintel_library(SEES low)
lintel_pack(high pack "${CMAKE_SOURCE_DIR}/data")
CMAKE
cat >"$work/low/kind.h" <<'C'
#include <stddef.h>
typedef struct kind { const char *name; } kind;
extern const kind *const kinds[];
extern const size_t kind_count;
C
cat >"$work/main.c" <<'C'
#include <stdio.h>
#include "low/kind.h"
extern const char pack_start[], pack_end[];
int main(void) {
    for (size_t i = 0; i < kind_count; i++) printf("%s\n", kinds[i]->name);
    if (kinds[kind_count]) return 1;
    fwrite(pack_start, 1, (size_t)(pack_end - pack_start), stdout);
    return 0;
}
C
printf 'text\nwithout an end' >"$work/data/a/x.yaml"

add_kind() { printf '#include "low/kind.h"\nconst kind kind_%s = {"%s"};\n' "$2" "$2" >"$work/low/kinds/$1.c"; }
build() { cmake --build "$work/build" >"$work/log" 2>&1; }

# expect <what> <text>: the program prints exactly the text
expect() {
    checks=$((checks + 1))
    local got
    if ! build; then
        complain "$1: does not build: $(tail -3 "$work/log")"
        return
    fi
    got=$("$work/build/small" && echo .)
    [[ $got == "$2"$'\n'. ]] || complain "$1: expected '$2', got '$got'"
}

# refuse <what> <text>: the build fails and its output has the text
refuse() {
    checks=$((checks + 1))
    if build; then
        complain "$1: builds"
    elif ! grep -qF -- "$2" "$work/log"; then
        complain "$1: '$2' is not in: $(tail -5 "$work/log")"
    fi
}

pack=$'a/x.yaml\n19\ntext\nwithout an end'
cmake -G Ninja -S "$work" -B "$work/build" >"$work/log" 2>&1 || complain "$(cat "$work/log")"
expect "an empty registry" "$pack"
add_kind zebra zebra
add_kind ant ant
expect "two added files, sorted" $'ant\nzebra\n'"$pack"
rm "$work/low/kinds/zebra.c"
expect "a removed file" $'ant\n'"$pack"
printf 'more' >"$work/data/a/x.yaml"
expect "a changed file of a pack" $'ant\na/x.yaml\n4\nmore'
printf '[;' >"$work/data/a/y.c"
expect "an added file of a pack" $'ant\na/x.yaml\n4\nmore\na/y.c\n2\n[;'
add_kind bee wasp
refuse "a file without its symbol" "kind_bee"
mv "$work/low/kinds/bee.c" "$work/low/kinds/Bee-1.c"
refuse "a file with a bad name" "lower_snake"
rm "$work/low/kinds/Bee-1.c"
printf 'int high(void);\n' >"$work/high/high.h"
printf '#include "high/high.h"\nint low(void) { return 1; }\n' >"$work/low/low.c"
refuse "a lower folder that includes a higher one" "high/high.h: No such file"
rm "$work/low/low.c"
printf '#include "high/high.h"\n#include "low/kind.h"\nint high(void) { return 1; }\n' >"$work/high/high.c"
expect "a higher folder that includes a lower one" $'ant\na/x.yaml\n4\nmore\na/y.c\n2\n[;'
printf 'a\0b' >"$work/data/a/z.bin"
refuse "a file with zero bytes in a pack" "zero bytes"
finish "$checks"
