#include "analyzers/metrics/logic.h"

static const char *const operators[] = {"&&", "||", "??", "and", "or"};

bool ltl_logic_is_operator(const ltl_tree *tree, ltl_node node) {
    if (node == LTL_NO_NODE || tree->kind[node] != LTL_KIND_BINARY) {
        return false;
    }
    ltl_str text = ltl_tree_name(tree, node);
    for (size_t i = 0; i < LTL_COUNT_OF(operators); i++) {
        if (ltl_str_equals_ignoring_case(text, ltl_str_of(operators[i]))) {
            return true;
        }
    }
    return false;
}

/* The operator written just before that of `node`, or none. It is the last one of the left side, or
 * that of the nearest expression whose right side begins with `node`. Along either way a node is met
 * once for the whole expression. */
static ltl_node operator_before(const ltl_tree *tree, ltl_node node) {
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    if (ltl_logic_is_operator(tree, left)) {
        ltl_node right = ltl_tree_child(tree, left, LTL_ROLE_RIGHT);
        while (ltl_logic_is_operator(tree, right)) {
            left = right;
            right = ltl_tree_child(tree, left, LTL_ROLE_RIGHT);
        }
        return left;
    }
    ltl_node parent = tree->parent[node];
    while (ltl_logic_is_operator(tree, parent)) {
        if (tree->role[node] == LTL_ROLE_RIGHT) {
            return parent;
        }
        node = parent;
        parent = tree->parent[node];
    }
    return LTL_NO_NODE;
}

bool ltl_logic_starts_sequence(const ltl_tree *tree, ltl_node node) {
    if (ltl_str_is(ltl_tree_name(tree, node), "??")) {
        return false; /* shorthand for a default: it saves the reader an if */
    }
    ltl_node before = operator_before(tree, node);
    return before == LTL_NO_NODE || tree->name[before] != tree->name[node];
}
