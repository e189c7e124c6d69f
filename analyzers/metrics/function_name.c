#include "analyzers/metrics/function_name.h"

/* What can give its value a name, and in which role the name is found. */
typedef struct naming {
    ltl_kind kind;
    ltl_role name;
} naming;

static const naming namings[] = {
    {LTL_KIND_VARIABLE, LTL_ROLE_NAME},
    {LTL_KIND_FIELD, LTL_ROLE_NAME},
    {LTL_KIND_PAIR, LTL_ROLE_KEY},
    {LTL_KIND_ASSIGN, LTL_ROLE_LEFT},
};

/* The last part of `a.b.f`; no node for what is no plain name. */
static ltl_node last_name(const ltl_tree *tree, ltl_node node) {
    if (node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_MEMBER) {
        node = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    }
    return node != LTL_NO_NODE && ltl_tree_is_leaf(tree, node) ? node : LTL_NO_NODE;
}

ltl_node ltl_function_name(const ltl_tree *tree, ltl_node function) {
    ltl_node own = last_name(tree, ltl_tree_child(tree, function, LTL_ROLE_NAME));
    if (own != LTL_NO_NODE || tree->kind[function] != LTL_KIND_LAMBDA) {
        return own;
    }
    ltl_role role = ltl_tree_role(tree, function);
    ltl_node parent = tree->parent[function];
    if (parent == LTL_NO_NODE || (role != LTL_ROLE_VALUE && role != LTL_ROLE_RIGHT)) {
        return LTL_NO_NODE;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(namings); i++) {
        if (tree->kind[parent] == namings[i].kind) {
            return last_name(tree, ltl_tree_child(tree, parent, namings[i].name));
        }
    }
    return LTL_NO_NODE;
}
