#include "analyzers/values/checks/common.h"

/* Variables, literals and what alloca gave go by themselves. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_region_state *region =
        event->a->region != 0 ? ltl_event_region(values, event->state, event->a->region) : NULL;
    if (region != NULL && region->family == LTL_GIVEN_BY_STACK &&
        ltl_given_back_is_memory(event->family)) {
        ltl_values_report(values, check, event->node,
                          ltl_values_region(values, region->region)->node);
    }
}

const ltl_value_check ltl_value_check_free_of_stack = {
    .id = "free-of-stack",
    .events = LTL_EVENT_BIT(GIVE_BACK),
    .crosses = true,
    .see = see,
};
