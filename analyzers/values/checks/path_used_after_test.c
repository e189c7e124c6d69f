#include "analyzers/values/checks/common.h"

/* The name of a file that was asked about before: it may be another file by now. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    static const char *const NAMES[] = {"open",   "fopen",  "creat", "chmod", "chown", "unlink",
                                        "remove", "rename", "mkdir", "execv", NULL};
    if (event->argument_count == 0 || event->arguments[0].region == 0 ||
        !ltl_is_one_of(event->word, NAMES)) {
        return;
    }
    const ltl_region_state *region =
        ltl_event_region(values, event->state, event->arguments[0].region);
    if (region != NULL && (region->marks & LTL_REGION_TESTED) != 0) {
        ltl_values_report(values, check, event->node, region->tested_at);
    }
}

const ltl_value_check ltl_value_check_path_used_after_test = {
    .id = "path-used-after-test",
    .events = LTL_EVENT_BIT(CALL),
    .see = see,
};
