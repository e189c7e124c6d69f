#include "analyzers/match/matcher_internal.h"

/* ---- asks that look further than one node ---- */

/* What holds statements is no expression to look into, where it is one itself. */
static bool is_no_expression(const ltl_tree *tree, ltl_node t) {
    switch (ltl_tree_kind(tree, t)) {
    case LTL_KIND_FUNCTION:
    case LTL_KIND_CLASS:
    case LTL_KIND_IMPORT:
        return true;
    case LTL_KIND_BLOCK:
    case LTL_KIND_IF:
    case LTL_KIND_LOOP:
    case LTL_KIND_SWITCH:
    case LTL_KIND_TRY:
    case LTL_KIND_WITH:
        return ltl_is_statement(tree, t);
    default:
        return false;
    }
}

/* What a branch or loop is decided by; LTL_NO_NODE: nothing, or it is something else. */
static ltl_node decided_by(const ltl_tree *tree, ltl_node t) {
    switch (ltl_tree_kind(tree, t)) {
    case LTL_KIND_IF:
    case LTL_KIND_LOOP:
    case LTL_KIND_SWITCH:
        return ltl_tree_child(tree, t, LTL_ROLE_CONDITION);
    default:
        return LTL_NO_NODE;
    }
}

/* As a statement it also means what a branch or loop is decided by. */
static void prove_deep(ltl_search *search, const ltl_goal *goal) {
    ltl_node around = goal->t;
    if (is_no_expression(search->tree, around)) {
        around = decided_by(search->tree, around);
    }
    if (around == LTL_NO_NODE) {
        return;
    }
    ltl_node wanted = ltl_tree_next_sibling(search->asked, goal->p + 1);
    bool is_shallow = (search->pattern->options & LTL_MATCH_SHALLOW_EXPRESSION) != 0;
    ltl_node end = is_shallow ? around + 1 : search->tree->end[around];
    for (ltl_node t = around; t < end && !ltl_search_is_over(search); t++) {
        ltl_prove_fit(search, wanted, t, goal->next);
    }
}

/* ---- the same node ---- */

/* A type without arguments also means one with them. True when nothing else can fit. */
static bool prove_generic(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_kind wanted = ltl_tree_kind(search->asked, goal->p);
    if (tree->kind[goal->t] != LTL_KIND_TYPE ||
        (wanted != LTL_KIND_NAME && wanted != LTL_KIND_MEMBER)) {
        return false;
    }
    ltl_node name = ltl_tree_first_child(tree, goal->t);
    if (name != LTL_NO_NODE && tree->role[name] == LTL_ROLE_NAME &&
        ltl_tree_child(tree, goal->t, LTL_ROLE_TYPE_ARGUMENT) != LTL_NO_NODE) {
        ltl_prove_fit(search, goal->p, name, goal->next);
    }
    return true;
}

static void prove_expression(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    if (!ltl_tree_is_leaf(search->asked, goal->p)) {
        ltl_prove_expression_statement(search, goal->p + 1, goal->t, goal->next);
    } else if (tree->kind[goal->t] == LTL_KIND_EXPRESSION_STATEMENT &&
               ltl_tree_is_leaf(tree, goal->t)) {
        ltl_prove(search, goal->next); /* `;` alone */
    }
}

static void prove_same(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *asked = search->asked;
    ltl_kind wanted = ltl_tree_kind(asked, goal->p);
    if ((wanted == LTL_KIND_BLOCK || search->tree->kind[goal->t] == LTL_KIND_BLOCK) &&
        ltl_prove_block(search, goal)) {
        return;
    }
    if (wanted == LTL_KIND_EXPRESSION_STATEMENT) {
        prove_expression(search, goal);
        return;
    }
    if (wanted == LTL_KIND_MEMBER) {
        ltl_prove_imported(search, goal->p, goal->t, goal->next);
    }
    if (wanted != LTL_KIND_CAST && search->tree->kind[goal->t] == LTL_KIND_CAST) {
        ltl_node value = ltl_without_casts(search, goal->t);
        if (value != LTL_NO_NODE) {
            ltl_prove_fit(search, goal->p, value, goal->next);
        }
        return;
    }
    if (prove_generic(search, goal)) {
        return;
    }
    if (ltl_prove_returned(search, goal) || ltl_prove_annotation(search, goal)) {
        return;
    }
    if (ltl_prove_dotted_import(search, goal) || ltl_prove_list_of_one(search, goal)) {
        return;
    }
    if (ltl_prove_module(search, goal) || ltl_prove_function(search, goal) ||
        ltl_prove_assigned(search, goal)) {
        return;
    }
    if (wanted == LTL_KIND_CALL && ltl_prove_piped(search, goal)) {
        return;
    }
    if (!ltl_heads_agree(search, goal->p, goal->t)) {
        ltl_prove_constant(search, goal);
        if (search->tree->kind[goal->t] == LTL_KIND_NAME) {
            ltl_prove_symbolic(search, goal);
        }
        return;
    }
    if (ltl_tree_is_leaf(asked, goal->p) && ltl_tree_is_leaf(search->tree, goal->t)) {
        ltl_prove(search, goal->next);
        return;
    }
    if (wanted == LTL_KIND_BINARY) {
        ltl_prove_binary(search, goal);
        return;
    }
    ltl_goal children = {.kind = LTL_GOAL_CHILDREN,
                         .p_around = goal->p,
                         .around = goal->t,
                         .p = goal->p + 1,
                         .t = goal->t + 1,
                         .next = goal->next};
    ltl_prove(search, &children);
}

static void prove_within(ltl_search *search, const ltl_goal *goal) {
    ltl_node end = search->tree->end[goal->t];
    for (ltl_node t = goal->t; t < end && !ltl_search_is_over(search); t++) {
        ltl_goal here = *goal;
        here.t = t;
        if (ltl_search_look(search)) {
            prove_same(search, &here);
        }
    }
}

static void prove_ask(ltl_search *search, const ltl_goal *goal) {
    const ltl_pattern *pattern = search->pattern;
    switch ((ltl_ask)pattern->asks[goal->p]) {
    case LTL_ASK_METAVARIABLE:
        ltl_prove_metavariable(search, goal);
        break;
    case LTL_ASK_ANYTHING:
        ltl_prove_anything(search, goal);
        break;
    case LTL_ASK_ELLIPSIS:
        ltl_prove(search, goal->next);
        break;
    case LTL_ASK_SEQUENCE:
        ltl_bind_nodes(search, pattern->metavariable[goal->p], goal->t, goal->t, goal->next);
        break;
    case LTL_ASK_DEEP:
        prove_deep(search, goal);
        break;
    case LTL_ASK_WITHIN:
        prove_within(search, goal);
        break;
    case LTL_ASK_TYPED:
        ltl_prove_typed(search, goal);
        break;
    case LTL_ASK_SYMBOL_CONTENT:
        ltl_prove_symbol(search, goal);
        break;
    case LTL_ASK_CHAIN:
        ltl_prove_chain(search, goal);
        break;
    case LTL_ASK_SAME:
        prove_same(search, goal);
        break;
    default:
        ltl_prove_literal(search, goal);
        break;
    }
}

void ltl_prove_fit(ltl_search *search, ltl_node p, ltl_node t, const ltl_goal *next) {
    ltl_goal goal = {.kind = LTL_GOAL_NODE, .p = p, .t = t, .next = next};
    ltl_prove(search, &goal);
}

void ltl_prove_node(ltl_search *search, const ltl_goal *goal) {
    const ltl_node *references = search->target->references;
    ltl_goal meant = *goal;
    if (references != NULL && ltl_is_merge_only(search, goal->p, goal->t)) {
        return;
    }
    if (references != NULL && goal->t != search->root && references[goal->t] != LTL_NO_NODE) {
        if (search->pattern->asks[goal->p] == LTL_ASK_SAME) {
            prove_ask(search, goal); /* as it is written */
        }
        meant.t = references[goal->t];
    }
    prove_ask(search, &meant);
}
