#include "analyzers/syntax/flattener.h"

/* Synthetic nodes around runs of children, and the roles of children in and outside of them. */

/* Before a child of the open wrap is visited, and before the wrap is closed. */
static void note_wrapped(const flattener *f, frame *owner) {
    if (owner->wrap_next < f->tree->count) {
        owner->wrap_last = owner->wrap_next;
    }
    owner->wrap_next = f->tree->count;
}

void ltl_flattener_close_wrap(flattener *f, frame *owner) {
    if (owner->wrap_node == LTL_NO_NODE) {
        return;
    }
    ltl_tree *tree = f->tree;
    tree->end[owner->wrap_node] = tree->count;
    /* The last child of the wrap ends it. Nobody climbs there from the newest node: wraps nest, and it
     * may lie deep. */
    note_wrapped(f, owner);
    ltl_node last = owner->wrap_last;
    while (last != owner->wrap_node && tree->parent[last] != owner->wrap_node) {
        last = tree->parent[last];
    }
    while (last != owner->wrap_node && tree->end[last] < tree->count) {
        last = tree->end[last];
    }
    tree->stop[owner->wrap_node] = tree->stop[last];
    owner->wrap_node = LTL_NO_NODE;
    owner->wrap_is_over = false;
}

static bool is_exempt(const flattener *f, const ltl_wrap *wrap, uint16_t symbol) {
    uint16_t id = symbol < f->grammar->symbol_count ? f->grammar->symbols[symbol].type_id : 0;
    for (size_t i = 0; i < LTL_COUNT_OF(wrap->unless) && wrap->unless[i] != 0; i++) {
        if (wrap->unless[i] == id) {
            return true;
        }
    }
    return false;
}

static bool starts_wrap(const flattener *f, const ltl_wrap *wrap, const visit *v) {
    bool fits_any = wrap->row->from == NULL && wrap->row->how == LTL_WRAP_EACH;
    bool fits = wrap->from == v->field || fits_any;
    return fits && !is_exempt(f, wrap, v->symbol);
}

/* Opens the wrap that starts with this child, if any. */
void ltl_flattener_open_wrap(flattener *f, frame *owner, const visit *v) {
    if (owner->wrap_node != LTL_NO_NODE && owner->wrap->row->how == LTL_WRAP_REST &&
        is_exempt(f, owner->wrap, v->symbol)) {
        ltl_flattener_close_wrap(f, owner);
    }
    if (owner->wrap_node != LTL_NO_NODE) {
        note_wrapped(f, owner);
        return;
    }
    if (owner->symbol >= f->grammar->symbol_count) {
        return;
    }
    int16_t index = f->grammar->symbols[owner->symbol].wrap;
    while (index != LTL_NO_WRAP && !starts_wrap(f, &f->grammar->wraps[index], v)) {
        index = f->grammar->wraps[index].next;
    }
    if (index != LTL_NO_WRAP) {
        const ltl_wrap_row *row = f->grammar->wraps[index].row;
        owner->wrap_node = ltl_flattener_emit(f, owner->node, row->kind, row->role,
                                              LTL_SYMBOL_SYNTHETIC, (ltl_span){v->start, v->stop});
        owner->wrap_last = owner->wrap_node;
        owner->wrap_next = f->tree->count;
        owner->wrap = &f->grammar->wraps[index];
        owner->wrap_is_over = row->how == LTL_WRAP_EACH;
    }
}

/* The role that a run says of its two ends. */
static ltl_role role_in_run(frame *owner, const visit *v) {
    const ltl_wrap *wrap = owner->wrap;
    if (v->field == wrap->to) {
        owner->wrap_is_over = true;
    }
    if (v->field == wrap->from) {
        return wrap->row->inner_from;
    }
    return v->field == wrap->to ? wrap->row->inner_to : LTL_ROLE_NONE;
}

/* The role of a child whose own symbol is `symbol`; the order is told in language.h. */
ltl_role ltl_flattener_role(flattener *f, frame *owner, const ltl_symbol *symbol, const visit *v) {
    ltl_role role = LTL_ROLE_NONE;
    if (owner->wrap_node != LTL_NO_NODE) {
        const ltl_wrap_row *row = owner->wrap->row;
        if (row->how != LTL_WRAP_RUN) {
            bool is_first = f->tree->count == owner->wrap_node + 1;
            return is_first || row->inner_to == LTL_ROLE_NONE ? row->inner_from : row->inner_to;
        }
        role = role_in_run(owner, v);
    }
    if (role != LTL_ROLE_NONE || owner->symbol >= f->grammar->symbol_count) {
        return role;
    }
    if (owner->forced_role != LTL_ROLE_NONE) {
        return (ltl_role)owner->forced_role;
    }
    if (v->field != 0) {
        role = ltl_grammar_role(f->grammar, owner->symbol, v->field);
    }
    if (role == LTL_ROLE_NONE) {
        role = (ltl_role)symbol->role;
    }
    if (role == LTL_ROLE_NONE && owner->placed < LTL_ROW_POSITIONS) {
        role = (ltl_role)f->grammar->symbols[owner->symbol].positions[owner->placed++];
    }
    return role != LTL_ROLE_NONE ? role : (ltl_role)owner->child_role;
}
