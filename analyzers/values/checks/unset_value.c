#include "analyzers/values/checks/common.h"

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (ltl_fact_has(event->a, LTL_FACT_UNSET) &&
        (event->region == 0 || !ltl_values_is_set_in_loop(values, event->region, event->node))) {
        ltl_values_report_if_always(values, check, event->node, event->a->origin);
    } else {
        ltl_values_refute_anywhere(values, check, event->node);
    }
}

const ltl_value_check ltl_value_check_unset_value = {
    .id = "unset-value",
    .events = LTL_EVENT_BIT(READ),
    .see = see,
};
