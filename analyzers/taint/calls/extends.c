/* Functions that are added to types from outside: which objects they are called on. */
#include "analyzers/syntax/extension.h"
#include "analyzers/taint/taint_internal.h"

/* The name of the type that a variable is declared with, or of what makes the value that it begins with
 * (`var x = new T()`); LTL_NO_NODE: nobody knows. */
static ltl_node type_begun_with(const ltl_tree *tree, ltl_node declarer) {
    ltl_node written = ltl_taint__type_name(tree, declarer);
    if (written != LTL_NO_NODE && !ltl_str_is(ltl_tree_name(tree, written), "var")) {
        return written;
    }
    ltl_node value = ltl_tree_child(tree, declarer, LTL_ROLE_VALUE);
    return value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_NEW ? ltl_taint__type_name(tree, value) : LTL_NO_NODE;
}

/* A function that is added to types is called on an object of one of elsewhere; a name that nobody declares may be a
 * class, which has a method of that name itself. */
bool ltl_taint__extends(const ltl_taint *t, uint32_t unit, ltl_node callee) {
    const ltl_tree *tree = t->tree;
    ltl_node receiver = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
    bool is_name = receiver != LTL_NO_NODE && tree->kind[receiver] == LTL_KIND_NAME;
    uint32_t variable = is_name ? t->scopes->of[receiver] : 0;
    if (unit == LTL_TAINT_NO_UNIT || receiver == LTL_NO_NODE || (is_name && variable == 0) ||
        !ltl_takes_object(tree, ltl_taint__node_of(t, unit))) {
        return false;
    }
    ltl_node first = ltl_tree_child(tree, ltl_taint__node_of(t, unit), LTL_ROLE_PARAMETER);
    ltl_node taken = ltl_taint__type_name(tree, first);
    ltl_node declarer = variable != 0 ? t->scopes->all.at[variable].declarer : LTL_NO_NODE;
    ltl_node given = declarer != LTL_NO_NODE ? type_begun_with(tree, declarer) : LTL_NO_NODE;
    return taken == LTL_NO_NODE || given == LTL_NO_NODE ||
           ltl_may_be_extended(ltl_tree_name(tree, taken), ltl_tree_name(tree, given));
}
