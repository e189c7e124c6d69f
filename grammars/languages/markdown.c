#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_markdown(void);

static const ltl_node_row nodes[] = {
    NODE("document", ROOT),
    THROUGH("section"),
    NODE("atx_heading", OTHER),
    NODE("setext_heading", OTHER),
    THROUGH("paragraph"),
    NODE("inline", TEXT),
    NODE("fenced_code_block", OTHER),
    NODE("code_fence_content", TEXT),
    LEAF("info_string", NAME),
    GONE("fenced_code_block_delimiter"),
    THROUGH("list"),
    GONE("list_marker_minus"),
    GONE("list_marker_plus"),
    GONE("list_marker_star"),
    GONE("block_continuation"),
    NODE("link_reference_definition", PAIR),
    NODE_AS("link_label", NAME, 0, LTL_ROLE_KEY),
    NODE_AS("link_destination", NAME, 0, LTL_ROLE_VALUE),
    NODE_AS("link_title", STRING, 0, LTL_ROLE_VALUE),
    NODE("list_item", OTHER),
    LEAF("html_block", TEXT),
    NODE("block_quote", OTHER),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    END_OF_ROWS,
};

static const char *const aliases[] = {"md", NULL};
static const char *const extensions[] = {".md", ".markdown", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", "\n\n"}, /* headings, fences and references end with a line */
    {NULL, NULL},
};

const ltl_language ltl_language_markdown = {
    .id = "markdown",
    .title = "Markdown",
    .grammar = tree_sitter_markdown,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .pattern_wraps = pattern_wraps,
    .aliases = aliases,
    .block_comment = {"<!--", "-->"},
    .has_comments_in_text = true,
    .statement_end = "",
    .typed_leaves = "list_marker_", /* `1.` and `2.` are alike */
    .sample = "# Title\n\n"
              "Some *text* here.\n\n"
              "- one\n"
              "- two\n\n"
              "```c\n"
              "int x;\n"
              "```\n",
};
