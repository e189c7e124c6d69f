#include "analyzers/syntax/flattener.h"

/* Nodes that find their parent among their siblings. */

#include "core/limits.h"

/* Operators of one level and many operands: each operand but the first two closes a pair to its left. */
void ltl_flattener_nest_left(flattener *f, uint32_t operands) {
    frame *top = &f->stack->frames[f->depth - 1];
    ltl_tree *tree = f->tree;
    ltl_node outer = top->node;
    top->is_watched = operands > 2;
    while (operands > 2 && top->nested < UINT16_MAX && tree->count < LTL_MAX_TREE_NODES) {
        top->node = ltl_flattener_emit(f, top->node, ltl_tree_kind(tree, outer), LTL_ROLE_LEFT,
                                       top->symbol, ltl_tree_span(tree, outer));
        top->nested++;
        operands--;
    }
}

/* A pair that is complete becomes the left operand of the node around it. */
void ltl_flattener_close_pair(flattener *f, frame *owner) {
    ltl_tree *tree = f->tree;
    tree->end[owner->node] = tree->count;
    tree->stop[owner->node] = owner->operand_stop;
    owner->node = tree->parent[owner->node];
    owner->operands = 1;
    owner->nested--;
}

/* Comments among the operands were counted as such: nodes without a second operand only wrap. */
void ltl_flattener_close_pairs(flattener *f, frame *top) {
    while (top->nested > 0) {
        ltl_flattener_close_pair(f, top);
        f->tree->kind[top->node] = LTL_KIND_EXPRESSION_STATEMENT;
    }
}

/* A node that siblings before it wait for becomes their parent; one that leads begins the wait. */
void ltl_flattener_lead(flattener *f, uint32_t owner_index, bool leads, ltl_node node) {
    ltl_node *leading = &f->stack->frames[owner_index].leading;
    if (leads) {
        *leading = *leading == LTL_NO_NODE ? node : *leading;
        return;
    }
    frame *entered = &f->stack->frames[f->depth - 1];
    if (*leading != LTL_NO_NODE && entered->node == node && entered->emitted) {
        ltl_flattener_adopt(f, *leading);
        entered->node = *leading;
    }
    *leading = LTL_NO_NODE;
}

/* The sibling before `node`, emitted inside the owner's frame, becomes its first child. */
void ltl_flattener_follow(flattener *f, uint32_t owner_index, ltl_node node) {
    const frame *owner = &f->stack->frames[owner_index];
    ltl_tree *tree = f->tree;
    if (node <= owner->first_child) {
        return;
    }
    ltl_node before = node - 1;
    while (before > owner->first_child && tree->parent[before] != tree->parent[node]) {
        before = tree->parent[before];
    }
    if (tree->parent[before] == tree->parent[node]) {
        tree->role[node] = tree->role[before];
        tree->role[before] = LTL_ROLE_RECEIVER;
        ltl_flattener_adopt(f, before);
        f->stack->frames[f->depth - 1].node = before;
    }
}

/* The siblings after a node that nests them become its children. */
void ltl_flattener_nest_rest(frame *owner, ltl_node node) {
    if (owner->first_node == LTL_NO_NODE) {
        owner->first_node = owner->node;
    }
    owner->node = node;
}
