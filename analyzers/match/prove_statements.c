#include "analyzers/match/matcher_internal.h"

bool ltl_is_statement(const ltl_tree *tree, ltl_node node) {
    ltl_node parent = tree->parent[node];
    return parent != LTL_NO_NODE && ltl_tree_is_statement_list(tree, parent);
}

static bool is_ellipsis(const ltl_search *search, ltl_node p) {
    ltl_ask ask = (ltl_ask)search->pattern->asks[p];
    return ask == LTL_ASK_ELLIPSIS || ask == LTL_ASK_SEQUENCE;
}

/* Nested definitions are worlds of their own. */
static bool is_closed(ltl_kind kind) {
    return kind == LTL_KIND_FUNCTION || kind == LTL_KIND_CLASS || kind == LTL_KIND_LAMBDA;
}

static void prove_end(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    if (!goal->is_run) {
        if (goal->t < tree->end[goal->around] && !goal->may_skip) {
            return; /* more statements than the block of the pattern has */
        }
        ltl_prove(search, goal->next);
        return;
    }
    ltl_span had_run = search->run;
    bool had = search->has_run;
    ltl_node first = goal->first != LTL_NO_NODE ? goal->first : goal->around + 1;
    if (first < tree->end[goal->around]) {
        uint32_t stop = goal->may_skip ? tree->stop[goal->around] : tree->stop[goal->last];
        search->run = (ltl_span){tree->start[first], stop};
        search->has_run = true;
        ltl_prove(search, goal->next);
    }
    search->run = had_run;
    search->has_run = had;
}

static void prove_statement(ltl_search *search, const ltl_goal *goal, ltl_node t) {
    ltl_goal rest = *goal;
    rest.p = search->asked->end[goal->p];
    rest.t = search->tree->end[t];
    rest.first = goal->first != LTL_NO_NODE ? goal->first : t;
    rest.last = t;
    rest.may_skip = false;
    ltl_prove_fit(search, goal->p, t, &rest);
}

/* After an ellipsis: the statements that follow, and those nested in them. */
static void prove_later(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_node t = goal->t;
    while (t < tree->end[goal->around] && !ltl_search_is_over(search)) {
        if (ltl_is_statement(tree, t)) {
            prove_statement(search, goal, t);
        } else if (!ltl_search_look(search)) {
            return;
        }
        t = is_closed(ltl_tree_kind(tree, t)) ? tree->end[t] : t + 1;
    }
}

/* The last statement from `goal->t` on; LTL_NO_NODE when there is none. */
static ltl_node last_statement(ltl_search *search, const ltl_goal *goal) {
    ltl_node last = LTL_NO_NODE;
    ltl_node t = goal->t;
    while (t < search->tree->end[goal->around] && ltl_search_look(search)) {
        last = t;
        t = search->tree->end[t];
    }
    return last;
}

static void prove_ellipsis(ltl_search *search, const ltl_goal *goal) {
    ltl_goal rest = *goal;
    rest.p = search->asked->end[goal->p];
    rest.may_skip = true;
    if (goal->first == LTL_NO_NODE) {
        rest.first = goal->t < search->tree->end[goal->around] ? goal->t : LTL_NO_NODE;
    }
    if (search->pattern->asks[goal->p] == LTL_ASK_SEQUENCE && rest.p >= goal->p_end) {
        ltl_bind_nodes(search, search->pattern->metavariable[goal->p], goal->t,
                       last_statement(search, goal), &rest);
    } else {
        ltl_prove(search, &rest);
    }
}

void ltl_prove_statements(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    if (goal->p >= goal->p_end) {
        prove_end(search, goal);
    } else if (is_ellipsis(search, goal->p)) {
        prove_ellipsis(search, goal);
    } else if (goal->may_skip) {
        prove_later(search, goal);
    } else if (goal->t < tree->end[goal->around] && ltl_is_statement(tree, goal->t)) {
        prove_statement(search, goal, goal->t);
    }
}
