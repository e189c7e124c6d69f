#include "analyzers/values/checks/common.h"

static const ltl_fact *fact_of(const ltl_event *event, ltl_node node) {
    const ltl_result *result = node != LTL_NO_NODE ? ltl_state_result(event->state, node) : NULL;
    return result != NULL ? &result->value : NULL;
}

/* `for (i = 0; i < n; i++)` where somebody outside chose n, however large. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node loop = tree->parent[event->node];
    if (loop == LTL_NO_NODE || tree->kind[loop] != LTL_KIND_LOOP ||
        tree->kind[event->node] != LTL_KIND_BINARY) {
        return;
    }
    const ltl_fact *bound = fact_of(event, ltl_tree_child(tree, event->node, LTL_ROLE_RIGHT));
    ltl_str word = ltl_tree_name(tree, event->node);
    int64_t least;
    int64_t most;
    if (bound == NULL || bound->region != 0 || word.ptr[0] != '<' ||
        (bound->flags & LTL_FACT_OUTSIDE) == 0) {
        return;
    }
    ltl_type_bounds(ltl_values_types(values), bound->type, &least, &most);
    if (bound->high >= most - 1 && most > UINT16_MAX && ltl_fact_has(bound, LTL_FACT_HIGH_SEEN)) {
        ltl_event chosen = *event;
        chosen.a = bound;
        ltl_values_report_of(values, check, &chosen, bound->origin);
    }
}

const ltl_value_check ltl_value_check_loop_bound_outside = {
    .id = "loop-bound-outside",
    .events = LTL_EVENT_BIT(TEST),
    .crosses = true,
    .see = see,
};
