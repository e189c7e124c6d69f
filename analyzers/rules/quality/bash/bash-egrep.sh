#!/bin/sh

# ruleid: bash-egrep
if egrep -q '^(yes|on)$' settings; then
    echo on
fi

# ruleid: bash-egrep
fgrep -v '#' settings | sort

# ok: bash-egrep
grep -E 'a|b' settings

# ok: bash-egrep
echo "egrep is old"

# ok: bash-egrep
alias_of egrep
