#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_toml(void);

static const ltl_node_row nodes[] = {
    NODE("document", ROOT),
    COMMENT("comment"),
    NODE_AT("table", CLASS, LTL_ROW_UNORDERED, LTL_ROLE_NAME, 0, 0, LTL_ROLE_BODY),
    NODE_AT("table_array_element", CLASS, LTL_ROW_UNORDERED, LTL_ROLE_NAME, 0, 0, LTL_ROLE_BODY),
    NODE_AT("pair", PAIR, 0, LTL_ROLE_KEY, LTL_ROLE_VALUE, 0, 0),
    NODE_AT("dotted_key", MEMBER, 0, LTL_ROLE_RECEIVER, LTL_ROLE_NAME, 0, 0),
    NODE("bare_key", NAME),
    NODE("quoted_key", STRING),
    NODE("string", STRING),
    NODE("escape_sequence", STRING_PART),
    NODE("integer", NUMBER),
    NODE("float", NUMBER),
    NODE("boolean", LITERAL),
    NODE("offset_date_time", LITERAL),
    NODE("local_date_time", LITERAL),
    NODE("local_date", LITERAL),
    NODE("local_time", LITERAL),
    NODE_WITH("array", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("inline_table", COLLECTION, LTL_ROW_ANY_ORDER, LTL_ROLE_ITEM),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    END_OF_ROWS,
};

static const char *const extensions[] = {".toml", NULL};
static const char *const file_names[] = {"Cargo.lock", "Pipfile", "poetry.lock", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"", "\n"},
    {"x = ", "\n"},
    {NULL, NULL},
};

const ltl_language ltl_language_toml = {
    .id = "toml",
    .title = "TOML",
    .grammar = tree_sitter_toml,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .pattern_wraps = pattern_wraps,
    .file_names = file_names,
    .line_comment = "#",
    .statement_end = "",
    .ellipsis_entry = "ltl_dots = \"ltl_bare_ltl_dots\"",
    .quoted_after = "",
    .trims_nodes = true,
    .runs_nothing = true,
    .sample = "title = \"lintel\"\n\n"
              "[package]\n"
              "name = 'x'\n"
              "a.b = [1, 2.5, true]\n"
              "inline = {x = 1}\n\n"
              "[[bin]]\n"
              "day = 2024-01-01\n",
};
