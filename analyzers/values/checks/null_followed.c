#include "analyzers/values/checks/common.h"

/* A test in the same function said so: it knows that it can be. */
static bool is_tested_here(const ltl_values *values, const ltl_fact *pointer) {
    ltl_node unit = ltl_values_unit(values);
    return ltl_fact_has(pointer, LTL_FACT_GUARDED) && pointer->origin > unit &&
           pointer->origin < ltl_values_tree(values)->end[unit];
}

/* `((T *)0)->x`: written so on purpose, for a distance or for a crash. */
static bool is_written_null(const ltl_tree *tree, ltl_node node) {
    while (node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_CAST) {
        node = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
        if (node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_NUMBER) {
            return true;
        }
    }
    return false;
}

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (event->a->null != LTL_NULL_IS || is_written_null(ltl_values_tree(values), event->node)) {
        ltl_values_refute_anywhere(values, check, event->node);
    } else if (ltl_fact_has(event->a, LTL_FACT_ASIDE)) {
        ltl_values_report_guess(values, check, event->node, event->a->origin);
    } else if (is_tested_here(values, event->a)) {
        ltl_values_report(values, check, event->node, event->a->origin);
    } else {
        ltl_values_report_if_always(values, check, event->node, event->a->origin);
    }
}

const ltl_value_check ltl_value_check_null_followed = {
    .id = "null-followed",
    .events = LTL_EVENT_BIT(FOLLOW),
    .crosses = true,
    .see = see,
};
