#include "analyzers/values/checks/common.h"

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_region_state *region =
        event->a->region != 0 ? ltl_state_region(event->state, event->a->region) : NULL;
    if (region != NULL && region->status == LTL_REGION_LIVE &&
        region->family != LTL_GIVEN_BY_NONE && region->family != LTL_GIVEN_BY_STACK &&
        region->family != LTL_GIVEN_BY_OTHERS && region->family != event->family) {
        ltl_values_report(values, check, event->node,
                          ltl_values_region(values, region->region)->node);
    }
}

const ltl_value_check ltl_value_check_mismatched_free = {
    .id = "mismatched-free",
    .events = LTL_EVENT_BIT(GIVE_BACK),
    .crosses = true,
    .see = see,
};
