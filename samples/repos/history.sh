#!/usr/bin/env bash
# lintel review main..feature      only what the branch changed since it left main
# lintel review HEAD~1             the merge itself
source "$(dirname "$0")/common.sh"

mkdir src
printf 'def area(r):\n    return 3 * r * r\n\n\ndef twice(x):\n    return x + x\n' >src/shapes.py
printf '# Shapes\n' >README.md
git add -A && git commit -qm "First shapes"

git checkout -qb feature
git mv src/shapes.py src/geometry.py
printf 'import os\n\n\ndef show(path):\n    os.system("cat " + path)\n' >>src/geometry.py
git add -A && git commit -qm "Geometry shows files"

git checkout -q main
printf 'Areas, mostly.\n' >>README.md
git commit -qam "Say what this is"
git merge -q --no-ff -m "Merge feature" feature
