#include "grammars/languages/typescript_rows.h"
#include "grammars/template_markers.h"

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

static const char *const modifiers[] = {TYPESCRIPT_MODIFIERS, NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    TYPESCRIPT_PATTERN_WRAPS,
    {NULL, NULL},
};

static const char *const extensions[] = {".tsx", NULL};

static const ltl_pattern_wrap pattern_headers[] = {
    JAVASCRIPT_PATTERN_HEADERS,
    {NULL, NULL},
};

const ltl_language ltl_language_tsx = {
    .id = "tsx",
    .title = "TSX",
    .grammar = tree_sitter_tsx,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .modifiers = modifiers,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .line_comment = "//",
    .block_comment = {"/*", "*/"},
    .type_probe = {"\nlet x: ", ";\n"},
    .type_follows = true,
    .repair = ltl_marker_repair,
    .statement_end = ";",
    .ellipsis_member = "ltl_dots;",
    .ellipsis_loop = "ltl_dots;;",
    .attribute_value = {"{", "}"},
    .quoted_keys_are_names = true,
    .lambdas_are_functions = true,
    .imports = LTL_IMPORT_JAVASCRIPT,
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_HOISTS_VAR | LTL_SCOPING_GLOBALS |
               LTL_SCOPING_FIELDS | LTL_SCOPING_FALLS,
    .shows_elements = true,
    .sample = "import React from 'react';\n\n"
              "export const Note = ({ html, onClose }: Props) => {\n"
              "  const [open, setOpen] = React.useState<boolean>(true);\n"
              "  return open ? <div className=\"note\" onClick={onClose}>{html}</div> : null;\n"
              "};\n",
};
