#!/usr/bin/env bash
# lintel scan .                    every file that is passed over is in the ledger with its reason
# lintel scan --no-gitignore .     nothing is passed over for a name
source "$(dirname "$0")/common.sh"

mkdir -p src build node_modules/left-pad third_party docs
printf 'print("kept")\n' >src/kept.py
printf 'print("generated")\n' >src/schema_pb.py
printf 'module.exports = 1\n' >node_modules/left-pad/index.js
printf 'int third;\n' >third_party/lib.c
printf 'print("built")\n' >build/out.py
printf 'var a=1;\n' >docs/site.min.js
printf 'build/\n' >.gitignore
printf 'docs/draft*\n' >.lintelignore
printf 'draft\n' >docs/draft1.md
printf '*_pb.py linguist-generated\nthird_party/** linguist-vendored\n' >.gitattributes
printf 'version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize 12345678\n' 0 >model.bin
ln -s src/kept.py link.py
git add -A && git commit -qm "All kinds of files"
