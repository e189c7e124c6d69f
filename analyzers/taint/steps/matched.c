/* What patterns of cases and tests take apart: `match x { Some(y) => … }`, `x instanceof String s`,
 * `x is { A: var y }`, `x => {a:}`, `rows.map { case (k, v) => … }`. */
#include "analyzers/taint/taint_internal.h"

static bool is_test(const ltl_tree *tree, ltl_node node) {
    ltl_str operator= ltl_tree_name(tree, node);
    return tree->kind[node] == LTL_KIND_BINARY &&
           (ltl_str_is(operator, "instanceof") || ltl_str_is(operator, "is"));
}

/* Ruby's `x => {a:}`, `x in [a, b]`. */
static bool is_match(const ltl_tree *tree, ltl_node node) {
    ltl_str operator= ltl_tree_name(tree, node);
    return ltl_str_is(operator, "=>") || ltl_str_is(operator, "in");
}

/* What the cases around are cases of: the subject of the switch, or what calls a function of nothing but cases. */
static ltl_node subject_of(const ltl_tree *tree, ltl_node node) {
    ltl_node around = tree->parent[node];
    if (around == LTL_NO_NODE || tree->kind[around] == LTL_KIND_SWITCH) {
        return around != LTL_NO_NODE ? ltl_tree_child(tree, around, LTL_ROLE_CONDITION)
                                     : LTL_NO_NODE;
    }
    bool is_given = tree->kind[around] == LTL_KIND_BLOCK &&
                    tree->role[around] == LTL_ROLE_ARGUMENT &&
                    tree->kind[tree->parent[around]] == LTL_KIND_CALL;
    ltl_node callee =
        is_given ? ltl_tree_child(tree, tree->parent[around], LTL_ROLE_CALLEE) : LTL_NO_NODE;
    bool is_method = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    return is_method ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
}

/* C#'s `x is Point(var y, var z)` is read as a call of `x is Point`. */
static ltl_node test_called(const ltl_tree *tree, ltl_node call) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    return callee != LTL_NO_NODE && is_test(tree, callee) ? callee : LTL_NO_NODE;
}

/* … and `case Point(var y, var z):` as a call in front of what the case does. */
static bool is_case_called(const ltl_tree *tree, ltl_node call) {
    ltl_node around = tree->parent[call];
    return tree->kind[around] == LTL_KIND_CASE && call == around + 1 && ltl_language_is(tree->language, "csharp");
}

ltl_taint_matched ltl_taint__matched(ltl_taint *t, ltl_node leaf) {
    const ltl_tree *tree = t->tree;
    ltl_taint_matched none = {LTL_NO_NODE, LTL_NO_NODE};
    ltl_node node = leaf;
    while (ltl_taint__spend(t, 1)) {
        ltl_node around = tree->parent[node];
        ltl_role role = (ltl_role)tree->role[node];
        ltl_node test = LTL_NO_NODE;
        switch (around != LTL_NO_NODE ? ltl_tree_kind(tree, around) : LTL_KIND_ROOT) {
        case LTL_KIND_VARIABLE:
        case LTL_KIND_OTHER:
        case LTL_KIND_COLLECTION:
        case LTL_KIND_PAIR:
        case LTL_KIND_SPREAD:
        case LTL_KIND_KEYWORD_ARGUMENT:
            node = around;
            continue;
        case LTL_KIND_CASE:
            return role == LTL_ROLE_VALUE ? (ltl_taint_matched){node, subject_of(tree, around)}
                                          : none;
        case LTL_KIND_CALL:
            if (is_case_called(tree, around)) {
                return (ltl_taint_matched){node, subject_of(tree, tree->parent[around])};
            }
            test = role == LTL_ROLE_ARGUMENT ? test_called(tree, around) : LTL_NO_NODE;
            break;
        case LTL_KIND_BINARY:
            test = (is_test(tree, around) && role != LTL_ROLE_LEFT) ||
                           (is_match(tree, around) && role == LTL_ROLE_NAME)
                       ? around
                       : LTL_NO_NODE;
            break;
        default:
            break;
        }
        ltl_node subject =
            test != LTL_NO_NODE ? ltl_tree_child(tree, test, LTL_ROLE_LEFT) : LTL_NO_NODE;
        return (ltl_taint_matched){node, subject};
    }
    return none;
}
