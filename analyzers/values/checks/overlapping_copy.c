#include "analyzers/values/checks/common.h"

/* Of places that are no further apart than numbers reach; 0: they are. */
static int64_t distance_between(int64_t a, int64_t b) {
    int64_t distance = 0;
    bool is_too_far =
        a > b ? __builtin_sub_overflow(a, b, &distance) : __builtin_sub_overflow(b, a, &distance);
    return is_too_far ? 0 : distance;
}

/* memcpy may copy in any order. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    bool is_wide = ltl_str_is(event->word, "wmemcpy");
    if ((!ltl_str_is(event->word, "memcpy") && !is_wide) || event->argument_count != 3) {
        return;
    }
    const ltl_fact *to = &event->arguments[0];
    const ltl_fact *from = &event->arguments[1];
    const ltl_fact *count = &event->arguments[2];
    bool is_known = to->region != 0 && to->region == from->region && ltl_fact_is_exact(to) &&
                    ltl_fact_is_exact(from) && ltl_fact_has(count, LTL_FACT_LOW_SEEN);
    int64_t distance = is_known ? distance_between(to->low, from->low) : 0;
    if (distance > 0 && count->low > distance / (is_wide ? 4 : 1)) {
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
