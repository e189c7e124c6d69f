#include "analyzers/values/checks/overflow.h"

/* `malloc(n * sizeof(int))` where somebody chose n: the product wraps, the block is small. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node call = tree->parent[event->node];
    bool is_size = call != LTL_NO_NODE && tree->role[event->node] == LTL_ROLE_ARGUMENT &&
                   ltl_str_is(event->word, "*") &&
                   (tree->kind[call] == LTL_KIND_CALL || tree->kind[call] == LTL_KIND_NEW);
    bool is_new = tree->kind[event->node] == LTL_KIND_NEW && ltl_str_is(event->word, "*");
    const ltl_fact *count = ltl_fact_is_chosen(event->a) ? event->a : event->b;
    const ltl_fact *size = count == event->a ? event->b : event->a;
    if ((is_size || is_new) && ltl_fact_is_chosen(count) && size->high > 1 &&
        ltl_type_of(ltl_values_types(values), event->type)->is_unsigned &&
        ltl_fact_has(count, LTL_FACT_HIGH_SEEN) &&
        (ltl_wide_number)count->high * size->high > (ltl_wide_number)INT32_MAX * 2 &&
        (count->flags & LTL_FACT_GUARDED) == 0) {
        ltl_values_report(values, check, event->node, count->origin);
    }
}

const ltl_value_check ltl_value_check_size_overflow = {
    .id = "size-overflow",
    .events = LTL_EVENT_BIT(BINARY),
    .crosses = true,
    .see = see,
};
