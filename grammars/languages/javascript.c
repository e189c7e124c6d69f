#include "grammars/languages/javascript_rows.h"

extern const TSLanguage *tree_sitter_javascript(void);

static const ltl_node_row nodes[] = {
    /* A default value belongs to its parameter. */
    NODE_UNDER("formal_parameters", "assignment_pattern", PARAMETER, 0, 0),
#include "grammars/languages/javascript_nodes.inc"
#include "grammars/languages/jsx_nodes.inc"
    THROUGH_AS("class_heritage", LTL_ROLE_PARENT),
    NODE("field_definition", FIELD),
    NODE_WITH("using_declaration", DECLARATION, LTL_ROW_OPERATOR, 0),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("field_definition", "property", NAME),
#include "grammars/languages/jsx_fields.inc"
#include "grammars/languages/javascript_fields.inc"
    END_OF_ROWS,
};

static const ltl_wrap_row wraps[] = {
    {.parent = "formal_parameters",
     .how = LTL_WRAP_EACH,
     .kind = LTL_KIND_PARAMETER,
     .role = LTL_ROLE_PARAMETER,
     .inner_from = LTL_ROLE_NAME,
     .unless = {"assignment_pattern"}},
    JAVASCRIPT_WRAPS,
    END_OF_ROWS,
};

static const char *const aliases[] = {"js", "jsx", NULL};
static const char *const extensions[] = {".js", ".jsx", ".mjs", ".cjs", NULL};
static const char *const interpreters[] = {"node", "nodejs", "bun", NULL};
static const char *const modifiers[] = {"async", "static", "get", "set", "static get", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    JAVASCRIPT_PATTERN_WRAPS,
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    JAVASCRIPT_PATTERN_HEADERS,
    {NULL, NULL},
};

const ltl_language ltl_language_javascript = {
    .id = "javascript",
    .title = "JavaScript",
    .aliases = aliases,
    .grammar = tree_sitter_javascript,
    .extensions = extensions,
    .interpreters = interpreters,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .modifiers = modifiers,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .line_comment = "//",
    .block_comment = {"/*", "*/"},
    .statement_end = ";",
    .ellipsis_member = "ltl_dots;",
    .imports = LTL_IMPORT_JAVASCRIPT,
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_HOISTS_VAR | LTL_SCOPING_GLOBALS |
               LTL_SCOPING_FIELDS | LTL_SCOPING_FALLS,
    .sample = "import fs from 'fs';\n\n"
              "export function read(name, encoding = 'utf8') {\n"
              "  const path = `data/${name}`;\n"
              "  if (!fs.existsSync(path)) {\n"
              "    return null;\n"
              "  }\n"
              "  return fs.readFileSync(path, encoding);\n"
              "}\n",
};
