# Sourced by the gates, which run in the root of the sources: what is listed, how a gate complains.
set -euo pipefail

if git -c safe.directory='*' rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    is_checkout=yes
else
    is_checkout=no
fi

# The files of the project that match the given shell patterns, one a line. New files count too.
list_files() {
    if [[ $is_checkout == yes ]]; then
        git -c safe.directory='*' ls-files --cached --others --exclude-standard -- "$@" |
            while IFS= read -r file; do if [[ -e $file ]]; then printf '%s\n' "$file"; fi; done
    else
        local pattern
        for pattern in "$@"; do
            find . -path './build*' -prune -o -name node_modules -prune -o \
                -type f -path "./$pattern" -print
        done | sed 's|^\./||'
    fi
}

# Our own C, without the samples and fixtures that are meant to be bad.
list_sources() {
    list_files '*.c' '*.h' | grep -E '^(core|grammars|analyzers|reports|orchestrator|tests)/' |
        grep -vE '^analyzers/rules/.*/|/(fixtures|data|corpus)/' | LC_ALL=C sort -u
}

complaints=0
complain() {
    printf '%s\n' "$*"
    complaints=$((complaints + 1))
}

# A gate that looked at nothing has not passed.
finish() {
    local looked_at=$1
    if ((looked_at == 0)); then
        echo "nothing was looked at"
        exit 1
    fi
    echo "$looked_at looked at, $complaints complaints"
    ((complaints == 0))
}

# Runs an awk program once over many files, one a line on standard input, and complains of each line it prints.
awk_over_files() {
    local line
    while IFS= read -r line; do complain "$line"; done < <(LC_ALL=C xargs -r -d '\n' awk "$@")
}
