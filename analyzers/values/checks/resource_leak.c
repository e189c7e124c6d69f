#include "analyzers/values/checks/common.h"

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (!ltl_given_back_is_memory(event->family) && event->family != LTL_GIVEN_BY_OTHERS) {
        ltl_values_report(values, check, event->node, 0);
    }
}

const ltl_value_check ltl_value_check_resource_leak = {
    .id = "resource-leak",
    .events = LTL_EVENT_BIT(LOST),
    .crosses = true,
    .see = see,
};
