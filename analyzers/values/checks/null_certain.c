#include "analyzers/values/checks/certain.h"

/* The IF that asks, or LTL_NO_NODE: something else does. */
static ltl_node asking(const ltl_tree *tree, ltl_node test) {
    while (test != LTL_NO_NODE && tree->role[test] != LTL_ROLE_CONDITION) {
        bool is_part = tree->kind[test] == LTL_KIND_BINARY || tree->kind[test] == LTL_KIND_UNARY ||
                       ltl_tree_is_leaf(tree, test) || tree->kind[test] == LTL_KIND_MEMBER ||
                       tree->kind[test] == LTL_KIND_ASSIGN || tree->kind[test] == LTL_KIND_INDEX;
        if (!is_part) {
            return LTL_NO_NODE;
        }
        test = tree->parent[test];
    }
    ltl_node around = test != LTL_NO_NODE ? tree->parent[test] : LTL_NO_NODE;
    return around != LTL_NO_NODE && tree->kind[around] == LTL_KIND_IF ? around : LTL_NO_NODE;
}

/* `p`, `!p`, `p == NULL`: not `p == other`, where the other one is NULL. */
static bool is_question(const ltl_tree *tree, ltl_node test) {
    ltl_node right = tree->kind[test] == LTL_KIND_BINARY
                         ? ltl_tree_child(tree, test, LTL_ROLE_RIGHT)
                         : LTL_NO_NODE;
    ltl_str text = right != LTL_NO_NODE ? ltl_tree_text(tree, right) : LTL_STR("0");
    return ltl_str_is(text, "NULL") || ltl_str_is(text, "nullptr") || ltl_str_is(text, "0");
}

/* `if (!p) log_critical("no memory");`: who reports an error may well end the program with it. */
static bool may_end(const ltl_values *values, ltl_node branch) {
    static const char *const WORDS[] = {"err",  "crit", "alert", "emerg", "fail",  "die",
                                        "exit", "quit", "abort", "oom",   "throw", NULL};
    static const char *const NONE[] = {"perror", "strerror", "fprintf", "ferror", NULL};
    const ltl_tree *tree = ltl_values_tree(values);
    for (ltl_node node = branch; node < tree->end[branch]; node++) {
        if (tree->kind[node] != LTL_KIND_NAME || tree->role[node] != LTL_ROLE_CALLEE ||
            ltl_is_one_of(ltl_tree_name(tree, node), NONE) ||
            ltl_values_defines(values, tree->name[node])) {
            continue;
        }
        for (size_t i = 0; WORDS[i] != NULL; i++) {
            if (ltl_str_find(ltl_tree_name(tree, node), ltl_str_of(WORDS[i]), 0) != SIZE_MAX) {
                return true;
            }
        }
    }
    return false;
}

/* In the branch that is taken when it is NULL; or behind all of the `if`, which nothing there leaves. */
static bool is_certain(const ltl_values *values, ltl_node test, ltl_node node) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node around = asking(tree, test);
    if (around == LTL_NO_NODE || !is_question(tree, test)) {
        return false;
    }
    for (ltl_node branch = around + 1; branch < tree->end[around]; branch = tree->end[branch]) {
        bool is_branch = tree->role[branch] == LTL_ROLE_THEN || tree->role[branch] == LTL_ROLE_ELSE;
        if (is_branch && node >= branch && node < tree->end[branch]) {
            return true;
        }
        if (is_branch && may_end(values, branch)) {
            return false;
        }
    }
    return node >= tree->end[around] && ltl_is_unconditional(tree, node, tree->parent[around]);
}

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node unit = ltl_values_unit(values);
    const ltl_fact *pointer = event->a;
    bool is_tested_here = ltl_fact_has(pointer, LTL_FACT_GUARDED) && pointer->origin > unit &&
                          pointer->origin < tree->end[unit];
    if (pointer->null == LTL_NULL_IS && is_tested_here && !ltl_fact_has(pointer, LTL_FACT_ASIDE) &&
        event->node > unit && event->node < tree->end[unit] &&
        is_certain(values, pointer->origin, event->node)) {
        ltl_values_report(values, check, event->node, pointer->origin);
    }
}

const ltl_value_check ltl_value_check_null_certain = {
    .id = "null-certain",
    .events = LTL_EVENT_BIT(FOLLOW),
    .see = see,
};
