#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_markdown(void);

static const ltl_node_row nodes[] = {
    NODE("document", ROOT),
    THROUGH("section"),
    NODE("atx_heading", ELEMENT),
    NODE("setext_heading", ELEMENT),
    NODE("paragraph", ELEMENT),
    NODE("inline", TEXT),
    NODE("fenced_code_block", ELEMENT),
    NODE("code_fence_content", TEXT),
    LEAF("info_string", NAME),
    GONE("fenced_code_block_delimiter"),
    NODE("list", COLLECTION),
    NODE_WITH("list_item", ELEMENT, 0, 0),
    LEAF("html_block", TEXT),
    NODE("block_quote", ELEMENT),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    END_OF_ROWS,
};

static const char *const aliases[] = {"md", NULL};
static const char *const extensions[] = {".md", ".markdown", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
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
    .statement_end = "",
    .sample = "# Title\n\n"
              "Some *text* here.\n\n"
              "- one\n"
              "- two\n\n"
              "```c\n"
              "int x;\n"
              "```\n",
};
