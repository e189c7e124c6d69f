#!/usr/bin/env bash
# lintel scan .    looks at hello.py and says why git is left alone
# lintel hook      refuses: the repository borrows objects from elsewhere
# rm .git/objects/info/alternates && lintel hook
#                  looks at what is staged; nothing planted below is executed: no file EXECUTED appears
source "$(dirname "$0")/common.sh"

printf 'print("hello")\n' >hello.py
git add -A && git commit -qm "Hello"
printf 'print("hello", "again")\n' >hello.py
git add hello.py

for key in core.fsmonitor core.sshCommand core.pager diff.external filter.x.clean filter.x.process \
    diff.x.textconv; do
    git config "$key" "touch '$PWD/EXECUTED'"
done
printf '* filter=x diff=x\n' >.gitattributes
mkfifo never-ends.py
git config include.path ../never-ends.py
ln -s /etc/passwd passwd.py
ln -s . cycle
printf '/no/such/repository/objects\n' >.git/objects/info/alternates
