#include "analyzers/values/checks/common.h"

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (event->a->null == LTL_NULL_MAYBE) {
        ltl_values_report(values, check, event->node, event->a->origin);
    }
}

const ltl_value_check ltl_value_check_unchecked_allocation = {
    .id = "unchecked-allocation",
    .events = LTL_EVENT_BIT(FOLLOW),
    .crosses = true,
    .see = see,
};
