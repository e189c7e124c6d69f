/* What a lambda is given without a name of its own for it: `it`, `$0`, `this`. */
#include <string.h>

#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/taint_internal.h"

static const struct {
    const char *language;
    const char *name;
    const char *callee; /* of the call that it is given to; null: any */
    uint32_t slot;      /* where a call passes it; 0: no call of the lambda does */
} NAMES[] = {
    {"kotlin", "it", NULL, 1},     {"kotlin", "this", "apply", 0}, {"kotlin", "this", "run", 0},
    {"kotlin", "this", "with", 0}, {"ruby", "_1", NULL, 1},        {"ruby", "it", NULL, 1},
    {"swift", "$0", NULL, 1},      {"swift", "$1", NULL, 2},       {"elixir", "&1", NULL, 1},
    {"elixir", "&2", NULL, 2},     {"elixir", "&3", NULL, 3},
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

static bool takes_names(const ltl_tree *tree, ltl_node function) {
    return ltl_tree_child(tree, function, LTL_ROLE_PARAMETER) != LTL_NO_NODE ||
           (tree->end[function] > function + 1 && tree->kind[function + 1] == LTL_KIND_CASE);
}

bool ltl_taint__is_nameless(const ltl_tree *tree, ltl_node function) {
    for (size_t i = 0; tree->kind[function] == LTL_KIND_LAMBDA && i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_language_is(tree->language, NAMES[i].language)) {
            return !takes_names(tree, function);
        }
    }
    return false;
}

/* By whoever calls it, and what stands for that. */
static ltl_taint_value given_at(ltl_taint *t, ltl_node name, uint32_t slot) {
    ltl_taint_value given = t->units[t->unit].given;
    if (slot == 0 || !t->query->is_across_functions) {
        return given;
    }
    ltl_taint_step step = {.node = name, .kind = LTL_TAINT_STEP_PARAMETER};
    uint64_t mark = UINT64_C(1) << (ltl_taint__shift_of(t, t->unit) + slot);
    ltl_taint_value own = ltl_taint_trace(&t->out->traces, (ltl_taint_value){mark, 0}, step);
    return ltl_taint_union(&t->out->traces, given, own);
}

ltl_taint_value ltl_taint__implicit(ltl_taint *t, ltl_node name) {
    const ltl_tree *tree = t->tree;
    ltl_node lambda = ltl_taint__node_of(t, t->unit);
    if (t->scopes->of[name] != 0 || !ltl_taint__is_nameless(tree, lambda)) {
        return (ltl_taint_value){0};
    }
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        bool is_it = ltl_language_is(tree->language, NAMES[i].language) &&
                     ltl_str_is(ltl_tree_name(tree, name), NAMES[i].name);
        if (is_it && (NAMES[i].callee == NULL || ltl_str_is(callee_of(tree, lambda), NAMES[i].callee))) {
            return given_at(t, name, NAMES[i].slot);
        }
    }
    return (ltl_taint_value){0};
}
