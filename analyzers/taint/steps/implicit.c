/* What a lambda is given without a name of its own for it: `it`, `$0`, `this`. */
#include <string.h>

#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/taint_internal.h"

static const struct {
    const char *language;
    const char *name;
    const char *callee; /* of the call that it is given to; null: any */
} NAMES[] = {
    {"kotlin", "it", NULL},     {"kotlin", "this", "apply"}, {"kotlin", "this", "run"},
    {"kotlin", "this", "with"}, {"ruby", "_1", NULL},        {"ruby", "it", NULL},
    {"swift", "$0", NULL},      {"swift", "$1", NULL},
};

static ltl_str callee_of(const ltl_tree *tree, ltl_node lambda) {
    ltl_node call = tree->parent[lambda];
    ltl_node callee = tree->kind[call] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) {
        callee = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    }
    return callee != LTL_NO_NODE ? ltl_tree_name(tree, callee) : LTL_STR_NONE;
}

ltl_taint_value ltl_taint__implicit(ltl_taint *t, ltl_node name) {
    const ltl_tree *tree = t->tree;
    const ltl_taint_unit *unit = &t->units[t->unit];
    ltl_node lambda = ltl_taint__node_of(t, t->unit);
    if (tree->kind[lambda] != LTL_KIND_LAMBDA || unit->given.marks == 0 ||
        t->scopes->of[name] != 0 ||
        ltl_tree_child(tree, lambda, LTL_ROLE_PARAMETER) != LTL_NO_NODE) {
        return (ltl_taint_value){0};
    }
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        bool is_it = strcmp(NAMES[i].language, tree->language->id) == 0 &&
                     ltl_str_is(ltl_tree_name(tree, name), NAMES[i].name);
        if (is_it &&
            (NAMES[i].callee == NULL || ltl_str_is(callee_of(tree, lambda), NAMES[i].callee))) {
            return unit->given;
        }
    }
    return (ltl_taint_value){0};
}
