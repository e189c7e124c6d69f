/* flatten_next.h - the next child of a subtree, as its parent's production presents it.
 *
 * Shape    one function of the flattener; here so that it is inlined, as it runs once for every child
 * Units    byte offsets
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(fields of the production)
 */
#ifndef LTL_SYNTAX_FLATTEN_NEXT_H
#define LTL_SYNTAX_FLATTEN_NEXT_H

#include "analyzers/syntax/flattener.h"

static inline uint16_t ltl_flattener_own_field(const flattener *f, const frame *parent) {
    const TSFieldMapEntry *entry;
    const TSFieldMapEntry *end;
    ts_language_field_map(f->ts, parent->production, &entry, &end);
    for (; entry < end; entry++) {
        if (!entry->inherited && entry->child_index == parent->structural) {
            return entry->field_id;
        }
    }
    return 0;
}

/* Reads the next child of the top frame and moves past it. */
static inline visit ltl_flattener_next_child(flattener *f, frame *top) {
    Subtree child = top->children[top->next];
    visit v = {.subtree = child};
    v.start = top->position + ts_subtree_padding(child).bytes;
    v.stop = v.start + ts_subtree_size(child).bytes;
    v.symbol = ts_subtree_symbol(child);
    v.is_visible = ts_subtree_visible(child);
    v.is_named = ts_subtree_named(child);
    if (!ts_subtree_extra(child)) {
        TSSymbol alias = ts_language_alias_at(f->ts, top->production, top->structural);
        if (alias != 0) {
            TSSymbolMetadata metadata = ts_language_symbol_metadata(f->ts, alias);
            v.symbol = alias;
            v.is_visible = metadata.visible;
            v.is_named = metadata.named;
        }
        v.field = ltl_flattener_own_field(f, top);
        if (v.field == 0) {
            v.field = top->field;
        }
        top->structural++;
    }
    top->next++;
    top->position = v.stop;
    return v;
}

#endif
