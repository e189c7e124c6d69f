#include "orchestrator/cli/tree_view.h"

#include <stdio.h>

#include "reports/escape/terminal.h"

enum { MAX_TEXT_COLUMNS = 60 };

static const char *const ask_names[] = {
    [LTL_ASK_SAME] = "",
    [LTL_ASK_METAVARIABLE] = "metavariable",
    [LTL_ASK_ANYTHING] = "anything",
    [LTL_ASK_ELLIPSIS] = "ellipsis",
    [LTL_ASK_SEQUENCE] = "sequence",
    [LTL_ASK_DEEP] = "deep",
    [LTL_ASK_ANY_STRING] = "any string",
    [LTL_ASK_SYMBOL_CONTENT] = "symbol content",
    [LTL_ASK_ANY_TEMPLATE] = "any template",
    [LTL_ASK_STRING_CONTENT] = "string content",
    [LTL_ASK_STRING_REGEX] = "string regex",
    [LTL_ASK_TYPED] = "typed",
    [LTL_ASK_STRING_PREFIX] = "string that begins so",
    [LTL_ASK_ANY_REGEX] = "any regular expression",
    [LTL_ASK_REGEX_CONTENT] = "regular expression content",
    [LTL_ASK_CHAIN] = "chain",
};

static void paint(const ltl_tree_view *self, const char *code, const char *text) {
    ltl_out *out = self->out;
    if (self->has_colour) {
        ltl_out_printf(out, "\x1b[%sm%s\x1b[0m", code, text);
    } else {
        ltl_out_cstr(out, text);
    }
}

/* Text of a leaf on one line, cut to fit, with what a terminal must not get made visible. */
static void text_print(const ltl_tree_view *self, ltl_str text) {
    ltl_out *out = self->out;
    bool is_cut = false;
    uint32_t column = 0;
    ltl_out_byte(out, ' ');
    for (size_t i = 0; i < text.len && !is_cut;) {
        ltl_terminal_cell cell;
        i += ltl_terminal_cell_next(text, i, column, &cell);
        column += cell.columns;
        is_cut = column > MAX_TEXT_COLUMNS;
        if (!is_cut) {
            ltl_out_str(out, (ltl_str){cell.text, cell.len});
        }
    }
    ltl_out_cstr(out, is_cut ? "…" : "");
}

static void place_print(const ltl_tree_view *self, const ltl_tree *tree, ltl_node node) {
    ltl_position start = ltl_source_position(tree->source, tree->start[node]);
    ltl_position end = ltl_source_position(tree->source, tree->stop[node]);
    char place[96];
    snprintf(place, sizeof(place), "%u:%u-%u:%u ", start.line, start.column, end.line, end.column);
    paint(self, "2", place);
}

/* `pattern` is null for a file; else the node's demand and its metavariable are shown. */
static void node_print(const ltl_tree_view *self, const ltl_tree *tree, ltl_node node, uint32_t depth,
                       const ltl_pattern *pattern) {
    ltl_ask ask = pattern ? (ltl_ask)pattern->asks[node] : LTL_ASK_SAME;
    ltl_out *out = self->out;
    for (uint32_t i = 0; i < depth; i++) {
        ltl_out_cstr(out, "  ");
    }
    if (ltl_tree_role(tree, node) != LTL_ROLE_NONE) {
        paint(self, "36", ltl_role_name(ltl_tree_role(tree, node)));
        ltl_out_cstr(out, ": ");
    }
    paint(self, "1", ltl_kind_name(ltl_tree_kind(tree, node)));
    bool is_bound =
        ask == LTL_ASK_METAVARIABLE || ask == LTL_ASK_SEQUENCE || ask == LTL_ASK_STRING_CONTENT ||
        ask == LTL_ASK_REGEX_CONTENT ||
        (ask == LTL_ASK_TYPED && pattern->metavariable[node] < self->metavariables->count);
    if (ask != LTL_ASK_SAME) {
        ltl_out_cstr(out, " ");
        paint(self, "33", ask_names[ask]);
    }
    if (is_bound) {
        text_print(self, self->metavariables->at[pattern->metavariable[node]]);
    } else if (ask == LTL_ASK_SAME && ltl_tree_name(tree, node).len > 0) {
        text_print(self, ltl_tree_name(tree, node));
    }
    ltl_out_cstr(out, "  ");
    if (pattern == NULL) { /* that of a pattern is of the text with stand-ins, which nobody has seen */
        place_print(self, tree, node);
    }
    paint(self, "2", ltl_tree_symbol_name(tree, node));
    if (node == self->marked && self->mark.len > 0) {
        paint(self, "31", ltl_arena_printf(self->arena, "  <- %.*s", LTL_STR_ARG(self->mark)).ptr);
    }
    ltl_out_byte(out, '\n');
}

/* Depth without recursion: the parents that are still open. */
void ltl_tree_view_print(const ltl_tree_view *self, const ltl_tree *tree, ltl_node first, ltl_node end,
                        const ltl_pattern *pattern) {
    uint32_t *depths = LTL_NEW_ARRAY(self->arena, uint32_t, (size_t)tree->count + 1);
    for (ltl_node node = first; node < end; node++) {
        ltl_node parent = tree->parent[node];
        bool has_parent = parent != LTL_NO_NODE && parent >= first;
        depths[node] = has_parent ? depths[parent] + 1 : 0;
        node_print(self, tree, node, depths[node], pattern);
    }
}

