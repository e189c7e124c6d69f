#include "analyzers/values/checks/bounds.h"

/* A number is read through a pointer to a larger one. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (ltl_access_is_of_number(values, event) && ltl_access_is_over(event)) {
        ltl_values_report(values, check, event->node,
                          ltl_values_region(values, event->region)->node);
    }
}

const ltl_value_check ltl_value_check_type_confusion = {
    .id = "type-confusion",
    .events = LTL_EVENT_BIT(ACCESS),
    .crosses = true,
    .see = see,
};
