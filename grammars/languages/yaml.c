#include "grammars/data_repair.h"
#include "grammars/rows.h"
#include "grammars/yaml_scalar.h"

extern const TSLanguage *tree_sitter_yaml(void);

static const ltl_node_row nodes[] = {
    NODE("stream", ROOT),
    COMMENT("comment"),
    THROUGH("document"),
    GONE("yaml_directive"),
    GONE("tag_directive"),
    GONE("reserved_directive"),
    THROUGH("block_node"),
    THROUGH("flow_node"),
    NODE_WITH("block_mapping", COLLECTION, LTL_ROW_ANY_ORDER | LTL_ROW_STYLES, LTL_ROLE_ITEM),
    NODE_WITH("flow_mapping", COLLECTION, LTL_ROW_ANY_ORDER | LTL_ROW_STYLES, LTL_ROLE_ITEM),
    NODE_WITH("block_sequence", COLLECTION, LTL_ROW_STYLES, LTL_ROLE_ITEM),
    NODE_WITH("flow_sequence", COLLECTION, LTL_ROW_STYLES, LTL_ROLE_ITEM),
    THROUGH("block_sequence_item"),
    NODE_WITH("block_mapping_pair", PAIR, LTL_ROW_NULL_VALUE, 0),
    NODE_WITH("flow_pair", PAIR, LTL_ROW_NULL_VALUE, 0),
    THROUGH("plain_scalar"),
    NODE("string_scalar", STRING),
    NODE("double_quote_scalar", STRING),
    NODE("single_quote_scalar", STRING),
    LEAF("block_scalar", STRING),
    NODE("escape_sequence", STRING_PART),
    NODE("integer_scalar", NUMBER),
    NODE("float_scalar", NUMBER),
    NODE("boolean_scalar", LITERAL),
    NODE("null_scalar", LITERAL),
    NODE("timestamp_scalar", LITERAL),
    {.type = "anchor", .kind = LTL_KIND_MODIFIER, .flags = LTL_ROW_LEAF, .role = LTL_ROLE_MODIFIER},
    {.type = "tag", .kind = LTL_KIND_MODIFIER, .flags = LTL_ROW_LEAF, .role = LTL_ROLE_MODIFIER},
    LEAF("alias", NAME),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD_ANY("key", KEY),
    FIELD_ANY("value", VALUE),
    END_OF_ROWS,
};

static const char *const aliases[] = {"yml", NULL};
static const char *const extensions[] = {".yaml", ".yml", NULL};
static const char *const file_names[] = {".clang-format", ".clang-tidy", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"x:\n", ""}, /* an indented fragment */
    {"", " x"},
    {NULL, NULL},
};

const ltl_language ltl_language_yaml = {
    .id = "yaml",
    .title = "YAML",
    .grammar = tree_sitter_yaml,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .pattern_wraps = pattern_wraps,
    .aliases = aliases,
    .file_names = file_names,
    .line_comment = "#",
    .repair = ltl_yaml_repair,
    .statement_end = "",
    .ellipsis_entry = "ltl_dots: ltl_dots",
    .ellipsis_item = "- ltl_dots",
    .string_content = ltl_yaml_scalar_content,
    .string_value = ltl_yaml_scalar_value,
    .trims_nodes = true,
    .has_references = true,
    .runs_nothing = true,
    .literals_ignore_case = true,
    .sample = "name: lintel\n"
              "list:\n"
              "  - a: 1\n"
              "    b: 'two'\n"
              "  - \"three\"\n"
              "flow: &f {x: [1, true, null]}\n"
              "same: {<<: *f}\n"
              "text: |\n"
              "  line\n",
};
