#!/usr/bin/env bash
# lintel hook      looks at what is staged (eval is gone there), not at the work tree (where it still is)
source "$(dirname "$0")/common.sh"

printf 'def run(text):\n    return eval(text)\n' >run.py
git add -A && git commit -qm "Run what is said"
printf 'import ast\n\n\ndef run(text):\n    return ast.literal_eval(text)\n' >run.py
git add run.py
printf 'def run(text):\n    return eval(text) or eval(text)\n' >run.py
printf 'notes\n' >later.txt
git add -N later.txt
