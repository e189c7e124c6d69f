#include "grammars/languages/typescript_rows.h"
#include "grammars/template_markers.h"

extern const TSLanguage *tree_sitter_typescript(void);

static const ltl_node_row nodes[] = {
#include "grammars/languages/typescript_nodes.inc"
    THROUGH_UNDER("type_assertion", "type_arguments", LTL_ROLE_TYPE),
    NODE_AT("type_assertion", CAST, 0, LTL_ROLE_TYPE, LTL_ROLE_VALUE, 0, 0),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {

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

static const char *const aliases[] = {"ts", NULL};
static const char *const extensions[] = {".ts", ".mts", ".cts", NULL};
static const char *const interpreters[] = {"ts-node", "deno", "tsx", NULL};
static const char *const pattern_also[] = {"tsx", NULL};

static const ltl_pattern_wrap pattern_headers[] = {
    JAVASCRIPT_PATTERN_HEADERS,
    {NULL, NULL},
};

const ltl_language ltl_language_typescript = {
    .id = "typescript",
    .title = "TypeScript",
    .aliases = aliases,
    .grammar = tree_sitter_typescript,
    .extensions = extensions,
    .interpreters = interpreters,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .modifiers = modifiers,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .pattern_also = pattern_also,
    .line_comment = "//",
    .block_comment = {"/*", "*/"},
    .type_probe = {"\nlet x: ", ";\n"},
    .type_follows = true,
    .repair = ltl_marker_repair,
    .statement_end = ";",
    .ellipsis_member = "ltl_dots;",
    .ellipsis_loop = "ltl_dots;;",
    .quoted_keys_are_names = true,
    .lambdas_are_functions = true,
    .imports = LTL_IMPORT_JAVASCRIPT,
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_HOISTS_VAR | LTL_SCOPING_GLOBALS |
               LTL_SCOPING_FIELDS | LTL_SCOPING_FALLS,
    .sample = "import { Injectable } from 'core';\n\n"
              "@Injectable()\n"
              "export class Users implements Store<User> {\n"
              "  constructor(private readonly db: Database, limit = 10) {}\n"
              "  async find(id: number): Promise<User | null> {\n"
              "    const rows = await this.db.query<User>(`select ${id}`);\n"
              "    return rows.length > 0 ? rows[0]! : null;\n"
              "  }\n"
              "}\n",
};
