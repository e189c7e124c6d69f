#include "analyzers/values/checks/common.h"

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    ltl_values_report(values, check, event->node, event->a->origin);
}

const ltl_value_check ltl_value_check_left_behind = {
    .id = "left-behind",
    .events = LTL_EVENT_BIT(LEFT),
    .see = see,
};
