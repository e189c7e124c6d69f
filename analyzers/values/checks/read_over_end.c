#include "analyzers/values/checks/bounds.h"

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (!event->is_write) {
        ltl_access_judge(values, check, event,
                         ltl_access_is_over(event) && !ltl_access_is_of_number(values, event));
    }
}

const ltl_value_check ltl_value_check_read_over_end = {
    .id = "read-over-end",
    .events = LTL_EVENT_BIT(ACCESS),
    .crosses = true,
    .see = see,
};
