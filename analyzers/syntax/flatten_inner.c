#include <tree_sitter/api.h>

#include "analyzers/syntax/flatten_next.h"
#include "analyzers/syntax/parse_internal.h"
#include "core/vec.h"

/* Runs of text that a grammar of their own reads, and the prose in them. */

/* Most runs are short, and their bytes were paid for by the parse around them. */
enum { STEPS_INCLUDED = 2 };

/* Lives as long as the flattening: one parser for all runs. */
struct ltl_inner_reader {
    TSParser *ts;
    uint32_t *token_names;
    struct LTL_VEC(TSRange) ranges;
};

/* ---- which bytes of a run are its text ---- */

static void add_range(flattener *f, uint32_t start, uint32_t stop) {
    if (start < stop) {
        TSRange range = {.start_point = {0, start},
                         .end_point = {0, stop},
                         .start_byte = start,
                         .end_byte = stop};
        LTL_PUSH(f->arena, &f->inner->ranges, range);
    }
}

/* All but the named nodes in it: the marks of quotes and the indentation of lists at the beginnings of
 * its lines. */
static void find_ranges(flattener *f, const visit *v) {
    uint32_t start = v->start;
    uint32_t depth = f->depth;
    f->inner->ranges.count = 0;
    bool has_holes = ts_subtree_child_count(v->subtree) > 0 && v->subtree.ptr->named_child_count > 0;
    if (has_holes) {
        (void)ltl_flattener_enter(f, v, v->start - ts_subtree_padding(v->subtree).bytes);
    }
    while (f->depth > depth) {
        frame *top = &f->stack->frames[f->depth - 1];
        if (top->next == top->child_count) {
            f->depth--;
            continue;
        }
        uint32_t position = top->position;
        visit child = ltl_flattener_next_child(f, top);
        if (child.is_visible && child.is_named) {
            add_range(f, start, child.start);
            start = child.stop;
        } else if (ts_subtree_child_count(child.subtree) > 0 && !ltl_flattener_is_too_deep(f)) {
            (void)ltl_flattener_enter(f, &child, position);
        }
    }
    add_range(f, start, v->stop);
}

/* ---- reading ---- */

static uint32_t count_marks(const flattener *f, const visit *v) {
    const char *marks = f->grammar->language->inner->marks;
    ltl_str text = ltl_str_slice(f->text, v->start, v->stop);
    uint32_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += text.ptr[i] != '\0' && strchr(marks, text.ptr[i]) != NULL;
    }
    return count;
}

static bool begin_inner(flattener *f) {
    if (f->inner != NULL) {
        return true;
    }
    f->inner = LTL_NEW(f->arena, struct ltl_inner_reader);
    f->inner->token_names =
        LTL_NEW_ARRAY(f->arena, uint32_t, f->grammar->inner->symbol_count + 1);
    f->inner->ts = ts_parser_new();
    return f->inner->ts != NULL && ts_parser_set_language(f->inner->ts, f->grammar->inner->ts);
}

void ltl_flattener_end_inner(flattener *f) {
    if (f->inner != NULL) {
        ts_parser_delete(f->inner->ts);
        f->inner = NULL;
    }
}

/* Null: nothing came of it. */
static TSTree *parse_run(flattener *f, const visit *v) {
    TSTree *parsed = NULL;
    if (f->status != LTL_OK || f->fuel == NULL || !begin_inner(f)) {
        return NULL;
    }
    find_ranges(f, v);
    if (!ts_parser_set_included_ranges(f->inner->ts, f->inner->ranges.at, f->inner->ranges.count)) {
        return NULL;
    }
    uint64_t had = f->fuel->left;
    f->status = ltl_parse__run(f->inner->ts, f->text, f->fuel, &parsed);
    uint64_t spent = had - f->fuel->left;
    f->fuel->left += spent < STEPS_INCLUDED ? spent : STEPS_INCLUDED;
    return parsed;
}

/* The nodes of `parsed`, with the tables of the inner grammar. */
static void flatten_run(flattener *f, const TSTree *parsed, ltl_node parent, ltl_role role,
                        const visit *v) {
    const ltl_grammar *outer = f->grammar;
    uint32_t *token_names = f->token_names;
    uint32_t deepest = f->deepest;
    visit root = *v;
    root.subtree = parsed->root;
    root.symbol = LTL_SYMBOL_SYNTHETIC;
    uint32_t depth = f->depth;
    f->deepest = depth + LTL_MAX_INNER_DEPTH < deepest ? depth + LTL_MAX_INNER_DEPTH : deepest;
    f->grammar = outer->inner;
    f->ts = outer->inner->ts;
    f->token_names = f->inner->token_names;
    frame *entered = ltl_flattener_enter(f, &root, 0);
    if (entered != NULL) {
        entered->node = parent;
        ltl_flattener_begin_prose(f, entered, role, &root);
        f->tree->symbol[entered->node] = outer->symbols[v->symbol].public_id;
        ltl_flattener_run(f, depth);
    }
    f->grammar = outer;
    f->ts = outer->ts;
    f->token_names = token_names;
    f->deepest = deepest;
}

bool ltl_flattener_read_inner(flattener *f, ltl_node parent, ltl_role role, const visit *v) {
    uint32_t marks = count_marks(f, v);
    f->tree->is_cut = f->tree->is_cut || marks > LTL_MAX_INNER_MARKS;
    if (marks == 0 || marks > LTL_MAX_INNER_MARKS) {
        return false;
    }
    TSTree *parsed = parse_run(f, v);
    if (parsed == NULL) {
        return false;
    }
    /* Whatever it cannot read is plain text, which is no error. */
    bool is_read = f->status == LTL_OK && ts_subtree_error_cost(parsed->root) == 0 &&
                   ts_subtree_child_count(parsed->root) > 0 &&
                   parsed->root.ptr->named_child_count > 0;
    if (is_read) {
        flatten_run(f, parsed, parent, role, v);
    }
    ltl_parse__forget(parsed);
    return is_read;
}

/* ---- prose ---- */

void ltl_flattener_begin_prose(flattener *f, frame *entered, ltl_role role, const visit *v) {
    bool is_body = (ltl_flattener_flags(f, entered->symbol) & LTL_ROW_PROSE_BODY) != 0;
    ltl_span span = {v->start, v->stop};
    if (is_body) {
        entered->first_node = entered->node;
    }
    if (is_body || !entered->emitted) {
        entered->node = ltl_flattener_emit(f, entered->node, LTL_KIND_OTHER,
                                           is_body ? LTL_ROLE_BODY : role, LTL_SYMBOL_SYNTHETIC,
                                           span);
        entered->emitted = true;
    }
    entered->is_prose = true;
    entered->is_watched = true;
    entered->gap_start = span.start;
    entered->gap_stop = span.end;
}

/* The only child of the newest `node` takes its place. */
static void take_place(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    ltl_role role = ltl_tree_role(tree, node);
    size_t moved = tree->count - node - 1;
    ltl_node parent = tree->parent[node];
    memmove(&tree->kind[node], &tree->kind[node + 1], moved * sizeof *tree->kind);
    memmove(&tree->role[node], &tree->role[node + 1], moved * sizeof *tree->role);
    memmove(&tree->symbol[node], &tree->symbol[node + 1], moved * sizeof *tree->symbol);
    memmove(&tree->start[node], &tree->start[node + 1], moved * sizeof *tree->start);
    memmove(&tree->stop[node], &tree->stop[node + 1], moved * sizeof *tree->stop);
    memmove(&tree->name[node], &tree->name[node + 1], moved * sizeof *tree->name);
    for (ltl_node at = node; at + 1 < tree->count; at++) {
        tree->end[at] = tree->end[at + 1] - 1;
        tree->parent[at] = at == node ? parent : tree->parent[at + 1] - 1;
    }
    tree->role[node] = (uint8_t)role;
    tree->count--;
}

/* Where its first child begins and its last one ends. */
static void fit_span(ltl_tree *tree, ltl_node node) {
    tree->end[node] = tree->count;
    tree->start[node] = tree->start[node + 1];
    for (ltl_node child = node + 1; child < tree->count; child = tree->end[child]) {
        tree->stop[node] = tree->stop[child];
    }
}

void ltl_flattener_close_prose(flattener *f, frame *top) {
    ltl_tree *tree = f->tree;
    ltl_node node = top->node;
    bool is_body = top->first_node != LTL_NO_NODE;
    if (node + 1 == tree->count && is_body) {
        tree->count = node; /* nothing in it */
    } else if (node + 1 < tree->count && tree->end[node + 1] == tree->count) {
        take_place(f, node);
        top->emitted = is_body; /* what stands there was finished */
    } else if (node + 1 < tree->count) {
        fit_span(tree, node);
    }
    if (is_body) {
        top->node = top->first_node;
        top->first_node = LTL_NO_NODE;
    }
}
