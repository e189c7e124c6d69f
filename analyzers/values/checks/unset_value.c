#include "analyzers/values/checks/set_by_macro.h"

/* In C++ a condition declares, a lambda sets, a stream fills: only memory that was made is certain. */
static bool is_uncertain(const ltl_values *values, ltl_region region) {
    bool is_cpp = ltl_str_is(ltl_str_of(ltl_values_tree(values)->language->id), "cpp");
    return is_cpp && region != 0 &&
           ltl_values_region(values, region)->kind == LTL_REGION_VARIABLE &&
           !ltl_type_is_array(ltl_values_types(values), ltl_values_region(values, region)->type);
}

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (ltl_fact_has(event->a, LTL_FACT_UNSET) && !is_uncertain(values, event->region) &&
        (event->region == 0 || !ltl_values_is_set_in_loop(values, event->region, event->node)) &&
        !ltl_is_set_by_macro(values, event->node)) {
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
