#include "grammars/data_repair.h"
#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_css(void);

static const ltl_node_row nodes[] = {
    NODE("stylesheet", ROOT),
    COMMENT("comment"),
    COMMENT("js_comment"),
    NODE_AT("rule_set", CLASS, 0, LTL_ROLE_NAME, LTL_ROLE_BODY, 0, 0),
    NODE("selectors", OTHER),
    NODE_WITH("block", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE_AT("declaration", PAIR, 0, LTL_ROLE_KEY, 0, 0, LTL_ROLE_VALUE),
    NODE("property_name", NAME),
    NODE("tag_name", NAME),
    NODE("class_name", NAME),
    NODE("id_name", NAME),
    NODE("attribute_name", NAME),
    NODE("identifier", NAME),
    NODE("plain_value", NAME),
    NODE("function_name", NAME),
    NODE("keyframes_name", NAME),
    NODE("color_value", LITERAL),
    NODE("integer_value", NUMBER),
    NODE("float_value", NUMBER),
    NODE("string_value", STRING),
    NODE("string_content", STRING_PART),
    NODE("escape_sequence", STRING_PART),
    NODE_AS("important", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_AT("call_expression", CALL, 0, LTL_ROLE_CALLEE, 0, 0, LTL_ROLE_ARGUMENT),
    THROUGH_UNDER("call_expression", "arguments", LTL_ROLE_ARGUMENT),
    NODE_AT("binary_expression", BINARY, 0, LTL_ROLE_LEFT, LTL_ROLE_RIGHT, 0, 0),
    THROUGH("parenthesized_value"),
    NODE_WITH("import_statement", IMPORT, 0, LTL_ROLE_VALUE),
    NODE("at_keyword", NAME),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    END_OF_ROWS,
};

static const char *const extensions[] = {".css", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"", ";"}, /* an import */
    {"x {", "}"}, /* a declaration */
    {"x {", ";}"},
    {"x { y: ", ";}"},
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"", " {}"},
    {NULL, NULL},
};

const ltl_language ltl_language_css = {
    .id = "css",
    .title = "CSS",
    .grammar = tree_sitter_css,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .block_comment = {"/*", "*/"},
    .repair = ltl_css_repair,
    .statement_end = ";",
    .ellipsis_statement = "ltl_dots: ltl_dots;",
    .ellipsis_member = "ltl_dots: ltl_dots;",
    .sample = "@import url(\"a.css\");\n\n"
              ".note > p:hover, #id {\n"
              "  color: #fff !important;\n"
              "  width: calc(100% - 2px);\n"
              "  font: 12px \"Some Font\";\n"
              "}\n"
              "@media screen {\n"
              "  a { outline: none; }\n"
              "}\n",
};
