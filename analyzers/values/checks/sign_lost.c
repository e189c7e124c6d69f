#include "analyzers/values/checks/common.h"

/* A number below zero where a size is wanted. -1 is what people write for "all", so it must be told
 * apart: as a literal, or in a cast, it is meant. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_types *types = ltl_values_types(values);
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node parent = tree->parent[event->node];
    bool is_argument = tree->role[event->node] == LTL_ROLE_ARGUMENT && parent != LTL_NO_NODE &&
                       tree->kind[parent] == LTL_KIND_CALL;
    bool is_literal = tree->kind[event->node] == LTL_KIND_NUMBER;
    if (!is_argument || is_literal || event->is_told || event->a->region != 0 ||
        !ltl_type_of(types, event->type)->is_unsigned) {
        return;
    }
    if (event->a->low >= 0 || !ltl_fact_has(event->a, LTL_FACT_LOW_SEEN)) {
        ltl_values_refute(values, check, event->node);
    } else if (ltl_fact_is_exact(event->a)) {
        ltl_values_report_if_always(values, check, event->node, event->a->origin);
    } else if (ltl_fact_is_chosen(event->a)) {
        ltl_values_report(values, check, event->node, event->a->origin);
    }
}

const ltl_value_check ltl_value_check_sign_lost = {
    .id = "sign-lost",
    .events = LTL_EVENT_BIT(CONVERT),
    .crosses = true,
    .see = see,
};
