#include "analyzers/match/matcher_internal.h"

/* Annotations are compared as a name that is applied to arguments. Some grammars have a call below the
 * annotation, others name and arguments; `@f` and `@f()` are the same; and `f(x)` finds `@f(x)`. */

typedef struct applied {
    ltl_node name;
    ltl_node around;    /* the parent of name and arguments */
    ltl_node arguments; /* the first; the end of `around` when there are none */
} applied;

/* False when it has another form: a target before the name, tokens. */
static bool applied_of(const ltl_tree *tree, ltl_node node, applied *out) {
    ltl_node name = node + 1;
    if (tree->kind[node] == LTL_KIND_ANNOTATION && name < tree->end[node] &&
        tree->kind[name] == LTL_KIND_CALL && tree->end[name] == tree->end[node]) {
        node = name;
        name = node + 1;
    }
    ltl_role role = tree->kind[node] == LTL_KIND_CALL ? LTL_ROLE_CALLEE : LTL_ROLE_NAME;
    if (name >= tree->end[node] || tree->role[name] != role) {
        return false;
    }
    *out = (applied){.name = name, .around = node, .arguments = tree->end[name]};
    return true;
}

/* `$X` in `@$X` is a name of one part: what has more is written with them. */
static bool is_too_long(const ltl_search *search, const applied *asked, const applied *had) {
    ltl_ask ask = (ltl_ask)search->pattern->asks[asked->name];
    bool is_open = ask == LTL_ASK_METAVARIABLE || ask == LTL_ASK_ANYTHING;
    bool is_bare = search->asked->kind[asked->around] == LTL_KIND_ANNOTATION &&
                   asked->arguments >= search->asked->end[asked->around];
    return is_open && is_bare && search->tree->kind[had->name] == LTL_KIND_MEMBER;
}

static void prove_applied(ltl_search *search, const applied *asked, const applied *had,
                          const ltl_goal *next) {
    ltl_goal arguments = {.kind = LTL_GOAL_CHILDREN,
                          .p_around = asked->around,
                          .around = had->around,
                          .p = asked->arguments,
                          .t = had->arguments,
                          .next = next};
    ltl_prove_fit(search, asked->name, had->name, &arguments);
}

/* Where the grammar has a call below the annotation, that call is found as one. */
static bool is_found_below(const applied *had, ltl_node annotation) {
    return had->around != annotation;
}

bool ltl_prove_annotation(ltl_search *search, const ltl_goal *goal) {
    ltl_kind wanted = ltl_tree_kind(search->asked, goal->p);
    if (search->tree->kind[goal->t] != LTL_KIND_ANNOTATION ||
        (wanted != LTL_KIND_ANNOTATION && wanted != LTL_KIND_CALL)) {
        return false;
    }
    applied asked;
    applied had;
    if (!applied_of(search->asked, goal->p, &asked) || !applied_of(search->tree, goal->t, &had)) {
        return wanted == LTL_KIND_CALL;
    }
    bool is_off = (search->pattern->options & LTL_MATCH_NO_ATTRIBUTES) != 0;
    if (wanted == LTL_KIND_CALL && (is_off || is_found_below(&had, goal->t))) {
        return true;
    }
    if (!is_too_long(search, &asked, &had)) {
        prove_applied(search, &asked, &had, goal->next);
    }
    return true;
}

/* A dotted name, `@app.route(...)`, is a call whatever the rule says. */
bool ltl_is_attribute_only(const ltl_search *search, ltl_node t) {
    const ltl_tree *tree = search->tree;
    return (search->pattern->options & LTL_MATCH_NO_ATTRIBUTES) != 0 &&
           tree->kind[t] == LTL_KIND_CALL && tree->role[t] == LTL_ROLE_NAME &&
           tree->kind[tree->parent[t]] == LTL_KIND_ANNOTATION && tree->kind[t + 1] == LTL_KIND_NAME;
}
