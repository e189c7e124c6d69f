#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_bash(void);

static const ltl_node_row nodes[] = {
    NODE("program", ROOT),
    COMMENT("comment"),
    NODE("command", CALL),
    THROUGH_AS("command_name", LTL_ROLE_CALLEE),
    NODE("word", NAME),
    NODE("variable_name", NAME),
    NODE("special_variable_name", NAME),
    NODE_WITH("string", STRING, 0, LTL_ROLE_PART),
    NODE("string_content", STRING_PART),
    NODE("raw_string", STRING),
    NODE("ansi_c_string", STRING),
    NODE("number", NUMBER),
    NODE("regex", LITERAL),
    NODE("test_operator", LITERAL),
    NODE_WITH("concatenation", TEMPLATE, 0, LTL_ROLE_PART),
    NODE_AT("simple_expansion", UNARY, 0, LTL_ROLE_OPERAND, 0, 0, 0),
    NODE_AT("expansion", UNARY, 0, LTL_ROLE_OPERAND, 0, 0, LTL_ROLE_ARGUMENT),
    NODE("command_substitution", LAMBDA),
    NODE("process_substitution", LAMBDA),
    NODE_WITH("arithmetic_expansion", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_WITH("array", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE("subscript", INDEX),
    NODE("variable_assignment", ASSIGN),
    NODE_WITH("declaration_command", DECLARATION, LTL_ROW_OPERATOR, 0),
    NODE_AT("pipeline", BINARY, 0, LTL_ROLE_LEFT, 0, 0, LTL_ROLE_RIGHT),
    NODE_AT("list", BINARY, 0, LTL_ROLE_LEFT, 0, 0, LTL_ROLE_RIGHT),
    NODE_WITH("negated_command", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_WITH("test_command", OTHER, 0, LTL_ROLE_CONDITION),
    NODE("binary_expression", BINARY),
    NODE_WITH("unary_expression", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_WITH("postfix_expression", UNARY, 0, LTL_ROLE_OPERAND),
    NODE("ternary_expression", CONDITIONAL),
    THROUGH("parenthesized_expression"),
    NODE("function_definition", FUNCTION),
    NODE("compound_statement", BLOCK),
    NODE("subshell", BLOCK),
    NODE("do_group", BLOCK),
    NODE("if_statement", IF),
    NODE_AS("elif_clause", IF, LTL_ROW_NESTS_REST, LTL_ROLE_ELSE),
    NODE_AS("else_clause", BLOCK, 0, LTL_ROLE_ELSE),
    NODE_WITH("for_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("c_style_for_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("while_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("case_statement", SWITCH, 0, LTL_ROLE_BODY),
    NODE("case_item", CASE),
    NODE("redirected_statement", OTHER),
    NODE("file_redirect", OTHER),
    NODE_WITH("heredoc_redirect", OTHER, 0, 0),
    NODE_WITH("heredoc_body", STRING, 0, LTL_ROLE_PART),
    NODE("heredoc_content", STRING_PART),
    GONE("heredoc_start"),
    GONE("heredoc_end"),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("command", "name", CALLEE),
    FIELD("command", "argument", ARGUMENT),
    FIELD("command", "redirect", MODIFIER),
    FIELD("variable_assignment", "name", LEFT),
    FIELD("variable_assignment", "value", RIGHT),
    FIELD("subscript", "name", RECEIVER),
    FIELD("for_statement", "variable", LEFT),
    FIELD("for_statement", "value", RIGHT),
    FIELD("case_statement", "value", CONDITION),
    FIELD("ternary_expression", "consequence", THEN),
    FIELD_ANY("initializer", INIT),
    FIELD_ANY("update", UPDATE),
    FIELD_ANY("index", KEY),
    FIELD_ANY("name", NAME),
    FIELD_ANY("value", VALUE),
    FIELD_ANY("left", LEFT),
    FIELD_ANY("right", RIGHT),
    FIELD_ANY("condition", CONDITION),
    FIELD_ANY("alternative", ELSE),
    FIELD_ANY("body", BODY),
    END_OF_ROWS,
};

static const ltl_wrap_row wraps[] = {
    {.parent = "case_item", .how = LTL_WRAP_REST, .kind = LTL_KIND_BLOCK, .role = LTL_ROLE_BODY},
    {.parent = "command_substitution", .how = LTL_WRAP_REST, .kind = LTL_KIND_BLOCK,
     .role = LTL_ROLE_BODY},
    END_OF_ROWS,
};

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
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .aliases = aliases,
    .file_names = file_names,
    .interpreters = interpreters,
    .wraps = wraps,
    .line_comment = "#",
    .statement_end = "",
    .scoping = LTL_SCOPING_GLOBALS,
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
