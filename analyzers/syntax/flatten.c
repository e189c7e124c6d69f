#include "analyzers/syntax/flattener.h"
#include "analyzers/syntax/packed.h"

#include "core/limits.h"

static void leave(flattener *f) {
    frame *top = &f->stack->frames[f->depth - 1];
    if (top->owner == f->depth - 1) {
        if (top->gap_stop > 0) {
            ltl_flattener_fill_gap(f, top, top->gap_stop, top->gap_stop);
        }
        ltl_flattener_close_wrap(f, top);
        ltl_flattener_close_pairs(f, top);
        if (top->is_prose) {
            ltl_flattener_close_prose(f, top);
        }
        if (top->first_node != LTL_NO_NODE) {
            ltl_flattener_close(f, top->node, top->first_node);
            top->node = top->first_node;
        }
        if (top->emitted) {
            ltl_flattener_finish(f, top);
        }
        if (top->nests_rest && f->depth > 1) {
            ltl_flattener_nest_rest(&f->stack->frames[f->stack->frames[f->depth - 2].owner],
                                    top->node);
        }
    }
    f->depth--;
}

static void start(flattener *f, const TSTree *parsed, const ltl_source *source) {
    Subtree root = parsed->root;
    uint32_t visible = ts_subtree_visible_descendant_count(root);
    uint64_t wanted = (uint64_t)visible + visible / 4 + 16;
    ltl_flattener_reserve(f, wanted < LTL_MAX_TREE_NODES ? (uint32_t)wanted : LTL_MAX_TREE_NODES);
    visit v = {.subtree = root,
               .start = 0,
               .stop = (uint32_t)source->text.len,
               .symbol = ts_subtree_symbol(root),
               .is_visible = true,
               .is_named = true};
    frame *entered = ltl_flattener_enter(f, &v, 0);
    if (entered == NULL) {
        return;
    }
    entered->node = ltl_flattener_emit(f, LTL_NO_NODE, LTL_KIND_ROOT, LTL_ROLE_NONE, v.symbol,
                                       (ltl_span){v.start, v.stop});
    entered->emitted = true;
    if (v.symbol == ts_builtin_sym_error) {
        ltl_flattener_add_error(f, (ltl_span){v.start, v.stop});
    } else {
        entered->child_role = f->grammar->symbols[v.symbol].child_role;
    }
}

void ltl_flattener_init(flattener *f, const ltl_grammar *grammar, const ltl_source *source,
                        ltl_names *names, ltl_arena *arena, ltl_flatten_stack *stack) {
    *f = (flattener){.grammar = grammar,
                     .ts = grammar->ts,
                     .text = source->text,
                     .names = names,
                     .arena = arena,
                     .tree = LTL_NEW(arena, ltl_tree),
                     .deepest = LTL_MAX_TREE_DEPTH,
                     .status = LTL_OK,
                     .stack = stack};
    f->tree->source = source;
    f->tree->language = grammar->language;
    f->tree->grammar = grammar;
    f->tree->names = names;
    f->token_names = LTL_NEW_ARRAY(arena, uint32_t, grammar->symbol_count + 1);
}

void ltl_flattener_run(flattener *f, uint32_t depth) {
    while (f->depth > depth && ltl_flattener_visit_children(f)) {
        leave(f);
    }
}

/* An error inside a node that is kept without its inside is met by nobody, and is an error. */
static void count_unmet_errors(flattener *f, Subtree root, uint32_t met_before) {
    if (f->tree->error_count == met_before && ts_subtree_error_cost(root) > 0) {
        f->tree->error_count++;
    }
}

void ltl_flattener_embed(flattener *f, const TSTree *parsed, ltl_node parent, ltl_role role,
                         ltl_span part) {
    Subtree root = parsed->root;
    visit v = {.subtree = root,
               .start = part.start,
               .stop = part.end,
               .symbol = ts_subtree_symbol(root),
               .is_visible = true,
               .is_named = true};
    uint32_t met_before = f->tree->error_count;
    bool is_error = v.symbol == ts_builtin_sym_error;
    bool is_one = !is_error && ts_subtree_child_count(root) > 0 && root.ptr->named_child_count == 1;
    frame *entered = ltl_flattener_enter(f, &v, 0);
    if (entered == NULL) {
        return;
    }
    entered->node = parent;
    entered->child_role = (uint8_t)(is_one ? role : LTL_ROLE_NONE);
    if (!is_one) {
        entered->node = ltl_flattener_emit(f, parent, LTL_KIND_BLOCK, role, v.symbol, part);
        entered->emitted = true;
    }
    if (is_error) {
        ltl_flattener_add_error(f, part);
    }
    ltl_flattener_run(f, 0);
    count_unmet_errors(f, root, met_before);
}

ltl_status ltl_flatten(const TSTree *parsed, const ltl_grammar *grammar, const ltl_source *source,
                       ltl_names *names, ltl_arena *arena, ltl_flatten_stack *stack, ltl_fuel *fuel,
                       const ltl_tree **out_tree) {
    flattener f;
    ltl_flattener_init(&f, grammar, source, names, arena, stack);
    f.fuel = fuel;
    start(&f, parsed, source);
    ltl_flattener_run(&f, 0);
    ltl_flattener_end_inner(&f);
    count_unmet_errors(&f, parsed->root, 0);
    if (f.status != LTL_OK) {
        return f.status;
    }
    if (LTL_UNLIKELY(f.is_out_of_memory)) {
        return LTL_NO_MEMORY;
    }
    if (LTL_UNLIKELY(f.tree->count > LTL_MAX_TREE_NODES)) {
        return LTL_LIMIT;
    }
    ltl_tree_link_postings(f.tree, f.arena);
    *out_tree = f.tree;
    return LTL_OK;
}
