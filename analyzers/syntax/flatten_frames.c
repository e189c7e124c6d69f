#include "analyzers/syntax/flattener.h"

/* The stack of subtrees whose children are being visited. */

#include <stdlib.h>

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
