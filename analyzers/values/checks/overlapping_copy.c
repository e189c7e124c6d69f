#include "analyzers/values/checks/common.h"

/* memcpy may copy in any order. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    bool is_wide = ltl_str_is(event->word, "wmemcpy");
    if ((!ltl_str_is(event->word, "memcpy") && !is_wide) || event->argument_count != 3) {
        return;
    }
    const ltl_fact *to = &event->arguments[0];
    const ltl_fact *from = &event->arguments[1];
    const ltl_fact *count = &event->arguments[2];
    int64_t distance = to->low > from->low ? to->low - from->low : from->low - to->low;
    bool is_known = to->region != 0 && to->region == from->region && ltl_fact_is_exact(to) &&
                    ltl_fact_is_exact(from) && ltl_fact_has(count, LTL_FACT_LOW_SEEN);
    if (is_known && distance > 0 && count->low > distance / (is_wide ? 4 : 1)) {
        ltl_values_report_if_always(values, check, event->node, 0);
    } else {
        ltl_values_refute(values, check, event->node);
    }
}

const ltl_value_check ltl_value_check_overlapping_copy = {
    .id = "overlapping-copy",
    .events = LTL_EVENT_BIT(CALL),
    .see = see,
};
