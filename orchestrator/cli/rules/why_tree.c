#include "orchestrator/cli/tree_view.h"
#include "orchestrator/cli/rules/why_internal.h"

enum { MAX_TREE_NODES = 40 };

typedef ltl_why why;

/* The outermost piece of code that starts in the line, else the innermost around it. */
static ltl_node node_of_line(const why *w, const ltl_tree *tree) {
    ltl_str text = ltl_source_line(w->source, w->line);
    uint32_t offset = w->source->lines[w->line - 1];
    for (ltl_node node = ltl_tree_first_from(tree, offset); node < tree->count; node++) {
        if (ltl_source_position(w->source, tree->start[node]).line != w->line) {
            break;
        }
        if (tree->kind[node] != LTL_KIND_BLOCK) {
            return node;
        }
    }
    return ltl_tree_node_at(tree, (ltl_span){offset, offset + (uint32_t)text.len});
}

/* What the code has at the node where the pattern stops fitting. */
static ltl_str note_of(const why *w, const ltl_tree *tree, const ltl_near_miss *miss) {
    if (miss->given == LTL_NO_NODE) {
        return LTL_STR("the code has nothing more here");
    }
    ltl_position start = ltl_source_position(w->source, tree->start[miss->given]);
    ltl_str text = ltl_why__one_line(w, ltl_tree_text(tree, miss->given));
    return ltl_arena_printf(w->arena, "%s `%.*s` at %u:%u",
                            miss->has_more ? "the code also has" : "the code has",
                            LTL_STR_ARG(text), start.line, start.column);
}

static void print_pattern(const why *w, const ltl_tree *tree, const ltl_near_miss *miss) {
    const ltl_pattern *pattern = miss->reading;
    ltl_tree_view view = {.arena = w->arena,
                          .out = w->out,
                          .metavariables = &w->program->metavariables,
                          .has_colour = w->has_colour,
                          .marked = miss->has_more ? miss->around : miss->asked,
                          .mark = note_of(w, tree, miss)};
    ltl_out_cstr(w->out, "\nThe pattern, and how far it fits:\n");
    ltl_node end = pattern->end - pattern->first > MAX_TREE_NODES ? pattern->first + MAX_TREE_NODES
                                                                  : pattern->end;
    end = view.marked >= end ? view.marked + 1 : end;
    ltl_tree_view_print(&view, pattern->tree, pattern->first, end, pattern);
}

void ltl_why_print_trees(const why *w, const ltl_tree *tree, const ltl_near_miss *miss) {
    if (tree == NULL) {
        return;
    }
    if (miss->reading != NULL) {
        print_pattern(w, tree, miss);
    }
    ltl_node first = node_of_line(w, tree);
    ltl_node end =
        tree->end[first] - first > MAX_TREE_NODES ? first + MAX_TREE_NODES : tree->end[first];
    ltl_out_printf(w->out, "\nThe code as the engine sees it:\n");
    ltl_tree_view view = {.arena = w->arena,
                          .out = w->out,
                          .has_colour = w->has_colour,
                          .marked = miss->reading != NULL ? miss->given : LTL_NO_NODE,
                          .mark = LTL_STR("here")};
    ltl_tree_view_print(&view, tree, first, end, NULL);
    if (end < tree->end[first]) {
        ltl_out_printf(w->out, "  … and %u more\n", tree->end[first] - end);
    }
}
