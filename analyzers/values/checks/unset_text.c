#include "analyzers/values/checks/set_by_macro.h"

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (ltl_fact_has(event->a, LTL_FACT_UNSET) && !ltl_is_set_by_macro(values, event->node)) {
        ltl_values_report_if_always(values, check, event->node, event->a->origin);
    } else {
        ltl_values_refute_anywhere(values, check, event->node);
    }
}

const ltl_value_check ltl_value_check_unset_text = {
    .id = "unset-text",
    .events = LTL_EVENT_BIT(TEXT),
    .crosses = true,
    .see = see,
};
