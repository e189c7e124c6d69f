#include "grammars/languages/typescript_rows.h"
#include "grammars/template_markers.h"

/* TSX's grammar reads all of JavaScript, as fast as JavaScript's own, and beyond it the types that
 * people write in .js files (Flow) and that rules for JavaScript write in their patterns. */
extern const TSLanguage *tree_sitter_tsx(void);

static const ltl_node_row nodes[] = {
#include "grammars/languages/typescript_nodes.inc"
#include "grammars/languages/jsx_nodes.inc"
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
#include "grammars/languages/jsx_fields.inc"
#include "grammars/languages/typescript_fields.inc"
    END_OF_ROWS,
};

static const ltl_wrap_row wraps[] = {
    TYPESCRIPT_WRAPS,
    END_OF_ROWS,
};

static const char *const aliases[] = {"js", "jsx", NULL};
static const char *const extensions[] = {".js", ".jsx", ".mjs", ".cjs", NULL};
static const char *const interpreters[] = {"node", "nodejs", "bun", NULL};
static const char *const modifiers[] = {TYPESCRIPT_MODIFIERS, NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    TYPESCRIPT_PATTERN_WRAPS,
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
    .grammar = tree_sitter_tsx,
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
    .repair = ltl_marker_repair,
    .statement_end = ";",
    .ellipsis_member = "ltl_dots;",
    .ellipsis_loop = "ltl_dots;;",
    .attribute_value = {"{", "}"},
    .quoted_keys_are_names = true,
    .type_probe = {"\nlet x: ", ";\n"},
    .type_follows = true,
    .lambdas_are_functions = true,
    .imports = LTL_IMPORT_JAVASCRIPT,
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_HOISTS_VAR | LTL_SCOPING_GLOBALS |
               LTL_SCOPING_FIELDS | LTL_SCOPING_FALLS,
    .shows_elements = true,
    .sample = "import fs from 'fs';\n\n"
              "export function read(name, encoding = 'utf8') {\n"
              "  const path = `data/${name}`;\n"
              "  if (!fs.existsSync(path)) {\n"
              "    return null;\n"
              "  }\n"
              "  return fs.readFileSync(path, encoding);\n"
              "}\n",
};
