#include "analyzers/match/matcher_internal.h"

/* `x = E` also means a declaration of x with that value. */
static void prove_assignment(ltl_search *search, ltl_node p, ltl_node variable,
                             const ltl_goal *next) {
    ltl_node left = ltl_tree_child(search->asked, p, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(search->asked, p, LTL_ROLE_RIGHT);
    ltl_node name = ltl_tree_child(search->tree, variable, LTL_ROLE_NAME);
    ltl_node value = ltl_tree_child(search->tree, variable, LTL_ROLE_VALUE);
    if (left == LTL_NO_NODE || right == LTL_NO_NODE || name == LTL_NO_NODE ||
        value == LTL_NO_NODE) {
        return;
    }
    ltl_goal then = {.kind = LTL_GOAL_NODE, .p = right, .t = value, .next = next};
    ltl_prove_fit(search, left, name, &then);
}

/* ---- several at once ---- */

/* `=` means any of them, `:=` itself. */
static bool operators_are_plain(const ltl_search *search, const ltl_goal *goal) {
    ltl_str asked = ltl_tree_name(search->asked, goal->p);
    ltl_str had = ltl_tree_name(search->tree, goal->t);
    bool declares = search->tree->kind[goal->t] == LTL_KIND_VARIABLE;
    return ltl_str_is(asked, "=") ? declares || ltl_str_is(had, "=") || ltl_str_is(had, ":=")
                                  : !declares && ltl_str_eq(asked, had);
}

/* The names on the left and the values on the right of one statement, by twos. */
typedef struct targets {
    ltl_role role;   /* of a target */
    ltl_node around; /* their parent */
    ltl_node value;  /* first value; they stand side by side */
    ltl_node value_end;
} targets;

static bool is_tuple(const ltl_tree *tree, ltl_node node) {
    char first = tree->source->text.ptr[tree->start[node]];
    return tree->kind[node] == LTL_KIND_COLLECTION && first != '[' && first != '{';
}

/* `a, b = 1, 2` and Go's `var a, b = 1, 2`. */
static bool targets_of(const ltl_tree *tree, ltl_node t, targets *out) {
    bool declares = tree->kind[t] == LTL_KIND_VARIABLE;
    ltl_node left = declares ? t : ltl_tree_child(tree, t, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, t, declares ? LTL_ROLE_VALUE : LTL_ROLE_RIGHT);
    if (left == LTL_NO_NODE || right == LTL_NO_NODE || !is_tuple(tree, right) ||
        (!declares && !is_tuple(tree, left))) {
        return false;
    }
    *out = (targets){.role = declares ? LTL_ROLE_NAME : LTL_ROLE_ITEM,
                     .around = left,
                     .value = right + 1,
                     .value_end = tree->end[right]};
    return true;
}

static ltl_node next_target(ltl_search *search, const targets *pairs, ltl_node target) {
    const ltl_tree *tree = search->tree;
    ltl_node end = tree->end[pairs->around];
    while (target < end && tree->role[target] != pairs->role && ltl_search_look(search)) {
        target = tree->end[target];
    }
    return target;
}

/* As many targets as values. */
static bool is_even(ltl_search *search, const targets *pairs) {
    const ltl_tree *tree = search->tree;
    ltl_node value = pairs->value;
    ltl_node target = next_target(search, pairs, pairs->around + 1);
    while (target < tree->end[pairs->around] && value < pairs->value_end &&
           tree->kind[target] != LTL_KIND_SPREAD && ltl_search_look(search)) {
        value = tree->end[value];
        target = next_target(search, pairs, tree->end[target]);
    }
    return target >= tree->end[pairs->around] && value >= pairs->value_end;
}

/* `a, b = 1, 2` also means `a = 1` and `b = 2`. */
static void prove_pairs(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_node left = ltl_tree_child(search->asked, goal->p, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(search->asked, goal->p, LTL_ROLE_RIGHT);
    targets pairs;
    if (left == LTL_NO_NODE || right == LTL_NO_NODE ||
        search->asked->kind[left] == LTL_KIND_COLLECTION || !targets_of(tree, goal->t, &pairs) ||
        !operators_are_plain(search, goal) || !is_even(search, &pairs)) {
        return;
    }
    ltl_node value = pairs.value;
    ltl_node target = next_target(search, &pairs, pairs.around + 1);
    while (target < tree->end[pairs.around] && value < pairs.value_end &&
           !ltl_search_is_over(search)) {
        ltl_goal then = {.kind = LTL_GOAL_NODE, .p = right, .t = value, .next = goal->next};
        ltl_prove_fit(search, left, target, &then);
        value = tree->end[value];
        target = next_target(search, &pairs, tree->end[target]);
    }
}

/* ---- declarations ---- */

ltl_node ltl_only_variable(const ltl_tree *tree, ltl_node declaration) {
    ltl_node found = LTL_NO_NODE;
    for (ltl_node child = declaration + 1; child < tree->end[declaration];
         child = tree->end[child]) {
        if (tree->kind[child] == LTL_KIND_VARIABLE) {
            if (found != LTL_NO_NODE) {
                return LTL_NO_NODE;
            }
            found = child;
        }
    }
    return found;
}

/* `f = function () {}` in a class is a method like `f() {}`; with `=>` it is a value. */
static bool holds_method(const ltl_tree *tree, ltl_node field) {
    ltl_node value = ltl_tree_child(tree, field, LTL_ROLE_VALUE);
    if (value == LTL_NO_NODE || tree->kind[value] != LTL_KIND_LAMBDA) {
        return false;
    }
    ltl_str text = ltl_tree_text(tree, value);
    return ltl_str_starts_with(text, LTL_STR("function")) ||
           ltl_str_starts_with(text, LTL_STR("async function"));
}

/* `@f(a = 1)`, asked for as a call. */
static bool is_annotation_pair(const ltl_tree *tree, ltl_node t) {
    return tree->kind[t] == LTL_KIND_KEYWORD_ARGUMENT &&
           tree->kind[tree->parent[t]] == LTL_KIND_ANNOTATION;
}

bool ltl_prove_assigned(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    if (search->asked->kind[goal->p] != LTL_KIND_ASSIGN) {
        return false;
    }
    if (tree->kind[goal->t] == LTL_KIND_ASSIGN || tree->kind[goal->t] == LTL_KIND_VARIABLE) {
        prove_pairs(search, goal);
    }
    bool is_plain = ltl_str_is(ltl_tree_name(search->asked, goal->p), "=");
    if (is_plain && is_annotation_pair(tree, goal->t)) {
        prove_assignment(search, goal->p, goal->t, goal->next);
        return true;
    }
    if (!is_plain || (search->pattern->options & LTL_MATCH_NO_DECLARATIONS) != 0) {
        return false;
    }
    bool takes_functions = (search->pattern->options & LTL_MATCH_FUNCTION_FIELDS) != 0;
    if (takes_functions && ltl_prove_function_member(search, goal)) {
        return true;
    }
    if (tree->kind[goal->t] == LTL_KIND_DECLARATION || tree->kind[goal->t] == LTL_KIND_FIELD) {
        ltl_node variable = ltl_only_variable(tree, goal->t);
        if (variable == LTL_NO_NODE && tree->kind[goal->t] == LTL_KIND_FIELD &&
            (takes_functions || !holds_method(tree, goal->t))) {
            variable = goal->t; /* where a field has its name and value itself: JavaScript */
        }
        if (variable != LTL_NO_NODE) {
            prove_assignment(search, goal->p, variable, goal->next);
        }
        return true;
    }
    if (tree->kind[goal->t] == LTL_KIND_VARIABLE) {
        ltl_node around = tree->parent[goal->t];
        bool is_declared =
            tree->kind[around] == LTL_KIND_DECLARATION || tree->kind[around] == LTL_KIND_FIELD;
        if (!is_declared || ltl_only_variable(tree, around) == LTL_NO_NODE) {
            prove_assignment(search, goal->p, goal->t, goal->next);
        }
        return true;
    }
    return false;
}
