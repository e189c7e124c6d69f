/* certain.h - whether what one way shows must happen, by where it stands.
 *
 * Shape    questions about nodes of one function
 * Units    -
 * Owns     -
 * Errors   what is not understood is not certain
 * Threads  re-entrant
 * Cost     the depth of the tree
 */
#ifndef LTL_VALUES_CHECKS_CERTAIN_H
#define LTL_VALUES_CHECKS_CERTAIN_H

#include "analyzers/values/checks/common.h"

/* What the parent decides about its child: whether it is evaluated at all. */
static inline bool ltl_is_decided_by(const ltl_tree *tree, ltl_node node) {
    ltl_node around = tree->parent[node];
    ltl_str word = ltl_tree_name(tree, around);
    switch (ltl_tree_kind(tree, around)) {
    case LTL_KIND_IF:
    case LTL_KIND_LOOP:
    case LTL_KIND_SWITCH:
    case LTL_KIND_CONDITIONAL:
        return tree->role[node] != LTL_ROLE_CONDITION;
    case LTL_KIND_CASE:
        return true;
    case LTL_KIND_BINARY:
        return (ltl_str_is(word, "&&") || ltl_str_is(word, "||")) &&
               tree->role[node] != LTL_ROLE_LEFT;
    case LTL_KIND_BLOCK:
        return ltl_str_starts_with(word, LTL_STR("#if"));
    default:
        return false;
    }
}

/* Who gets to the start of `whole`, which is around the node, gets to the node unless it leaves before. */
static inline bool ltl_is_unconditional(const ltl_tree *tree, ltl_node node, ltl_node whole) {
    while (node > whole) { /* what is around a node stands before it */
        if (ltl_is_decided_by(tree, node)) {
            return false;
        }
        node = tree->parent[node];
    }
    return node == whole;
}

#endif
