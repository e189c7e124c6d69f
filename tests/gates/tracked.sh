#!/usr/bin/env bash
# Nothing that a build makes is under version control, and lock files name no registry.
source tests/gates/common.bash

count=0
while IFS= read -r file; do
    count=$((count + 1))
    case $file in
    build/* | build-*/* | */node_modules/* | *.o | *.a | *.so | *.gcda | *.gcno | compile_commands.json)
        complain "$file: a build product"
        ;;
    *package-lock.json)
        if grep -qE '"resolved"|https?://[a-z.]*registry' "$file"; then
            complain "$file: names a registry; npm's omit-lockfile-registry-resolved keeps that out"
        fi
        ;;
    */.npmrc)
        if grep -qiE 'registry *=|_auth|token' "$file"; then complain "$file: names a registry or a secret"; fi
        ;;
    esac
done < <(if [[ $is_checkout == yes ]]; then git -c safe.directory='*' ls-files; else list_files '*'; fi)
finish "$count"
