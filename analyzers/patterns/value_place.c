#include "analyzers/patterns/pattern.h"

bool ltl_is_value_place(const ltl_tree *tree, ltl_node node) {
    ltl_node parent = tree->parent[node];
    ltl_kind around = parent != LTL_NO_NODE ? ltl_tree_kind(tree, parent) : LTL_KIND_ROOT;
    if (around == LTL_KIND_IMPORT) {
        return false;
    }
    switch (ltl_tree_role(tree, node)) {
    case LTL_ROLE_LEFT:
        return around == LTL_KIND_BINARY;
    case LTL_ROLE_KEY:
        return around == LTL_KIND_INDEX || around == LTL_KIND_VARIABLE; /* C's `a[n]` */
    case LTL_ROLE_NAME:
    case LTL_ROLE_CALLEE:
    case LTL_ROLE_TYPE:
    case LTL_ROLE_TYPE_ARGUMENT:
    case LTL_ROLE_RETURN_TYPE:
    case LTL_ROLE_PARAMETER:
    case LTL_ROLE_PARENT:
    case LTL_ROLE_MODIFIER:
    case LTL_ROLE_MODULE:
    case LTL_ROLE_ALIAS:
    case LTL_ROLE_LABEL:
        return false;
    default:
        return true;
    }
}

bool ltl_pattern_takes_value(const ltl_pattern *pattern, ltl_node p) {
    const ltl_tree *asked = pattern->tree;
    ltl_ask ask = (ltl_ask)pattern->asks[p];
    if ((pattern->options & LTL_MATCH_NO_CONSTANTS) != 0 ||
        asked->language->scoping == LTL_SCOPING_NONE) {
        return false;
    }
    if (ask != LTL_ASK_SAME || !ltl_tree_is_leaf(asked, p)) {
        return ask == LTL_ASK_ANY_STRING || ask == LTL_ASK_STRING_CONTENT ||
               ask == LTL_ASK_STRING_REGEX;
    }
    ltl_kind kind = ltl_tree_kind(asked, p);
    bool is_literal =
        kind == LTL_KIND_STRING || kind == LTL_KIND_NUMBER || kind == LTL_KIND_LITERAL;
    return is_literal && (p == pattern->first || ltl_is_value_place(asked, p));
}

bool ltl_is_concatenation(const ltl_tree *tree, ltl_node node) {
    if (tree->kind[node] != LTL_KIND_TEMPLATE || ltl_tree_is_leaf(tree, node)) {
        return false;
    }
    ltl_kind first = ltl_tree_kind(tree, node + 1);
    return (first == LTL_KIND_STRING || first == LTL_KIND_TEMPLATE) &&
           tree->start[node + 1] == tree->start[node];
}
