#include "analyzers/syntax/flattener.h"

/* The stack of subtrees whose children are being visited. */

#include <stdlib.h>

#include "core/limits.h"

enum { FIRST_FRAMES = 256 };

void ltl_flatten_stack_clear(ltl_flatten_stack *stack) {
    free(stack->frames);
    *stack = (ltl_flatten_stack){0};
}

static frame *push_frame(flattener *f) {
    ltl_flatten_stack *stack = f->stack;
    if (f->depth == stack->capacity) {
        uint32_t capacity = stack->capacity == 0 ? FIRST_FRAMES : stack->capacity * 2;
        frame *frames = realloc(stack->frames, capacity * sizeof *frames);
        if (frames == NULL) {
            f->is_out_of_memory = true;
            return NULL;
        }
        stack->frames = frames;
        stack->capacity = capacity;
    }
    return &stack->frames[f->depth++];
}

static uint16_t own_field(const flattener *f, const frame *parent) {
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
visit ltl_flattener_next_child(flattener *f, frame *top) {
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
        v.field = own_field(f, top);
        if (v.field == 0) {
            v.field = top->field;
        }
        top->structural++;
    }
    top->next++;
    top->position = v.stop;
    return v;
}

frame *ltl_flattener_enter(flattener *f, const visit *v, uint32_t position) {
    frame *entered = push_frame(f);
    if (entered == NULL) {
        return NULL;
    }
    *entered = (frame){
        .children = ts_subtree_children(v->subtree),
        .child_count = ts_subtree_child_count(v->subtree),
        .position = position,
        .production = ts_subtree_production_id(v->subtree),
        .owner = f->depth - 1,
        .string = NO_FRAME,
        .symbol = v->symbol,
        .node = LTL_NO_NODE,
        .first_node = LTL_NO_NODE,
        .first_child = f->tree->count,
        .leading = LTL_NO_NODE,
        .wrap_node = LTL_NO_NODE,
    };
    return entered;
}

/* A hidden rule: its children belong to the owner around. */
void ltl_flattener_enter_hidden(flattener *f, const visit *v, uint32_t owner, uint32_t position) {
    uint32_t string = f->stack->frames[owner].string;
    frame *entered = ltl_flattener_enter(f, v, position);
    if (entered != NULL) {
        entered->owner = owner;
        entered->string = string;
        entered->field = v->field;
    }
}

bool ltl_flattener_is_too_deep(flattener *f) {
    if (f->depth < LTL_MAX_TREE_DEPTH) {
        return false;
    }
    f->tree->is_cut = true;
    return true;
}
