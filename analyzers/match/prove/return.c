#include "analyzers/match/matcher_internal.h"

/* `return E` also means E where a function returns it without the word. */

/* Where statements are expressions the pattern's `return` may be one with a mark behind it. */
static ltl_node return_at(const ltl_search *search, ltl_node p) {
    bool is_wrapped = search->asked->kind[p] == LTL_KIND_EXPRESSION_STATEMENT &&
                      !ltl_tree_is_leaf(search->asked, p);
    return is_wrapped ? p + 1 : p;
}

static bool asks_return(const ltl_search *search, ltl_node p) {
    const ltl_tree *asked = search->asked;
    return asked->kind[p] == LTL_KIND_RETURN && search->pattern->asks[p] == LTL_ASK_SAME &&
           ltl_tree_child_count(asked, p) == 1 &&
           (search->pattern->options & LTL_MATCH_SAID_RETURNS) == 0;
}

bool ltl_asks_return(const ltl_search *search) {
    const ltl_pattern *pattern = search->pattern;
    return pattern->root_count == 1 && asks_return(search, return_at(search, pattern->first));
}

/* The last statement of its list, aside from handlers. */
static bool is_last(ltl_search *search, ltl_node t) {
    const ltl_tree *tree = search->tree;
    ltl_node end = tree->end[tree->parent[t]];
    ltl_node after = tree->end[t];
    while (after < end && ltl_search_look(search) &&
           (tree->kind[after] == LTL_KIND_CATCH || tree->kind[after] == LTL_KIND_FINALLY)) {
        after = tree->end[after];
    }
    return after >= end;
}

/* `f(x);` does something; without the mark it is a value. */
static bool ends_as_statement(const ltl_tree *tree, ltl_node t) {
    return tree->kind[t] == LTL_KIND_EXPRESSION_STATEMENT &&
           tree->source->text.ptr[tree->stop[t] - 1] == ';';
}

/* A branch of what is an expression itself: its value is that of the whole. */
static bool is_branch(const ltl_tree *tree, ltl_node t) {
    ltl_role role = ltl_tree_role(tree, t);
    switch (ltl_tree_kind(tree, tree->parent[t])) {
    case LTL_KIND_IF:
        return role == LTL_ROLE_THEN || role == LTL_ROLE_ELSE;
    case LTL_KIND_ELSE:
    case LTL_KIND_SWITCH:
    case LTL_KIND_CASE:
    case LTL_KIND_CATCH:
        return role == LTL_ROLE_BODY || role == LTL_ROLE_ELSE;
    case LTL_KIND_TRY:
        return role == LTL_ROLE_BODY || role == LTL_ROLE_HANDLER;
    case LTL_KIND_EXPRESSION_STATEMENT:
        return true;
    default:
        return false;
    }
}

/* `void f() => g();` returns nothing. */
static bool returns_nothing(const ltl_tree *tree, ltl_node function) {
    ltl_node type = ltl_tree_child(tree, function, LTL_ROLE_RETURN_TYPE);
    return type != LTL_NO_NODE && ltl_str_is(ltl_tree_text(tree, type), "void");
}

bool ltl_is_returned(ltl_search *search, ltl_node t) {
    const ltl_tree *tree = search->tree;
    ltl_returns returns = tree->language->returns;
    if (!ltl_is_expression(tree, t)) {
        return false;
    }
    bool is_listed = false;
    for (ltl_node at = t; tree->parent[at] != LTL_NO_NODE && ltl_search_look(search);
         at = tree->parent[at]) {
        ltl_node around = tree->parent[at];
        ltl_kind kind = ltl_tree_kind(tree, around);
        if (kind == LTL_KIND_FUNCTION || kind == LTL_KIND_LAMBDA || kind == LTL_KIND_FIELD) {
            ltl_returns needed = kind == LTL_KIND_LAMBDA ? LTL_RETURNS_LAMBDA : LTL_RETURNS_LAST;
            return tree->role[at] == LTL_ROLE_BODY && !returns_nothing(tree, around) &&
                   (!is_listed || returns >= needed);
        }
        if (kind == LTL_KIND_BLOCK) {
            is_listed = true;
            if (returns == LTL_RETURNS_SAID || ends_as_statement(tree, at) ||
                !is_last(search, at)) {
                return false;
            }
        } else if (!is_branch(tree, at)) {
            return false;
        }
    }
    return false;
}

bool ltl_prove_returned(ltl_search *search, const ltl_goal *goal) {
    if (search->asked->kind[goal->p] != LTL_KIND_RETURN ||
        search->tree->kind[goal->t] == LTL_KIND_RETURN) {
        return false;
    }
    if (asks_return(search, goal->p) && ltl_is_returned(search, goal->t)) {
        ltl_prove_fit(search, goal->p + 1, goal->t, goal->next);
    }
    return true;
}
