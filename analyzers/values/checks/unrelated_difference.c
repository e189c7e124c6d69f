#include "analyzers/values/checks/common.h"

static ltl_region whole(const ltl_values *values, ltl_region region) {
    while (ltl_values_region(values, region)->parent != 0) {
        region = ltl_values_region(values, region)->parent;
    }
    return region;
}

static bool is_piece(const ltl_values *values, ltl_region region) {
    uint8_t kind = ltl_values_region(values, region)->kind;
    return kind == LTL_REGION_VARIABLE || kind == LTL_REGION_MADE || kind == LTL_REGION_TEXT_OF;
}

/* Pointers into different pieces of memory have no distance. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (!ltl_str_is(event->word, "-") || event->a->region == 0 || event->b->region == 0) {
        return;
    }
    ltl_region a = whole(values, event->a->region);
    ltl_region b = whole(values, event->b->region);
    if (a != b && is_piece(values, a) && is_piece(values, b)) {
        ltl_values_report_if_always(values, check, event->node, 0);
    } else {
        ltl_values_refute(values, check, event->node);
    }
}

const ltl_value_check ltl_value_check_unrelated_difference = {
    .id = "unrelated-difference",
    .events = LTL_EVENT_BIT(BINARY),
    .see = see,
};
