/* Calls that are given their first argument through a pipe: `x |> f(y)` is what a pattern writes as `f(x, y)`. */
#include "analyzers/match/matcher_internal.h"
#include "analyzers/syntax/pipe.h"

static bool is_piped_itself(const ltl_search *search, ltl_node p) {
    ltl_node around = search->asked->parent[p];
    return around != LTL_NO_NODE && search->asked->role[p] == LTL_ROLE_RIGHT && ltl_is_pipe(search->asked, around);
}

bool ltl_prove_piped(ltl_search *search, const ltl_goal *goal) {
    ltl_node piped = search->tree->kind[goal->t] == LTL_KIND_CALL && !is_piped_itself(search, goal->p)
                         ? ltl_piped_argument(search->tree, goal->t)
                         : LTL_NO_NODE;
    if (piped == LTL_NO_NODE || !ltl_heads_agree(search, goal->p, goal->t)) {
        return false;
    }
    ltl_goal children = {.kind = LTL_GOAL_CHILDREN,
                         .p_around = goal->p,
                         .around = goal->t,
                         .p = goal->p + 1,
                         .t = goal->t + 1,
                         .piped = piped,
                         .next = goal->next};
    ltl_prove(search, &children);
    return true;
}

/* An ellipsis takes what is piped in and may take more, or the argument behind it is that. A sequence is a piece of
 * the code: it is what is piped in, or what stands in the call. */
static void prove_some(ltl_search *search, const ltl_goal *goal) {
    ltl_goal rest = *goal;
    rest.piped = 0;
    if (search->pattern->asks[goal->p] == LTL_ASK_ELLIPSIS) {
        ltl_prove_ellipsis(search, &rest);
    } else if (search->tree->end[goal->around] == goal->t) {
        rest.p = search->asked->end[goal->p];
        ltl_bind_nodes(search, search->pattern->metavariable[goal->p], goal->piped, goal->piped, &rest);
    } else {
        ltl_prove_ellipsis(search, &rest);
    }
    rest = *goal;
    rest.p = search->asked->end[goal->p];
    if (!ltl_search_is_over(search) && rest.p < search->asked->end[goal->p_around]) {
        ltl_prove(search, &rest);
    }
}

bool ltl_prove_piped_argument(ltl_search *search, const ltl_goal *goal) {
    if (goal->p >= search->asked->end[goal->p_around]) {
        return !search->pattern->is_header; /* nothing asks for it */
    }
    bool is_other = search->asked->role[goal->p] != LTL_ROLE_ARGUMENT ||
                    search->asked->kind[goal->p] == LTL_KIND_KEYWORD_ARGUMENT;
    if (ltl_asks_ellipsis(search, goal->p)) {
        prove_some(search, goal);
        return true;
    }
    if (is_other) {
        return false;
    }
    ltl_goal rest = *goal;
    rest.p = search->asked->end[goal->p];
    rest.piped = 0;
    ltl_prove_fit(search, goal->p, goal->piped, &rest);
    return true;
}
