#include "grammars/embeds.h"
#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_svelte(void);

static const ltl_node_row nodes[] = {
    NODE("document", ROOT),
    COMMENT("comment"),
    NODE_WITH("element", ELEMENT, 0, LTL_ROLE_BODY),
    NODE_WITH("script_element", ELEMENT, 0, LTL_ROLE_BODY),
    NODE_WITH("style_element", ELEMENT, 0, LTL_ROLE_BODY),
    {.type = "start_tag", .flags = LTL_ROW_TRANSPARENT, .role = LTL_ROLE_NAME},
    {.type = "self_closing_tag", .flags = LTL_ROW_TRANSPARENT, .role = LTL_ROLE_NAME},
    GONE("end_tag"),
    NODE_AS("tag_name", NAME, 0, LTL_ROLE_NAME),
    {.type = "attribute", .kind = LTL_KIND_ATTRIBUTE, .role = LTL_ROLE_MODIFIER,
     .positions = {LTL_ROLE_NAME, LTL_ROLE_VALUE}},
    NODE("attribute_name", NAME),
    LEAF("attribute_value", STRING),
    LEAF("quoted_attribute_value", STRING),
    NODE("text", TEXT),
    NODE("entity", TEXT),
    NODE("raw_text", TEXT),
    LEAF("svelte_raw_text", TEXT),
    NODE("if_statement", IF),
    NODE("each_statement", LOOP),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD_ANY("condition", CONDITION),
    END_OF_ROWS,
};

static const char *const extensions[] = {".svelte", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"<x ", ">"}, /* an attribute */
    {NULL, NULL},
};

static const ltl_embed_row embeds[] = {
    EMBEDS_OF_PAGES,
    {.tag = NULL},
};

static const ltl_attribute_row attribute_embeds[] = {
    ATTRIBUTES_OF_BROWSERS,
    {.name = NULL},
};

/* What `each` and `await` name behind their value is no expression, nor is what `snippet` declares. */
static const ltl_hole_row holes[] = {
    {"svelte_raw_text", NULL, NULL, NULL, "each_start", "javascript", false},
    {"svelte_raw_text", NULL, NULL, " then ", "await_start", "javascript", false},
    {"svelte_raw_text", NULL, NULL, NULL, "if_start", "javascript", false},
    {"svelte_raw_text", NULL, NULL, NULL, "else_if_start", "javascript", false},
    {"svelte_raw_text", NULL, NULL, NULL, "key_start", "javascript", false},
    {"svelte_raw_text", NULL, NULL, NULL, "expression", "javascript", false},
    {"svelte_raw_text", NULL, NULL, NULL, "html_tag", "javascript", false},
    {"svelte_raw_text", NULL, NULL, NULL, "const_tag", "javascript", false},
    {"svelte_raw_text", NULL, NULL, NULL, "render_tag", "javascript", false},
    {"svelte_raw_text", NULL, NULL, NULL, "debug_tag", "javascript", false},
    {"attribute_value", NULL, "{", "}", NULL, "javascript", false},
    {"quoted_attribute_value", NULL, "{", "}", NULL, "javascript", false},
    {.node = NULL},
};

const ltl_language ltl_language_svelte = {
    .id = "svelte",
    .title = "Svelte",
    .grammar = tree_sitter_svelte,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .pattern_wraps = pattern_wraps,
    .block_comment = {"<!--", "-->"},
    .statement_end = "",
    .ellipsis_attribute = "ltl_dots",
    .dashes_in_tags = true,
    .scanner_keeps_tags = true,
    .embeds = embeds,
    .attribute_embeds = attribute_embeds,
    .holes = holes,
    .shows_elements = true,
    .sample = "<script>\n"
              "  let name = 1;\n"
              "</script>\n\n"
              "<h1 class=\"a\">{name}</h1>\n"
              "{#if name}\n"
              "  <p>{@html text}</p>\n"
              "{/if}\n",
};
