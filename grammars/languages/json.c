#include "grammars/data_repair.h"
#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_json(void);

static const ltl_node_row nodes[] = {
    NODE_WITH("document", ROOT, 0, 0),
    COMMENT("comment"),
    NODE_WITH("object", COLLECTION, LTL_ROW_ANY_ORDER, LTL_ROLE_ITEM),
    NODE_WITH("array", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE("pair", PAIR),
    NODE("string", STRING),
    NODE("string_content", STRING_PART),
    NODE("escape_sequence", STRING_PART),
    NODE("number", NUMBER),
    NODE("true", LITERAL),
    NODE("false", LITERAL),
    NODE("null", LITERAL),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("pair", "key", KEY),
    FIELD("pair", "value", VALUE),
    END_OF_ROWS,
};

static const char *const extensions[] = {".json", ".jsonc", ".json5", ".webmanifest", ".ipynb", ".map", NULL};
static const char *const file_names[] = {".eslintrc", ".babelrc", "composer.lock", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"{", "}"}, /* a pair */
    {"{", "\"x\": 1}"}, /* with a comma behind it */
    {"[", "]"},
    {"{", ": 1}"},
    {NULL, NULL},
};

const ltl_language ltl_language_json = {
    .id = "json",
    .title = "JSON",
    .grammar = tree_sitter_json,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .pattern_wraps = pattern_wraps,
    .file_names = file_names,
    .repair = ltl_json_repair,
    .statement_end = "",
    .ellipsis_entry = "\"ltl_bare_ltl_dots\": \"ltl_bare_ltl_dots\"",
    .quoted_after = "",
    .quotes_keys = true,
    .runs_nothing = true,
    .drops_trailing_comma = true,
    .sample = "{\n"
              "  \"name\": \"lintel\",\n"
              "  \"tags\": [1, true, null, \"a\\tb\"],\n"
              "  \"nested\": {\"x\": {}}\n"
              "}\n",
};
