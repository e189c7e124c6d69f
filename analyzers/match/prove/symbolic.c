#include "analyzers/match/matcher_internal.h"

enum { MAX_LINKS = 32, MAX_SYMBOLIC_NODES = 256 };

/* Literals, names, member and index accesses, casts, calls: what can stand in for its variable. */
static bool is_symbolic(ltl_search *search, ltl_node node) {
    const ltl_tree *tree = search->tree;
    if (tree->end[node] - node > MAX_SYMBOLIC_NODES) {
        return false;
    }
    for (ltl_node at = node; at < tree->end[node]; at++) {
        switch (ltl_tree_kind(tree, at)) {
        case LTL_KIND_NAME:
        case LTL_KIND_STRING:
        case LTL_KIND_NUMBER:
        case LTL_KIND_LITERAL:
        case LTL_KIND_MEMBER:
        case LTL_KIND_INDEX:
        case LTL_KIND_CAST:
        case LTL_KIND_CALL:
        case LTL_KIND_NEW:
        case LTL_KIND_KEYWORD_ARGUMENT:
        case LTL_KIND_COLLECTION:
        case LTL_KIND_PAIR:
        case LTL_KIND_TYPE:
            break;
        default:
            return false;
        }
    }
    return true;
}

static bool is_same_name(const ltl_search *search, ltl_node p, ltl_node t) {
    return search->tree->kind[t] == LTL_KIND_NAME && search->asked->kind[p] == LTL_KIND_NAME &&
           search->asked->name[p] == search->tree->name[t];
}

void ltl_prove_symbolic(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_node t = goal->t;
    if ((search->pattern->options & LTL_MATCH_SYMBOLIC) == 0 || t == search->root ||
        !ltl_is_value_place(tree, t)) {
        return;
    }
    for (uint32_t link = 0; link < MAX_LINKS && tree->kind[t] == LTL_KIND_NAME; link++) {
        t = ltl_flow_given(&search->target->flow, t);
        if (search->target->flow.is_cut) {
            search->reason = LTL_REASON_RULE_FUEL;
            return;
        }
        if (t == LTL_NO_NODE || !ltl_search_spend(search, 1)) {
            return;
        }
        if (is_same_name(search, goal->p, t)) {
            ltl_prove(search, goal->next);
        }
    }
    if (tree->kind[t] != LTL_KIND_NAME && is_symbolic(search, t)) {
        ltl_prove_fit(search, goal->p, t, goal->next);
    }
}
