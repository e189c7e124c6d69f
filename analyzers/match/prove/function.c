#include "analyzers/match/matcher_internal.h"

/* A function with a name may be written as one without that is given the name by an assignment. */

/* Where a name is given to a function that has none. */
typedef struct named_function {
    ltl_node name;
    ltl_node function;
} named_function;

static named_function of_variable(const ltl_tree *tree, ltl_node variable) {
    return (named_function){ltl_tree_child(tree, variable, LTL_ROLE_NAME),
                            ltl_tree_child(tree, variable, LTL_ROLE_VALUE)};
}

static named_function function_at(const ltl_tree *tree, ltl_node t) {
    named_function none = {LTL_NO_NODE, LTL_NO_NODE};
    if (tree->kind[t] == LTL_KIND_EXPRESSION_STATEMENT && tree->end[t] > t + 1) {
        t++;
    }
    switch (ltl_tree_kind(tree, t)) {
    case LTL_KIND_DECLARATION: {
        ltl_node variable = ltl_only_variable(tree, t);
        return variable != LTL_NO_NODE ? of_variable(tree, variable) : none;
    }
    case LTL_KIND_FIELD:
        return of_variable(tree, t);
    case LTL_KIND_PAIR:
        return (named_function){ltl_tree_child(tree, t, LTL_ROLE_KEY),
                                ltl_tree_child(tree, t, LTL_ROLE_VALUE)};
    case LTL_KIND_ASSIGN:
        if (ltl_str_is(ltl_tree_name(tree, t), "=")) {
            return (named_function){ltl_tree_child(tree, t, LTL_ROLE_LEFT),
                                    ltl_tree_child(tree, t, LTL_ROLE_RIGHT)};
        }
        return none;
    case LTL_KIND_LAMBDA:
        return (named_function){ltl_tree_child(tree, t, LTL_ROLE_NAME), t};
    default:
        return none;
    }
}

static void prove_parts(ltl_search *search, const ltl_goal *goal, ltl_node function,
                        const ltl_goal *next) {
    ltl_goal parts = {.kind = LTL_GOAL_CHILDREN,
                      .p_around = goal->p,
                      .around = function,
                      .p = goal->p + 1,
                      .t = function + 1,
                      .next = next};
    ltl_prove(search, &parts);
}

/* `function f(…) {…}` is `f = (…) => {…}`; of `function ...(…) {…}` the name is no matter. */
static void prove_named(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    named_function had = function_at(tree, goal->t);
    ltl_node p_name = ltl_tree_child(search->asked, goal->p, LTL_ROLE_NAME);
    if (had.function == LTL_NO_NODE || tree->kind[had.function] != LTL_KIND_LAMBDA ||
        p_name == LTL_NO_NODE) {
        return;
    }
    if (search->pattern->asks[p_name] == LTL_ASK_ELLIPSIS) {
        if (had.function == goal->t) {
            prove_parts(search, goal, had.function, goal->next);
        }
    } else if (had.name != LTL_NO_NODE && tree->kind[had.name] == LTL_KIND_NAME) {
        ltl_goal name = {.kind = LTL_GOAL_NODE, .p = p_name, .t = had.name, .next = goal->next};
        prove_parts(search, goal, had.function, &name);
    }
}

bool ltl_prove_function(ltl_search *search, const ltl_goal *goal) {
    if (!search->asked->language->lambdas_are_functions ||
        (search->pattern->options & LTL_MATCH_OWN_FUNCTIONS) != 0 ||
        search->asked->kind[goal->p] != LTL_KIND_FUNCTION ||
        search->tree->kind[goal->t] == LTL_KIND_FUNCTION) {
        return false;
    }
    prove_named(search, goal);
    return true;
}

/* A function that stands as a member, not on its own. */
static bool is_member(const ltl_tree *tree, ltl_node t) {
    ltl_node around = tree->parent[t];
    return around != LTL_NO_NODE && (tree->kind[around] == LTL_KIND_COLLECTION ||
                                     (ltl_tree_row_flags(tree, around) & LTL_ROW_UNORDERED) != 0);
}

/* `{f: function () {}}` */
static void prove_pair(ltl_search *search, ltl_node left, ltl_node right, const ltl_goal *goal) {
    named_function had = function_at(search->tree, goal->t);
    if (had.name != LTL_NO_NODE && had.function != LTL_NO_NODE &&
        search->tree->kind[had.function] == LTL_KIND_LAMBDA) {
        ltl_goal value = {.kind = LTL_GOAL_NODE, .p = right, .t = had.function, .next = goal->next};
        ltl_prove_fit(search, left, had.name, &value);
    }
}

/* `f() {}` */
static void prove_method(ltl_search *search, ltl_node left, ltl_node right, const ltl_goal *goal) {
    ltl_node name = ltl_tree_child(search->tree, goal->t, LTL_ROLE_NAME);
    bool is_strict = (search->pattern->options & LTL_MATCH_OWN_FUNCTIONS) != 0;
    if (search->asked->kind[right] != LTL_KIND_LAMBDA || name == LTL_NO_NODE || is_strict) {
        return;
    }
    ltl_goal parts = {.kind = LTL_GOAL_CHILDREN,
                      .p_around = right,
                      .around = goal->t,
                      .p = right + 1,
                      .t = goal->t + 1,
                      .next = goal->next};
    ltl_prove_fit(search, left, name, &parts);
}

bool ltl_prove_function_member(ltl_search *search, const ltl_goal *goal) {
    ltl_kind kind = ltl_tree_kind(search->tree, goal->t);
    ltl_node left = ltl_tree_child(search->asked, goal->p, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(search->asked, goal->p, LTL_ROLE_RIGHT);
    if ((kind != LTL_KIND_PAIR && kind != LTL_KIND_FUNCTION) || left == LTL_NO_NODE ||
        right == LTL_NO_NODE || !is_member(search->tree, goal->t)) {
        return false;
    }
    if (kind == LTL_KIND_PAIR) {
        prove_pair(search, left, right, goal);
    } else {
        prove_method(search, left, right, goal);
    }
    return true;
}

/* The name of a function without one: `function $F() {}` as an argument asks nothing of it, and that of
 * a declaration is proved apart. */
bool ltl_is_idle_name(const ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *asked = search->asked;
    if (asked->role[goal->p] != LTL_ROLE_NAME ||
        search->tree->kind[goal->around] != LTL_KIND_LAMBDA) {
        return false;
    }
    if (asked->kind[goal->p_around] == LTL_KIND_FUNCTION) {
        return true;
    }
    return asked->kind[goal->p_around] == LTL_KIND_LAMBDA &&
           search->pattern->asks[goal->p] != LTL_ASK_SAME &&
           ltl_tree_child(search->tree, goal->around, LTL_ROLE_NAME) == LTL_NO_NODE;
}
