#include "grammars/markup_repair.h"
#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_xml(void);

static const ltl_node_row nodes[] = {
    NODE("document", ROOT),
    COMMENT("Comment"),
    THROUGH("prolog"),
    NODE_WITH("element", ELEMENT, 0, LTL_ROLE_BODY),
    THROUGH("STag"),
    THROUGH("EmptyElemTag"),
    GONE("ETag"),
    THROUGH("content"),
    NODE_AS("Name", NAME, 0, LTL_ROLE_NAME),
    {.type = "Attribute", .kind = LTL_KIND_ATTRIBUTE, .role = LTL_ROLE_MODIFIER},
    {.type = "AttValue", .kind = LTL_KIND_STRING, .flags = LTL_ROW_LEAF, .role = LTL_ROLE_VALUE},
    NODE("CharData", TEXT),
    LEAF("CDSect", TEXT),
    LEAF("EntityRef", TEXT),
    LEAF("CharRef", TEXT),
    NODE("SystemLiteral", STRING),
    NODE("EntityValue", STRING),
    NODE("URI", STRING_PART),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    END_OF_ROWS,
};

static const char *const extensions[] = {".xml", ".xsd", ".xsl", ".xslt", ".svg", ".plist", ".pom", ".csproj", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"<x ", "/>"}, /* an attribute */
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"", "</@>"}, /* a tag that is not closed */
    {NULL, NULL},
};

const ltl_language ltl_language_xml = {
    .id = "xml",
    .title = "XML",
    .grammar = tree_sitter_xml,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .block_comment = {"<!--", "-->"},
    .statement_end = "",
    .ellipsis_attribute = "ltl_dots=\"ltl_bare_ltl_dots\"",
    .quoted_after = "=",
    .trims_nodes = true,
    .runs_nothing = true,
    .scanner_keeps_tags = true,
    .repair = ltl_markup_repair,
    .sample = "<?xml version=\"1.0\"?>\n"
              "<project name='a'>\n"
              "  <!-- note -->\n"
              "  <item id=\"1\">text &amp; more</item>\n"
              "  <empty/>\n"
              "</project>\n",
};
