#include "grammars/embeds.h"
#include "grammars/page_repair.h"
#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_html(void);

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
    NODE_UNDER("quoted_attribute_value", "attribute_value", STRING_PART, 0, 0),
    LEAF("attribute_value", STRING),
    LEAF("quoted_attribute_value", STRING),
    NODE("text", TEXT),
    NODE("entity", TEXT),
    NODE("raw_text", TEXT),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    END_OF_ROWS,
};

static const char *const extensions[] = {".html", ".htm", ".xhtml", ".vue", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"<x ", ">"},  /* an attribute */
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"", "</@>"}, /* a tag that is not closed */
    {NULL, NULL},
};

static const ltl_embed_row embeds[] = {
    EMBEDS_OF_PAGES,
    {.tag = NULL},
};

static const ltl_attribute_row attribute_embeds[] = {
    ATTRIBUTES_OF_BROWSERS,
    ATTRIBUTES_OF_DIRECTIVES,
    ATTRIBUTES_OF_ANGULAR,
    {.name = NULL},
};

static const ltl_hole_row holes[] = {
    {"text", ".vue", "{{", "}}", NULL, "javascript", true},
    {.node = NULL},
};

const ltl_language ltl_language_html = {
    .id = "html",
    .title = "HTML",
    .grammar = tree_sitter_html,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .block_comment = {"<!--", "-->"},
    .statement_end = "",
    .ellipsis_attribute = "ltl_dots",
    .dashes_in_tags = true,
    .scanner_keeps_tags = true,
    .embeds = embeds,
    .attribute_embeds = attribute_embeds,
    .holes = holes,
    .repair = ltl_page_repair,
    .shows_elements = true,
    .sample = "<!DOCTYPE html>\n"
              "<html lang=\"en\">\n"
              "<body>\n"
              "<img src=a.png>\n"
              "<a href='x' target=\"_blank\">text &amp; more</a>\n"
              "<script src=\"a.js\">run();</script>\n"
              "<br/>\n"
              "</body>\n"
              "</html>\n",
};
