/* An ellipsis or a sequence among children: it takes none, one, two … of them. */
#include "analyzers/match/matcher_internal.h"

static bool has_ellipsis_before(const ltl_search *search, const ltl_goal *goal) {
    for (ltl_node p = goal->p_around + 1; p < goal->p; p = search->asked->end[p]) {
        if (ltl_asks_ellipsis(search, p)) {
            return true;
        }
    }
    return false;
}

/* A sequence is a piece of the code without holes: what was taken out of order lies at its ends. Where
 * another ellipsis stands in front of what was taken, that one has what comes before it. */
static void bind_sequence(ltl_search *search, const ltl_goal *goal, ltl_node last,
                          const ltl_goal *rest) {
    const ltl_tree *tree = search->tree;
    ltl_node first = LTL_NO_NODE;
    ltl_node kept = LTL_NO_NODE;
    bool is_over = false;
    for (ltl_node t = goal->t; last != LTL_NO_NODE && t <= last; t = tree->end[t]) {
        if (ltl_child_is_taken(goal, t)) {
            is_over = first != LTL_NO_NODE;
            if (is_over && has_ellipsis_before(search, goal)) {
                return;
            }
        } else if (is_over) {
            return;
        } else {
            first = first == LTL_NO_NODE ? t : first;
            kept = t;
        }
        if (!ltl_search_look(search)) {
            return;
        }
    }
    ltl_bind_nodes(search, search->pattern->metavariable[goal->p],
                   first == LTL_NO_NODE ? goal->t : first, kept, rest);
}

/* The ellipsis takes the children before `t`, of which `last` is the last. */
static void prove_after_ellipsis(ltl_search *search, const ltl_goal *goal, ltl_node last,
                                 ltl_node t) {
    ltl_goal rest = *goal;
    rest.p = search->asked->end[goal->p];
    rest.t = t;
    if (search->pattern->asks[goal->p] == LTL_ASK_SEQUENCE) {
        bind_sequence(search, goal, last, &rest);
    } else {
        ltl_prove(search, &rest);
    }
}

bool ltl_is_any_loop(const ltl_search *search, ltl_node p) {
    const ltl_tree *asked = search->asked;
    ltl_node header = p + 1;
    return asked->kind[p] == LTL_KIND_LOOP && header < asked->end[p] &&
           search->pattern->asks[header] == LTL_ASK_ELLIPSIS &&
           asked->role[header] != LTL_ROLE_BODY &&
           (asked->end[header] >= asked->end[p] ||
            asked->role[asked->end[header]] == LTL_ROLE_BODY);
}

/* The last ellipsis of a loop's header takes what is left of the header. */
static bool ends_header(const ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *asked = search->asked;
    ltl_node after = asked->end[goal->p];
    return asked->kind[goal->p_around] == LTL_KIND_LOOP && asked->role[goal->p] != LTL_ROLE_BODY &&
           (after >= asked->end[goal->p_around] || asked->role[after] == LTL_ROLE_BODY);
}

/* Takes none, one, two … children of the ellipsis's own role; when it is all that the pattern has, or
 * of nodes nobody has described, of any. */
void ltl_prove_ellipsis(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    bool takes_header = ends_header(search, goal);
    ltl_node end = tree->end[goal->around];
    bool is_last = search->asked->end[goal->p] >= search->asked->end[goal->p_around];
    bool is_alone = is_last && goal->p == goal->p_around + 1;
    ltl_kind around = ltl_tree_kind(tree, goal->around);
    bool takes_any = is_alone || around == LTL_KIND_OTHER || around == LTL_KIND_TEMPLATE ||
                     around == LTL_KIND_CALL; /* make([]T, n) */
    ltl_node last = LTL_NO_NODE;
    ltl_node t = goal->t;
    for (;;) {
        bool takes = t < end && (takes_any || ltl_child_is_taken(goal, t) ||
                                 (takes_header && tree->role[t] != LTL_ROLE_BODY) ||
                                 ltl_roles_agree(search, goal->p, t) ||
                                 ltl_child_is_optional(search, goal, t));
        if (!is_last || !takes) {
            prove_after_ellipsis(search, goal, last, t);
        }
        if (!takes || ltl_search_is_over(search) || !ltl_search_look(search)) {
            return;
        }
        last = t;
        t = tree->end[t];
    }
}

/* Among free members an ellipsis says only that there may be more; `$...X` alone is all of them. */
void ltl_prove_free_ellipsis(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_goal rest = *goal;
    rest.p = search->asked->end[goal->p];
    bool is_alone = goal->p == goal->p_around + 1 && rest.p >= search->asked->end[goal->p_around];
    if (search->pattern->asks[goal->p] != LTL_ASK_SEQUENCE || !is_alone) {
        ltl_prove(search, &rest);
        return;
    }
    ltl_node last = LTL_NO_NODE;
    for (ltl_node t = goal->around + 1; t < tree->end[goal->around]; t = tree->end[t]) {
        last = t;
        if (!ltl_search_look(search)) {
            return;
        }
    }
    ltl_bind_nodes(search, search->pattern->metavariable[goal->p], goal->around + 1, last, &rest);
}
