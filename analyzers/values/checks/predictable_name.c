#include "analyzers/values/checks/common.h"

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    static const char *const NAMES[] = {"tmpnam",   "tempnam", "mktemp",   "tmpnam_r",
                                        "_wmktemp", "_mktemp", "_wtmpnam", NULL};
    if (!ltl_is_one_of(event->word, NAMES)) {
        return;
    }
    ltl_str unit = ltl_tree_text(ltl_values_tree(values), ltl_values_unit(values));
    bool is_exclusive = ltl_str_find(unit, LTL_STR("O_EXCL"), 0) != SIZE_MAX;
    if (!is_exclusive) { /* who opens it first is told */
        ltl_values_report(values, check, event->node, 0);
    }
}

const ltl_value_check ltl_value_check_predictable_name = {
    .id = "predictable-name",
    .events = LTL_EVENT_BIT(CALL),
    .see = see,
};
