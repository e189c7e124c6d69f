#include "analyzers/values/checks/overflow.h"

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_types *types = ltl_values_types(values);
    bool leaves = event->kind == LTL_EVENT_BINARY ? ltl_event_leaves(types, event, true)
                                                  : ltl_event_does_not_fit(values, event, true);
    if (leaves) {
        ltl_values_report(values, check, event->node, event->a->origin);
    }
}

const ltl_value_check ltl_value_check_overflow_up = {
    .id = "overflow-up",
    .events = LTL_EVENT_BIT(BINARY) | LTL_EVENT_BIT(CONVERT),
    .crosses = true,
    .see = see,
};
