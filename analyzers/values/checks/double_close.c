#include "analyzers/values/checks/common.h"

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_region_state *region =
        event->a->region != 0 ? ltl_event_region(values, event->state, event->a->region) : NULL;
    if (region != NULL && region->status == LTL_REGION_FREED &&
        !ltl_given_back_is_memory(event->family)) {
        if (region->freed_at == event->node) { /* `while (close(fd) == -1 && errno == EINTR)` */
            ltl_values_report_guess(values, check, event->node, region->freed_at);
        } else {
            ltl_values_report(values, check, event->node, region->freed_at);
        }
    }
}

const ltl_value_check ltl_value_check_double_close = {
    .id = "double-close",
    .events = LTL_EVENT_BIT(GIVE_BACK),
    .crosses = true,
    .see = see,
};
