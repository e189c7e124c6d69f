#include "analyzers/values/checks/overflow.h"

/* `char c = 0xFF`: written so that all bits are there. */
static bool is_same_bits(const ltl_type_info *to, const ltl_fact *value) {
    return ltl_fact_is_exact(value) && to->width == 1 && value->low >= 0 && value->low <= UINT8_MAX;
}

/* A number that was chosen elsewhere becomes a smaller type; arithmetic is another check's. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_types *types = ltl_values_types(values);
    const ltl_type_info *to = ltl_type_of(types, event->type);
    const ltl_type_info *from = ltl_type_of(types, event->a->type);
    bool is_float = from->base == LTL_BASE_FLOAT && from->depth == 0;
    bool is_smaller = is_float || (ltl_type_is_integer(types, event->a->type) &&
                                   from->width > to->width && to->width < 8);
    bool is_known = (event->a->flags & LTL_FACT_OUTSIDE) != 0 ||
                    (!event->is_told && ltl_fact_is_chosen(event->a)) ||
                    (!event->is_told && ltl_fact_is_exact(event->a) && event->a->origin == 0 &&
                     ltl_fact_has(event->a, LTL_FACT_SEEN) && !to->is_unsigned);
    int64_t least;
    int64_t most;
    ltl_type_bounds(types, event->type, &least, &most);
    bool is_over = event->a->high > most && ltl_fact_has(event->a, LTL_FACT_HIGH_SEEN);
    bool is_under = event->a->low < least && ltl_fact_has(event->a, LTL_FACT_LOW_SEEN);
    if (is_smaller && !is_same_bits(to, event->a) && is_known && event->a->region == 0 &&
        (is_over || is_under) &&
        ltl_converted_arithmetic(ltl_values_tree(values), event->node) == LTL_NO_NODE) {
        ltl_values_report(values, check, event->node, event->a->origin);
    }
}

const ltl_value_check ltl_value_check_truncation = {
    .id = "truncation",
    .events = LTL_EVENT_BIT(CONVERT),
    .crosses = true,
    .see = see,
};
