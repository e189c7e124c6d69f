#include "analyzers/values/checks/certain.h"
#include "analyzers/values/checks/set_by_macro.h"

/* In C++ a condition declares, a lambda sets, a stream fills: only memory that was made is certain. */
static bool is_uncertain(const ltl_values *values, ltl_region region) {
    bool is_cpp = ltl_str_is(ltl_str_of(ltl_values_tree(values)->language->id), "cpp");
    return is_cpp && region != 0 &&
           ltl_values_region(values, region)->kind == LTL_REGION_VARIABLE &&
           !ltl_type_is_array(ltl_values_types(values), ltl_values_region(values, region)->type);
}

/* The front of an array has values, and a loop goes on behind it: its last round gets there. */
static void see_partly(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (!is_uncertain(values, event->region) && ltl_is_in_every_round(values, event->node) &&
        !ltl_is_set_by_macro(values, event->node)) {
        ltl_values_report_if_last(values, check, event->node, event->a->origin);
    }
}

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (event->is_partly) {
        see_partly(values, check, event);
    } else if (ltl_fact_has(event->a, LTL_FACT_UNSET) && !is_uncertain(values, event->region) &&
        (event->region == 0 || !ltl_values_is_set_in_loop(values, event->region, event->node)) &&
        !ltl_is_set_by_macro(values, event->node)) {
        ltl_values_report_if_always(values, check, event->node, event->a->origin);
    } else {
        if (event->region == 0 || !ltl_fact_is_exact(event->b)) {
            ltl_values_take_back(values, check, event->node);
        }
        ltl_values_refute_anywhere(values, check, event->node);
    }
}

const ltl_value_check ltl_value_check_unset_value = {
    .id = "unset-value",
    .events = LTL_EVENT_BIT(READ),
    .see = see,
};
