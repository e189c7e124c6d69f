#include "analyzers/match/matcher_internal.h"

static bool has_one_child(const ltl_tree *tree, ltl_node node) {
    return tree->end[node] > node + 1 && tree->end[node + 1] == tree->end[node];
}

/* The bodies of classes are no sequences: their members match in any order. */
static bool is_free_body(const ltl_search *search, ltl_node p, ltl_node t) {
    return (ltl_tree_row_flags(search->asked, p) & LTL_ROW_UNORDERED) != 0 &&
           (ltl_tree_row_flags(search->tree, t) & LTL_ROW_UNORDERED) != 0;
}

/* A body without braces that asks for one thing, whatever it is, asks for the whole body. */
static ltl_node whole_body_ask(const ltl_search *search, ltl_node p) {
    const ltl_tree *asked = search->asked;
    bool is_open = asked->source->text.ptr[asked->start[p]] != '{' && has_one_child(asked, p);
    ltl_ask ask = is_open ? (ltl_ask)search->pattern->asks[p + 1] : LTL_ASK_SAME;
    return ask == LTL_ASK_METAVARIABLE || ask == LTL_ASK_ANYTHING ? p + 1 : LTL_NO_NODE;
}

static void prove_whole_body(ltl_search *search, ltl_node p, ltl_node block, const ltl_goal *next) {
    const ltl_tree *tree = search->tree;
    ltl_node last = LTL_NO_NODE;
    for (ltl_node t = block + 1; t < tree->end[block]; t = tree->end[t]) {
        if (!ltl_search_look(search)) {
            return;
        }
        last = t;
    }
    if (search->pattern->asks[p] == LTL_ASK_METAVARIABLE) {
        ltl_bind_nodes(search, search->pattern->metavariable[p], block + 1, last, next);
    } else {
        ltl_prove(search, next);
    }
}

static void prove_list(ltl_search *search, const ltl_goal *goal, ltl_node first) {
    ltl_goal statements = {.kind = LTL_GOAL_STATEMENTS,
                           .p = goal->p + 1,
                           .p_end = search->asked->end[goal->p],
                           .around = goal->t,
                           .t = first,
                           .first = LTL_NO_NODE,
                           .next = goal->next};
    ltl_prove(search, &statements);
}

static bool is_body(ltl_role role) {
    return role == LTL_ROLE_BODY || role == LTL_ROLE_THEN || role == LTL_ROLE_ELSE;
}

/* Code may nest blocks deeper than the stack is: a loop. */
static void prove_in_block(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_node t = goal->t;
    while (tree->kind[t] == LTL_KIND_BLOCK && has_one_child(tree, t) && ltl_search_look(search)) {
        t++;
    }
    if (tree->kind[t] != LTL_KIND_BLOCK) {
        ltl_prove_statement(search, goal->p, t, goal->next);
    }
}

bool ltl_prove_block(ltl_search *search, const ltl_goal *goal) {
    bool asks_list = search->asked->kind[goal->p] == LTL_KIND_BLOCK;
    bool has_list = search->tree->kind[goal->t] == LTL_KIND_BLOCK;
    if (!asks_list) {
        prove_in_block(search, goal);
        return true;
    }
    if (!has_list) {
        if (is_body(ltl_tree_role(search->tree, goal->t))) {
            prove_list(search, goal, goal->t);
        }
        return true;
    }
    if (is_free_body(search, goal->p, goal->t)) {
        return false;
    }
    ltl_node all = whole_body_ask(search, goal->p);
    if (all != LTL_NO_NODE) {
        prove_whole_body(search, all, goal->t, goal->next);
    } else {
        prove_list(search, goal, goal->t + 1);
    }
    return true;
}
