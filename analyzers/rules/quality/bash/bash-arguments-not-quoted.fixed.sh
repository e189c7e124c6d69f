#!/bin/bash

compress() {
    # ruleid: bash-arguments-not-quoted
    gzip -9 "$@"
}

# ruleid: bash-arguments-not-quoted
for file in "$@"; do
    # ok: bash-arguments-not-quoted
    compress "$file"
done

# ruleid: bash-arguments-not-quoted
exec java -jar tool.jar "$@"

# ok: bash-arguments-not-quoted
echo called with: $*

# ok: bash-arguments-not-quoted
for file in "$@"; do
    # ok: bash-arguments-not-quoted
    gzip -d "$file"
done

# ok: bash-arguments-not-quoted
all="$*"
