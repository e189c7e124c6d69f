#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_markdown(void);
extern const TSLanguage *tree_sitter_markdown_inline(void);

static const ltl_node_row nodes[] = {
    NODE("document", ROOT),
    THROUGH("section"),
    NODE("atx_heading", OTHER),
    NODE("setext_heading", OTHER),
    THROUGH("paragraph"),
    {.type = "inline", .kind = LTL_KIND_TEXT, .flags = LTL_ROW_INNER},
    {.type = "pipe_table_cell", .kind = LTL_KIND_TEXT, .flags = LTL_ROW_INNER},
    GONE("pipe_table_delimiter_row"),
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
    LEAF("minus_metadata", OTHER),
    LEAF("plus_metadata", OTHER),
    LEAF("html_block", TEXT),
    NODE("block_quote", OTHER),
    END_OF_ROWS,
};

#define PROSE(node) {.type = node, .kind = LTL_KIND_OTHER, .flags = LTL_ROW_PROSE, .role = LTL_ROLE_BODY}
#define HOLDS_PROSE(node) {.type = node, .kind = LTL_KIND_OTHER, .flags = LTL_ROW_PROSE_BODY}

/* A pattern may leave out a title. */
static const ltl_node_row inner_nodes[] = {
    NODE_WITH("inline_link", OTHER, LTL_ROW_UNORDERED | LTL_ROW_HAS_BODY, 0),
    NODE_WITH("image", OTHER, LTL_ROW_UNORDERED | LTL_ROW_HAS_BODY, 0),
    NODE("full_reference_link", OTHER),
    NODE("collapsed_reference_link", OTHER),
    NODE("shortcut_link", OTHER),
    PROSE("link_text"),
    PROSE("image_description"),
    NODE_AS("link_destination", NAME, 0, LTL_ROLE_VALUE),
    NODE_AS("link_title", STRING, 0, LTL_ROLE_MODIFIER),
    NODE_AS("link_label", NAME, 0, LTL_ROLE_KEY),
    HOLDS_PROSE("emphasis"),
    HOLDS_PROSE("strong_emphasis"),
    HOLDS_PROSE("strikethrough"),
    HOLDS_PROSE("code_span"),
    HOLDS_PROSE("latex_block"),
    GONE("emphasis_delimiter"),
    GONE("code_span_delimiter"),
    GONE("latex_span_delimiter"),
    LEAF("uri_autolink", OTHER),
    LEAF("email_autolink", OTHER),
    LEAF("html_tag", OTHER),
    NODE("backslash_escape", TEXT),
    NODE("entity_reference", TEXT),
    NODE("numeric_character_reference", TEXT),
    NODE("hard_line_break", TEXT),
    END_OF_ROWS,
};

static const ltl_inner_grammar inner = {
    .grammar = tree_sitter_markdown_inline,
    .nodes = inner_nodes,
    .marks = "*_`[<~$",
};

static const ltl_field_row fields[] = {
    END_OF_ROWS,
};

static const char *const aliases[] = {"md", NULL};
static const char *const extensions[] = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd", NULL};

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
    .inner = &inner,
    .pattern_wraps = pattern_wraps,
    .aliases = aliases,
    .block_comment = {"<!--", "-->"},
    .has_comments_in_text = true,
    .statement_end = "",
    .has_fences = true,
    .typed_leaves = "list_marker_", /* `1.` and `2.` are alike */
    .sample = "# Title\n\n"
              "Some *text* here, [a link](b.md \"B\"), `code` and ![c **d**](e.png).\n\n"
              "- one\n"
              "- two\n\n"
              "```c\n"
              "int x;\n"
              "```\n",
};
