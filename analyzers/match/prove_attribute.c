#include "analyzers/match/matcher_internal.h"

/* An annotation is written like a call: `f(x)` finds `@f(x)`, and `f()` finds `@f`. Where the grammar has
 * a call below the annotation, that is found without further ado. */

bool ltl_prove_attribute(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    if (search->asked->kind[goal->p] != LTL_KIND_CALL ||
        tree->kind[goal->t] != LTL_KIND_ANNOTATION) {
        return false;
    }
    ltl_node name = goal->t + 1;
    ltl_node callee = goal->p + 1;
    bool is_off = (search->pattern->options & LTL_MATCH_NO_ATTRIBUTES) != 0;
    if (is_off || name >= tree->end[goal->t] || tree->role[name] != LTL_ROLE_NAME ||
        tree->kind[name] == LTL_KIND_CALL || search->asked->role[callee] != LTL_ROLE_CALLEE) {
        return true;
    }
    ltl_goal arguments = {.kind = LTL_GOAL_CHILDREN,
                          .p_around = goal->p,
                          .around = goal->t,
                          .p = search->asked->end[callee],
                          .t = tree->end[name],
                          .next = goal->next};
    ltl_prove_fit(search, callee, name, &arguments);
    return true;
}

/* A dotted name, `@app.route(...)`, is a call whatever the rule says. */
bool ltl_is_attribute_only(const ltl_search *search, ltl_node t) {
    const ltl_tree *tree = search->tree;
    return (search->pattern->options & LTL_MATCH_NO_ATTRIBUTES) != 0 &&
           tree->kind[t] == LTL_KIND_CALL && tree->role[t] == LTL_ROLE_NAME &&
           tree->kind[tree->parent[t]] == LTL_KIND_ANNOTATION &&
           tree->kind[t + 1] == LTL_KIND_NAME;
}
