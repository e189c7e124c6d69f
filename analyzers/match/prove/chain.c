#include "analyzers/match/matcher_internal.h"

/* `a. ... .b()`: what the ellipsis passes over, link by link, down to where the chain begins. */

/* A mark or a word behind the link: `a()!`, `a()?`, `a().await`, `a{value: 1}`. */
static ltl_node marked(const ltl_tree *tree, ltl_node t) {
    bool is_behind = !ltl_tree_is_leaf(tree, t) && tree->start[t + 1] == tree->start[t];
    return is_behind ? t + 1 : LTL_NO_NODE;
}

static ltl_node link_below(const ltl_tree *tree, ltl_node t) {
    switch (tree->kind[t]) {
    case LTL_KIND_MEMBER:
    case LTL_KIND_INDEX:
        return ltl_tree_child(tree, t, LTL_ROLE_RECEIVER);
    case LTL_KIND_CALL:
        return ltl_tree_child(tree, t, LTL_ROLE_CALLEE);
    case LTL_KIND_UNARY:
    case LTL_KIND_AWAIT:
    case LTL_KIND_NEW:
        return marked(tree, t);
    default:
        return LTL_NO_NODE;
    }
}

/* Where a call needs no parentheses the pattern's link is one around the member. */
void ltl_prove_chain(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *asked = search->asked;
    ltl_node member = asked->kind[goal->p] == LTL_KIND_CALL ? goal->p + 1 : goal->p;
    ltl_node receiver = ltl_tree_child(asked, member, LTL_ROLE_RECEIVER);
    if (receiver == LTL_NO_NODE) {
        return;
    }
    for (ltl_node t = goal->t; t != LTL_NO_NODE; t = link_below(search->tree, t)) {
        ltl_prove_fit(search, receiver, t, goal->next);
    }
}
