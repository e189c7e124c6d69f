#include "analyzers/values/checks/bounds.h"

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    ltl_access_judge(values, check, event, ltl_access_is_under(values, event));
}

const ltl_value_check ltl_value_check_before_start = {
    .id = "before-start",
    .events = LTL_EVENT_BIT(ACCESS),
    .crosses = true,
    .see = see,
};
