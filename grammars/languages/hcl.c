#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_hcl(void);

static const ltl_node_row nodes[] = {
    NODE("config_file", ROOT),
    COMMENT("comment"),
    THROUGH_AS("body", LTL_ROLE_ITEM),
    NODE_AT("block", CALL, LTL_ROW_DEEP_MEMBER, LTL_ROLE_CALLEE, 0, 0, LTL_ROLE_ARGUMENT),
    /* The brace stands for the body, so that an empty block has one too. */
    NODE_AS("block_start", BLOCK, LTL_ROW_UNORDERED | LTL_ROW_NESTS_REST, LTL_ROLE_BODY),
    GONE("block_end"),
    NODE_AT("attribute", PAIR, 0, LTL_ROLE_KEY, LTL_ROLE_VALUE, 0, 0),
    NODE("identifier", NAME),
    THROUGH("expression"),
    THROUGH("literal_value"),
    THROUGH("variable_expr"),
    THROUGH("collection_value"),
    THROUGH("template_expr"),
    THROUGH("operation"),
    NODE("numeric_lit", NUMBER),
    NODE("bool_lit", LITERAL),
    NODE("null_lit", LITERAL),
    NODE("string_lit", STRING),
    NODE_WITH("quoted_template", STRING, 0, LTL_ROLE_PART),
    NODE_WITH("heredoc_template", STRING, 0, LTL_ROLE_PART),
    GONE("heredoc_start"),
    GONE("heredoc_identifier"),
    GONE("quoted_template_start"),
    GONE("quoted_template_end"),
    NODE("template_literal", STRING_PART),
    NODE_WITH("template_interpolation", OTHER, LTL_ROW_INTERPOLATION, 0),
    GONE("template_interpolation_start"),
    GONE("template_interpolation_end"),
    NODE_WITH("tuple", COLLECTION, 0, LTL_ROLE_ITEM),
    GONE("tuple_start"),
    GONE("tuple_end"),
    NODE_WITH("object", COLLECTION, LTL_ROW_UNORDERED, LTL_ROLE_ITEM),
    GONE("object_start"),
    GONE("object_end"),
    NODE("object_elem", PAIR),
    NODE_WITH("splat", INDEX, LTL_ROW_FOLLOWS, LTL_ROLE_KEY),
    THROUGH("full_splat"),
    THROUGH("attr_splat"),
    LEAF("legacy_index", NUMBER),
    THROUGH("for_expr"),
    NODE_WITH("get_attr", MEMBER, LTL_ROW_FOLLOWS, LTL_ROLE_NAME),
    NODE_WITH("index", INDEX, LTL_ROW_FOLLOWS, LTL_ROLE_KEY),
    THROUGH("new_index"),
    NODE_AT("function_call", CALL, 0, LTL_ROLE_CALLEE, 0, 0, LTL_ROLE_ARGUMENT),
    THROUGH_AS("function_arguments", LTL_ROLE_ARGUMENT),
    NODE_AT("conditional", CONDITIONAL, 0, LTL_ROLE_CONDITION, LTL_ROLE_THEN, LTL_ROLE_ELSE, 0),
    NODE_AT("binary_operation", BINARY, 0, LTL_ROLE_LEFT, LTL_ROLE_RIGHT, 0, 0),
    NODE_WITH("unary_operation", UNARY, 0, LTL_ROLE_OPERAND),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("object_elem", "key", KEY),
    FIELD("object_elem", "val", VALUE),
    END_OF_ROWS,
};

static const char *const aliases[] = {"terraform", "tf", NULL};
static const char *const extensions[] = {".hcl", ".tf", ".tfvars", ".tofu", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"", "\n"},
    {"x = ", "\n"}, /* an expression */
    {"b {\n", "\n}\n"},
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"", " {\n}\n"},
    {NULL, NULL},
};

/* A heredoc: the lines between the mark and the mark. */
static bool string_content(ltl_str text, ltl_span *out_content) {
    if (!ltl_str_starts_with(text, LTL_STR("<<"))) {
        return false;
    }
    size_t start = 0;
    while (start < text.len && text.ptr[start] != '\n') {
        start++;
    }
    size_t end = text.len;
    while (end > start && text.ptr[end - 1] != '\n') {
        end--;
    }
    start = start < end ? start + 1 : end;
    end = end > start ? end - 1 : start; /* the last line's end is the mark's */
    *out_content = (ltl_span){(uint32_t)start, (uint32_t)end};
    return true;
}

const ltl_language ltl_language_hcl = {
    .id = "hcl",
    .title = "HCL",
    .grammar = tree_sitter_hcl,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .aliases = aliases,
    .line_comment = "#",
    .block_comment = {"/*", "*/"},
    .statement_end = "",
    .ellipsis_entry = "ltl_dots = ltl_dots",
    .string_content = string_content,
    .scalars_agree = true,
    .runs_nothing = true,
    .scoping = LTL_SCOPING_LOCALS,
    .sample = "resource \"aws_s3_bucket\" \"b\" {\n"
              "  bucket = \"a-${var.name}\"\n"
              "  acl = \"public-read\"\n"
              "  count = var.on ? 1 : length(local.xs) + 2\n"
              "  tags = { Name = \"x\", n = [1, true] }\n"
              "  versioning {\n"
              "    enabled = false\n"
              "  }\n"
              "}\n",
};
