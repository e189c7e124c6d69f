#include "analyzers/match/matcher_internal.h"

/* `a || b || c` is read as (a || b) || c. For operators to which brackets mean nothing, operands of
 * pattern and code are compared as two flat lists; those to which order means nothing either, in any
 * order. The lists are not made: the next operand is found from the one before it. */

enum { MAX_RUN = 3 }; /* operands of a longer list that one metavariable takes together */

typedef enum law { LAW_NONE, LAW_ASSOCIATIVE, LAW_COMMUTATIVE } law;

static law law_of(const ltl_search *search, ltl_str operator) {
    static const struct {
        const char *text;
        law law;
        bool is_logical;
    } laws[] = {
        {"&&", LAW_ASSOCIATIVE, true},  {"||", LAW_ASSOCIATIVE, true},
        {"and", LAW_ASSOCIATIVE, true}, {"or", LAW_ASSOCIATIVE, true},
        {"|", LAW_COMMUTATIVE, false},  {"&", LAW_COMMUTATIVE, false},
        {"^", LAW_COMMUTATIVE, false},  {".", LAW_ASSOCIATIVE, false}, /* PHP joins strings */
        {"..", LAW_ASSOCIATIVE, false},                                /* Lua too */
    };
    if ((search->pattern->options & LTL_MATCH_NO_AC) != 0) {
        return LAW_NONE;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(laws); i++) {
        if (ltl_str_is(operator, laws[i].text)) {
            bool commutes =
                laws[i].is_logical && (search->pattern->options & LTL_MATCH_COMMUTATIVE_LOGIC) != 0;
            return commutes ? LAW_COMMUTATIVE : laws[i].law;
        }
    }
    return LAW_NONE;
}

/* ---- flat lists ---- */

static bool is_link(const ltl_tree *tree, ltl_node node, uint32_t operator) {
    return tree->kind[node] == LTL_KIND_BINARY && tree->name[node] == operator&&
                                                                      tree->end[node]> node + 1;
}

/* The operand that begins at `node`, or the end of the list. */
static ltl_node operand_at(ltl_search *search, const ltl_tree *tree, ltl_node list, ltl_node node) {
    while (node < tree->end[list] && is_link(tree, node, tree->name[list]) &&
           ltl_search_look(search)) {
        node++;
    }
    return node;
}

static uint32_t operands_from(ltl_search *search, const ltl_tree *tree, ltl_node list,
                              ltl_node node, uint32_t most) {
    uint32_t count = 0;
    while (node < tree->end[list] && count < most) {
        count++;
        node = operand_at(search, tree, list, tree->end[node]);
    }
    return count;
}

/* The subtree that is the run from `first` to `last`, or else `first`. */
static ltl_node cover_of(const ltl_tree *tree, ltl_node list, ltl_node first, ltl_node last) {
    ltl_node cover = first;
    while (cover != list && tree->parent[cover] != list && tree->parent[cover] + 1 == cover &&
           tree->end[tree->parent[cover]] <= tree->end[last]) {
        cover = tree->parent[cover];
    }
    return tree->end[cover] == tree->end[last] ? cover : first;
}

static ltl_goal after(ltl_search *search, const ltl_goal *goal, ltl_node t) {
    ltl_goal rest = *goal;
    rest.p = operand_at(search, search->asked, goal->p_around, search->asked->end[goal->p]);
    rest.t = operand_at(search, search->tree, goal->around, t);
    return rest;
}

/* Takes none, one, two … operands. */
static void prove_ellipsis(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_node end = tree->end[goal->around];
    bool is_last = search->asked->end[goal->p] >= search->asked->end[goal->p_around];
    bool is_bound = search->pattern->asks[goal->p] == LTL_ASK_SEQUENCE;
    ltl_node last = LTL_NO_NODE;
    ltl_node t = goal->t;
    for (;;) {
        ltl_goal rest = after(search, goal, t);
        if (is_bound && (!is_last || t >= end)) {
            ltl_bind_nodes(search, search->pattern->metavariable[goal->p], goal->t, last, &rest);
        } else if (!is_last || t >= end) {
            ltl_prove(search, &rest);
        }
        if (t >= end || ltl_search_is_over(search) || !ltl_search_look(search)) {
            return;
        }
        last = t;
        t = operand_at(search, tree, goal->around, tree->end[t]);
    }
}

/* A metavariable takes one operand, a few, or all but those that the rest of the pattern needs. */
static void prove_run(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_node end = tree->end[goal->around];
    uint32_t wanted = operands_from(
        search, search->asked, goal->p_around,
        operand_at(search, search->asked, goal->p_around, search->asked->end[goal->p]),
        LTL_MAX_PATTERN_NODES);
    uint32_t left = operands_from(search, tree, goal->around, goal->t, UINT32_MAX);
    ltl_node last = goal->t;
    for (uint32_t taken = 1; last < end && !ltl_search_is_over(search); taken++) {
        if (taken <= MAX_RUN || taken + wanted == left) {
            ltl_goal rest = after(search, goal, tree->end[last]);
            ltl_node cover = cover_of(tree, goal->around, goal->t, last);
            bool is_one = tree->end[cover] == tree->end[last];
            if (is_one) {
                ltl_prove_fit(search, goal->p, cover, &rest);
            } else if (search->pattern->asks[goal->p] == LTL_ASK_METAVARIABLE) {
                ltl_bind_nodes(search, search->pattern->metavariable[goal->p], goal->t, last,
                               &rest);
            } else {
                ltl_prove(search, &rest);
            }
        }
        last = operand_at(search, tree, goal->around, tree->end[last]);
    }
}

static void prove_in_order(ltl_search *search, const ltl_goal *goal) {
    bool is_over = goal->t >= search->tree->end[goal->around];
    if (goal->p >= search->asked->end[goal->p_around]) {
        if (is_over) {
            ltl_prove(search, goal->next);
        }
        return;
    }
    ltl_ask ask = (ltl_ask)search->pattern->asks[goal->p];
    if (ask == LTL_ASK_ELLIPSIS || ask == LTL_ASK_SEQUENCE) {
        prove_ellipsis(search, goal);
    } else if (is_over) {
        return;
    } else if (ask == LTL_ASK_METAVARIABLE || ask == LTL_ASK_ANYTHING) {
        prove_run(search, goal);
    } else {
        ltl_goal rest = after(search, goal, search->tree->end[goal->t]);
        ltl_prove_fit(search, goal->p, goal->t, &rest);
    }
}

static bool is_taken(const ltl_goal *goal, ltl_node t) {
    const ltl_taken *taken = goal->taken;
    while (taken != NULL && taken->node != t) {
        taken = taken->before;
    }
    return taken != NULL;
}

/* Each operand of the pattern takes one that is free; what is left over may stay. */
static void prove_in_any_order(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    if (goal->p >= search->asked->end[goal->p_around]) {
        ltl_prove(search, goal->next);
        return;
    }
    ltl_ask ask = (ltl_ask)search->pattern->asks[goal->p];
    if (ask == LTL_ASK_ELLIPSIS) {
        ltl_goal rest = after(search, goal, goal->t);
        ltl_prove(search, &rest);
        return;
    }
    ltl_node t = operand_at(search, tree, goal->around, goal->around + 1);
    while (t < tree->end[goal->around] && !ltl_search_is_over(search)) {
        if (!is_taken(goal, t)) {
            ltl_taken taken = {t, goal->taken};
            ltl_goal rest = after(search, goal, goal->t);
            rest.taken = &taken;
            ltl_prove_fit(search, goal->p, t, &rest);
        }
        t = operand_at(search, tree, goal->around, tree->end[t]);
    }
}

void ltl_prove_operands(ltl_search *search, const ltl_goal *goal) {
    ltl_str operator= ltl_tree_name(search->asked, goal->p_around);
    if (law_of(search, operator) == LAW_COMMUTATIVE) {
        prove_in_any_order(search, goal);
    } else {
        prove_in_order(search, goal);
    }
}

/* ---- other operators ---- */

static void prove_sides(ltl_search *search, ltl_node p, ltl_node t, const ltl_goal *next) {
    ltl_goal children = {.kind = LTL_GOAL_CHILDREN,
                         .p_around = p,
                         .around = t,
                         .p = p + 1,
                         .t = t + 1,
                         .next = next};
    ltl_prove(search, &children);
}

static bool is_equality(ltl_str operator) {
    return ltl_str_is(operator, "==") || ltl_str_is(operator, "!=") ||
           ltl_str_is(operator, "===") || ltl_str_is(operator, "!==");
}

/* Left and right change places. */
static void prove_swapped(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *asked = search->asked;
    const ltl_tree *tree = search->tree;
    ltl_node p = goal->p + 1;
    ltl_node t = goal->t + 1;
    if (ltl_tree_child_count(asked, goal->p) != 2 || ltl_tree_child_count(tree, goal->t) != 2) {
        return;
    }
    ltl_goal second = {.kind = LTL_GOAL_NODE, .p = asked->end[p], .t = t, .next = goal->next};
    ltl_prove_fit(search, p, tree->end[t], &second);
}

/* What cannot be a chain of operators itself. */
static bool is_plain_operand(const ltl_search *search, ltl_node p) {
    ltl_ask ask = (ltl_ask)search->pattern->asks[p];
    return ask == LTL_ASK_ANY_STRING || ask == LTL_ASK_STRING_CONTENT ||
           (ask == LTL_ASK_SAME && ltl_tree_is_leaf(search->asked, p));
}

/* `P + ...`: P is the first of any number of operands. A loop: chains may nest deeper than the stack. */
static void prove_leading(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_node p = goal->p + 1;
    ltl_ask ask = (ltl_ask)search->pattern->asks[p];
    bool goes_down = ask != LTL_ASK_METAVARIABLE && ask != LTL_ASK_ANYTHING &&
                     ask != LTL_ASK_ELLIPSIS && ask != LTL_ASK_SEQUENCE;
    bool is_plain = is_plain_operand(search, p);
    for (ltl_node t = goal->t; !ltl_search_is_over(search) && ltl_search_look(search); t++) {
        bool nests = is_link(tree, t + 1, tree->name[goal->t]);
        if (!nests || !is_plain) {
            prove_sides(search, goal->p, t, goal->next);
        }
        if (!nests || !goes_down) {
            return;
        }
    }
}

/* `P + ...` */
static bool leads(const ltl_search *search, ltl_node p) {
    const ltl_tree *asked = search->asked;
    return asked->end[p] > p + 1 && asked->end[p + 1] < asked->end[p] &&
           asked->end[asked->end[p + 1]] == asked->end[p] &&
           search->pattern->asks[asked->end[p + 1]] == LTL_ASK_ELLIPSIS;
}

void ltl_prove_binary(ltl_search *search, const ltl_goal *goal) {
    ltl_str operator= ltl_tree_name(search->asked, goal->p);
    if (law_of(search, operator) != LAW_NONE) {
        ltl_goal operands = {
            .kind = LTL_GOAL_OPERANDS,
            .p_around = goal->p,
            .around = goal->t,
            .p = operand_at(search, search->asked, goal->p, goal->p + 1),
            .t = operand_at(search, search->tree, goal->t, goal->t + 1),
            .next = goal->next,
        };
        ltl_prove(search, &operands);
        return;
    }
    if (leads(search, goal->p)) {
        prove_leading(search, goal);
        return;
    }
    prove_sides(search, goal->p, goal->t, goal->next);
    bool is_symmetric = (search->pattern->options & LTL_MATCH_SYMMETRIC_EQUALITY) != 0;
    if (is_symmetric && is_equality(operator)) {
        prove_swapped(search, goal);
    }
}
