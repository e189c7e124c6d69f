#include "analyzers/match/matcher_internal.h"

bool ltl_is_statement(const ltl_tree *tree, ltl_node node) {
    ltl_node parent = tree->parent[node];
    bool is_late_text = tree->role[node] == LTL_ROLE_PART; /* of a heredoc in a statement before */
    return parent != LTL_NO_NODE && !is_late_text && ltl_tree_is_statement_list(tree, parent);
}

static bool is_control(ltl_kind kind) {
    switch (kind) {
    case LTL_KIND_IF:
    case LTL_KIND_ELSE:
    case LTL_KIND_LOOP:
    case LTL_KIND_CASE:
    case LTL_KIND_WITH:
    case LTL_KIND_TRY:
        return true;
    default:
        return false;
    }
}

/* Also the bare one that a branch or a loop may have in place of a block. */
bool ltl_is_nested_statement(const ltl_tree *tree, ltl_node t) {
    if (ltl_is_statement(tree, t)) {
        return true;
    }
    ltl_role role = ltl_tree_role(tree, t);
    bool is_body = role == LTL_ROLE_BODY || role == LTL_ROLE_THEN || role == LTL_ROLE_ELSE;
    return is_body && tree->kind[t] != LTL_KIND_BLOCK &&
           is_control(ltl_tree_kind(tree, tree->parent[t]));
}

static bool is_ellipsis(const ltl_search *search, ltl_node p) {
    ltl_ask ask = (ltl_ask)search->pattern->asks[p];
    return ask == LTL_ASK_ELLIPSIS || ask == LTL_ASK_SEQUENCE;
}

static void prove_run_end(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_node first = goal->first != LTL_NO_NODE ? goal->first : goal->around + 1;
    if (first >= tree->end[goal->around]) {
        return;
    }
    ltl_span had_run = search->run;
    bool had = search->has_run;
    uint32_t stop = goal->may_skip ? tree->stop[goal->around] : tree->stop[goal->last];
    search->run = (ltl_span){tree->start[first], stop};
    search->has_run = true;
    search->run_open_from =
        goal->may_skip && goal->last != LTL_NO_NODE ? tree->stop[goal->last] : 0;
    ltl_prove(search, goal->next);
    search->run = had_run;
    search->has_run = had;
}

/* The pattern has said all: a run may end anywhere, a block must end here, unless an ellipsis stood in it:
 * `... f()` is an f() somewhere inside. */
static void prove_end(ltl_search *search, const ltl_goal *goal) {
    if (goal->is_run) {
        prove_run_end(search, goal);
    } else if (goal->has_skipped || goal->t >= search->tree->end[goal->around]) {
        ltl_prove(search, goal->next);
    }
}

void ltl_prove_statement_at(ltl_search *search, const ltl_goal *goal, ltl_node t) {
    ltl_goal rest = *goal;
    rest.p = search->asked->end[goal->p];
    rest.t = search->tree->end[t];
    rest.first = goal->first != LTL_NO_NODE ? goal->first : t;
    rest.last = t;
    rest.may_skip = false;
    ltl_prove_statement(search, goal->p, t, &rest);
}

/* The next statement; after one in a nested block that may be the first of another branch. */
static void prove_next(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_node end = tree->end[goal->around];
    ltl_node t = goal->t;
    while (t < end && t != goal->around && !ltl_is_nested_statement(tree, t)) {
        if (!ltl_search_look(search)) {
            return;
        }
        t++;
    }
    if (t < end) {
        ltl_prove_statement_at(search, goal, t);
    }
}

/* `$...X` takes none, one, two … statements of the list; at the pattern's end, all. */
static void prove_sequence(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    bool is_last = search->asked->end[goal->p] >= goal->p_end;
    ltl_node end = tree->end[goal->around];
    ltl_node last = LTL_NO_NODE;
    for (ltl_node t = goal->t;; t = tree->end[t]) {
        ltl_goal rest = *goal;
        rest.p = search->asked->end[goal->p];
        rest.t = t;
        if (last != LTL_NO_NODE) {
            rest.first = goal->first != LTL_NO_NODE ? goal->first : goal->t;
            rest.last = last;
        }
        if (!is_last || t >= end) {
            ltl_bind_nodes(search, search->pattern->metavariable[goal->p], goal->t, last, &rest);
        }
        if (t >= end || ltl_search_is_over(search) || !ltl_search_look(search)) {
            return;
        }
        last = t;
    }
}

static void prove_ellipsis(ltl_search *search, const ltl_goal *goal) {
    ltl_goal rest = *goal;
    rest.p = search->asked->end[goal->p];
    rest.may_skip = true;
    rest.has_skipped = true;
    if (goal->first == LTL_NO_NODE && goal->t < search->tree->end[goal->around]) {
        rest.first = goal->t;
    }
    ltl_prove(search, &rest);
}

void ltl_prove_statements(ltl_search *search, const ltl_goal *goal) {
    if (goal->p >= goal->p_end) {
        prove_end(search, goal);
    } else if (search->pattern->asks[goal->p] == LTL_ASK_SEQUENCE && !goal->may_skip) {
        prove_sequence(search, goal);
    } else if (is_ellipsis(search, goal->p)) {
        prove_ellipsis(search, goal);
    } else if (goal->may_skip) {
        ltl_prove_later(search, goal);
    } else {
        prove_next(search, goal);
    }
}
