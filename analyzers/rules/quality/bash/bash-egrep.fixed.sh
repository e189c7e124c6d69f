#!/bin/sh

# ruleid: bash-egrep
if grep -E -q '^(yes|on)$' settings; then
    echo on
fi

# ruleid: bash-egrep
grep -F -v '#' settings | sort

# ok: bash-egrep
grep -E 'a|b' settings

# ok: bash-egrep
echo "egrep is old"

# ok: bash-egrep
alias_of egrep
