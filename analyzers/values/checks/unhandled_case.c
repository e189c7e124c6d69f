#include "analyzers/values/checks/common.h"

enum { MOST = 64 };

/* The values that cases name, as bits from `low` on; false: there is a default, or a case nobody can read. */
static bool cases_of(const ltl_values *values, ltl_node node, int64_t low, uint64_t *out_bits) {
    const ltl_tree *tree = ltl_values_tree(values);
    *out_bits = 0;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        int64_t number = 0;
        if (ltl_str_starts_with(ltl_tree_name(tree, child), LTL_STR("#"))) {
            return false; /* more of them, perhaps */
        }
        if (tree->kind[child] != LTL_KIND_CASE) {
            continue;
        }
        ltl_node value = ltl_tree_child(tree, child, LTL_ROLE_VALUE);
        if (value == LTL_NO_NODE || tree->kind[value] != LTL_KIND_NUMBER ||
            !ltl_number_read(ltl_tree_text(tree, value), &number)) {
            return false;
        }
        *out_bits |= number >= low && number < low + MOST ? UINT64_C(1) << (number - low) : 0;
    }
    return true;
}

/* A number that is known to lie within a few, and no case for one of them. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node node = tree->parent[event->node];
    const ltl_fact *subject = event->a;
    uint64_t handled = 0;
    if (node == LTL_NO_NODE || tree->kind[node] != LTL_KIND_SWITCH || subject->region != 0 ||
        ltl_fact_is_exact(subject) || subject->low < -MOST || subject->high > MOST ||
        subject->high - subject->low >= MOST || !ltl_fact_has(subject, LTL_FACT_HIGH_SEEN)) {
        return;
    }
    if (!cases_of(values, node, subject->low, &handled)) {
        return;
    }
    uint64_t all = (UINT64_C(2) << (subject->high - subject->low)) - 1;
    if ((handled & all) != all && handled != 0) {
        ltl_values_report(values, check, event->node, subject->origin);
    }
}

const ltl_value_check ltl_value_check_unhandled_case = {
    .id = "unhandled-case",
    .events = LTL_EVENT_BIT(TEST),
    .see = see,
};
