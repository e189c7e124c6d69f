#include "grammars/bash_prepare.h"
#include "grammars/languages/bash_rows.h"

static const char *const aliases[] = {"sh", "shell", NULL};
static const char *const extensions[] = {".sh", ".bash", ".zsh", ".ksh", ".bats", NULL};
static const char *const file_names[] = {".bashrc", ".bash_profile", ".profile", "PKGBUILD", NULL};
static const char *const interpreters[] = {"sh", "bash", "dash", "ksh", "zsh", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"", "\n"},
    {"f() {\n", "\n}\n"},
    {"case x in\n", "\nesac\n"},
    {"[[ ", " ]]\n"},
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"", " { :; }\n"},
    {NULL, NULL},
};

const ltl_language ltl_language_bash = {
    .id = "bash",
    .title = "Bash",
    .grammar = tree_sitter_bash,
    .prepare = ltl_bash_prepare,
    .extensions = extensions,
    .nodes = bash_nodes,
    .fields = bash_fields,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .aliases = aliases,
    .file_names = file_names,
    .interpreters = interpreters,
    .wraps = bash_wraps,
    .line_comment = "#",
    .statement_end = "",
    .scoping = LTL_SCOPING_GLOBALS | LTL_SCOPING_WORDS,
    .sample = "#!/bin/bash\n"
              "set -e\n"
              "name=\"$1\"\n"
              "greet() {\n"
              "  local who=${2:-you}\n"
              "  if [ -z \"$name\" ]; then\n"
              "    echo \"hello $who\" > /tmp/out\n"
              "  elif test $x; then\n"
              "    eval \"$name\"\n"
              "  else\n"
              "    rm -rf $(ls *.txt)\n"
              "  fi\n"
              "}\n"
              "for f in a b; do cat $f | grep x && exit 1; done\n"
              "case $x in a|b) greet;; *) exit;; esac\n"
              "while true; do sleep 1; done\n",
};
