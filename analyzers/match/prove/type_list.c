#include "analyzers/match/matcher_internal.h"

/* `except (..., E, ...)` is also about the one type of `except E`. */
bool ltl_prove_list_of_one(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *asked = search->asked;
    if (asked->kind[goal->p] != LTL_KIND_COLLECTION || asked->role[goal->p] != LTL_ROLE_TYPE ||
        search->tree->kind[goal->t] == LTL_KIND_COLLECTION) {
        return false;
    }
    ltl_node only = LTL_NO_NODE;
    bool has_ellipsis = false;
    for (ltl_node p = goal->p + 1; p < asked->end[goal->p]; p = asked->end[p]) {
        if (search->pattern->asks[p] == LTL_ASK_ELLIPSIS) {
            has_ellipsis = true;
        } else if (only != LTL_NO_NODE) {
            return true;
        } else {
            only = p;
        }
    }
    if (has_ellipsis && only != LTL_NO_NODE) {
        ltl_prove_fit(search, only, goal->t, goal->next);
    }
    return true;
}
