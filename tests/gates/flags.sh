#!/usr/bin/env bash
# Two flags of one set that are the same bit: whoever sets one sets the other.
source tests/gates/common.bash

# A set is what stands between the braces of an enum, or a run of #define lines without an empty line. Prints
# "line: name has the bit of name".
find_doubles() {
    awk '
        function forget() { split("", owner) }
        # `X_FLAG(3)`, a macro for a shift, as the shift it is.
        function with_shift(text) {
            if (match(text, /[A-Z_]+_FLAG\([0-9]+\)/)) {
                bit_of = substr(text, RSTART, RLENGTH)
                sub(/.*\(/, "", bit_of)
                sub(/\)/, "", bit_of)
                return substr(text, 1, RSTART - 1) "1 << " bit_of
            }
            return text
        }
        /^[[:space:]]*$/ { if (!in_enum) forget() }
        /enum[^;(]*\{/ { in_enum = 1; forget() }
        {
            line = $0
            gsub(/\/\*.*\*\//, "", line)
            line = with_shift(line)
            while (match(line, /[A-Z][A-Z0-9_]*[ =(]+(UINT(32|64)_C\(1\)|\(?[a-z0-9_]*\)?1u?l?l?) *<< *[0-9]+/)) {
                text = substr(line, RSTART, RLENGTH)
                line = substr(line, RSTART + RLENGTH)
                name = text
                sub(/[ =(].*/, "", name)
                bit = text
                sub(/.*<< */, "", bit)
                if (bit in owner && owner[bit] != name) print FNR ": " name " has the bit of " owner[bit]
                owner[bit] = name
            }
        }
        /\}/ { if (in_enum) { in_enum = 0; forget() } }
    ' "$1"
}

count=0
while IFS= read -r file; do
    count=$((count + 1))
    while IFS= read -r line; do complain "$file:$line"; done < <(find_doubles "$file")
done < <(list_sources)
finish "$count"
