#include "analyzers/values/checks/common.h"

enum { MUCH = 16 << 20 };

/* Somebody else decides how much is allocated, and nobody says how much is too much. */
static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    static const char *const NAMES[] = {"malloc", "calloc", "realloc", "alloca", "new[]", NULL};
    if (!ltl_is_one_of(event->word, NAMES)) {
        return;
    }
    for (uint32_t i = 0; i < event->argument_count; i++) {
        const ltl_fact *size = &event->arguments[i];
        if (size->region == 0 && ltl_fact_is_chosen(size) && size->high > MUCH &&
            ltl_fact_has(size, LTL_FACT_HIGH_SEEN)) {
            ltl_values_report(values, check, event->argument_nodes[i], size->origin);
        }
    }
}

const ltl_value_check ltl_value_check_huge_allocation = {
    .id = "huge-allocation",
    .events = LTL_EVENT_BIT(CALL),
    .crosses = true,
    .see = see,
};
