#include <string.h>

#include "analyzers/patterns/ask.h"

/* Nothing but brackets around the child: `(...)`, `: $T`. */
static bool is_bare_around(const ltl_tree *tree, ltl_node node, ltl_node child) {
    ltl_str text = tree->source->text;
    for (uint32_t at = tree->start[node]; at < tree->stop[node]; at++) {
        bool is_outside = at < tree->start[child] || at >= tree->stop[child];
        if (is_outside && strchr(" \t\r\n:()", text.ptr[at]) == NULL) {
            return false;
        }
    }
    return true;
}

/* A node that holds a stand-in and nothing else is that stand-in itself: a parameter, a statement, a
 * variable with its sigil. Statement lists are not: `{ ... }` asks for a list. */
static bool may_become_its_child(const ltl_tree *tree, ltl_node node) {
    switch (tree->kind[node]) {
    case LTL_KIND_EXPRESSION_STATEMENT:
    case LTL_KIND_PARAMETER:
    case LTL_KIND_DECLARATION:
    case LTL_KIND_FIELD:
    case LTL_KIND_VARIABLE:
    case LTL_KIND_PAIR:
    case LTL_KIND_ATTRIBUTE:
    case LTL_KIND_CASE:
        return true;
    case LTL_KIND_TYPE: /* not `[]$T` */
        return ltl_tree_first_child(tree, node) != LTL_NO_NODE &&
               is_bare_around(tree, node, node + 1);
    case LTL_KIND_OTHER:
        return ltl_tree_first_child(tree, node) != LTL_NO_NODE &&
               ltl_span_eq(ltl_tree_span(tree, node), ltl_tree_span(tree, node + 1));
    default:
        return false;
    }
}

static bool is_open(ltl_ask ask) {
    return ask == LTL_ASK_METAVARIABLE || ask == LTL_ASK_ANYTHING || ask == LTL_ASK_ELLIPSIS ||
           ask == LTL_ASK_SEQUENCE;
}

/* The stand-in in a node whose other children are only the dummy's type. An ellipsis may have any
 * type beside it, a metavariable only an ellipsis: it is a parameter of any type. */
static ltl_node lone_stand_in(const ltl_pattern *pattern, ltl_node node) {
    const ltl_tree *tree = pattern->tree;
    ltl_node found = LTL_NO_NODE;
    ltl_node type = LTL_NO_NODE;
    bool has_modifier = false;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->kind[node] == LTL_KIND_CASE && tree->kind[child] == LTL_KIND_BLOCK &&
            ltl_tree_is_leaf(tree, child)) {
            continue; /* a case without a body */
        }
        if (tree->role[child] == LTL_ROLE_MODIFIER && tree->kind[child] == LTL_KIND_MODIFIER) {
            has_modifier = true; /* PHP's `public $ltl_dots;` */
            continue;
        }
        bool is_type = tree->role[child] == LTL_ROLE_TYPE && ltl_tree_is_leaf(tree, child);
        ltl_node *slot = is_type ? &type : &found;
        ltl_ask ask = (ltl_ask)pattern->asks[child];
        bool is_second = *slot != LTL_NO_NODE &&
                         (ask != LTL_ASK_ELLIPSIS || pattern->asks[*slot] != LTL_ASK_ELLIPSIS);
        if (is_second || (!is_type && !is_open(ask))) {
            return LTL_NO_NODE;
        }
        *slot = child;
    }
    if (found == LTL_NO_NODE) {
        return type != LTL_NO_NODE && is_open((ltl_ask)pattern->asks[type]) ? type : LTL_NO_NODE;
    }
    bool is_any = pattern->asks[found] == LTL_ASK_ELLIPSIS;
    bool fits = type == LTL_NO_NODE || pattern->asks[type] == LTL_ASK_ELLIPSIS;
    return is_any || (fits && !has_modifier) ? found : LTL_NO_NODE;
}

void ltl_ask_lone(ltl_pattern *pattern, ltl_node node) {
    ltl_node stand_in =
        may_become_its_child(pattern->tree, node) ? lone_stand_in(pattern, node) : LTL_NO_NODE;
    if (stand_in != LTL_NO_NODE) {
        pattern->asks[node] = pattern->asks[stand_in];
        pattern->metavariable[node] = pattern->metavariable[stand_in];
    }
}
