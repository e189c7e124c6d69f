#include "grammars/c_repair.h"
#include "grammars/languages/c_rows.h"

extern const TSLanguage *tree_sitter_c(void);

static const ltl_node_row nodes[] = {
#include "grammars/languages/c_nodes.inc"
    NODE("subscript_expression", INDEX),
    LEAF("variadic_parameter", PARAMETER),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("subscript_expression", "argument", RECEIVER),
    FIELD("subscript_expression", "index", KEY),
#include "grammars/languages/c_fields.inc"
    END_OF_ROWS,
};

static const ltl_wrap_row wraps[] = {
    C_WRAPS,
    END_OF_ROWS,
};

static const char *const extensions[] = {".c", ".h", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    C_PATTERN_WRAPS,
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    C_PATTERN_HEADERS,
    {NULL, NULL},
};

const ltl_language ltl_language_c = {
    .id = "c",
    .title = "C",
    .grammar = tree_sitter_c,
    .repair = ltl_c_repair,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .line_comment = "//",
    .block_comment = {"/*", "*/"},
    .type_probe = {"\n", " x;"},
    .statement_end = ";",
    .ellipsis_parameter = "ltl_dots ltl_dots",
    .ellipsis_member = "int ltl_dots;",
    .string_content = c_string_content,
    .ellipsis_case = "case ltl_dots:",
    .ellipsis_loop = "ltl_dots;;",
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_ORDERED | LTL_SCOPING_FALLS,
    .sample = "#include <stdio.h>\n\n"
              "#define LIMIT 10\n\n"
              "struct user {\n"
              "    char *name;\n"
              "    int ages[4];\n"
              "};\n\n"
              "static char *greet(const struct user *user, int loud) {\n"
              "    char buf[64] = {0}, *end;\n"
              "    if (loud && user->name != NULL) {\n"
              "        sprintf(buf, \"hello %s\", user->name);\n"
              "    } else {\n"
              "        end = (char *)buf + sizeof(buf);\n"
              "    }\n"
              "    return buf;\n"
              "}\n",
};
