#include "analyzers/values/checks/common.h"

/* Behind the start of a block that is known to begin at 0. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_region_state *region =
        event->a->region != 0 ? ltl_state_region(event->state, event->a->region) : NULL;
    bool is_behind =
        (event->a->low > 0 && ltl_fact_has(event->a, LTL_FACT_LOW_SEEN)) ||
        (event->a->high > 0 && (event->a->flags & (LTL_FACT_HIGH_SEEN | LTL_FACT_WIDENED)) != 0);
    if (region != NULL && ltl_given_back_is_memory(region->family) && is_behind) {
        ltl_values_report(values, check, event->node,
                          ltl_values_region(values, region->region)->node);
    }
}

const ltl_value_check ltl_value_check_free_inside = {
    .id = "free-inside",
    .events = LTL_EVENT_BIT(GIVE_BACK),
    .crosses = true,
    .see = see,
};
