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

/* `for (i = 0; i < 10; i++)`, up to a constant, and nothing in it leaves early. */
static inline bool ltl_is_whole_count(ltl_values *values, ltl_node loop) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node condition = ltl_tree_child(tree, loop, LTL_ROLE_CONDITION);
    ltl_node right = condition != LTL_NO_NODE && tree->kind[condition] == LTL_KIND_BINARY
                         ? ltl_tree_child(tree, condition, LTL_ROLE_RIGHT)
                         : LTL_NO_NODE;
    ltl_str word = right != LTL_NO_NODE ? ltl_tree_name(tree, condition) : LTL_STR("");
    int64_t end = 0;
    if ((!ltl_str_is(word, "<") && !ltl_str_is(word, "<=") && !ltl_str_is(word, "!=")) ||
        ltl_tree_child(tree, loop, LTL_ROLE_UPDATE) == LTL_NO_NODE ||
        !ltl_values_constant(values, right, &end)) {
        return false;
    }
    for (ltl_node node = loop; node < tree->end[loop]; node++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        if (kind == LTL_KIND_BREAK || kind == LTL_KIND_RETURN || kind == LTL_KIND_THROW) {
            return false;
        }
    }
    return true;
}

/* In loops that count to their ends, with nothing between that decides: what the last round does is done. */
static inline bool ltl_is_in_every_round(ltl_values *values, ltl_node node) {
    const ltl_tree *tree = ltl_values_tree(values);
    bool is_counted = false;
    for (; tree->parent[node] != LTL_NO_NODE && tree->kind[node] != LTL_KIND_FUNCTION;
         node = tree->parent[node]) {
        ltl_node around = tree->parent[node];
        if (tree->kind[around] == LTL_KIND_LOOP) {
            if (tree->role[node] != LTL_ROLE_BODY || !ltl_is_whole_count(values, around)) {
                return false;
            }
            is_counted = true;
        } else if (!is_counted && ltl_is_decided_by(tree, node)) {
            return false;
        }
    }
    return is_counted;
}

#endif
