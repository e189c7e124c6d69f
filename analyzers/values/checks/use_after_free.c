#include "analyzers/values/checks/common.h"

static const char *const GIVERS[] = {"free",     "fclose",  "pclose", "close",
                                     "closedir", "realloc", NULL};

static void look_at(ltl_values *values, const ltl_value_check *check, const ltl_event *event,
                    const ltl_fact *pointer, ltl_node node) {
    const ltl_region_state *region =
        pointer->region != 0 ? ltl_event_region(values, event->state, pointer->region) : NULL;
    if (region != NULL && region->status == LTL_REGION_FREED &&
        (ltl_given_back_is_memory(region->family) || region->family == LTL_GIVEN_BY_NONE)) {
        ltl_values_report(values, check, node, region->freed_at);
    }
}

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (event->kind != LTL_EVENT_CALL) {
        look_at(values, check, event, event->a, event->node);
        return;
    }
    bool is_use = !event->is_unknown && !ltl_is_one_of(event->word, GIVERS);
    for (uint32_t i = 0; i < event->argument_count && is_use; i++) {
        if (ltl_type_is_pointer(ltl_values_types(values), event->arguments[i].type)) {
            look_at(values, check, event, &event->arguments[i], event->argument_nodes[i]);
        }
    }
}

const ltl_value_check ltl_value_check_use_after_free = {
    .id = "use-after-free",
    .events = LTL_EVENT_BIT(FOLLOW) | LTL_EVENT_BIT(CALL) | LTL_EVENT_BIT(RETURN),
    .crosses = true,
    .see = see,
};
