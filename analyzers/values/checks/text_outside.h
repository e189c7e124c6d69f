/* text_outside.h - whether a text comes from outside.
 *
 * Shape    answers about the arguments of a CALL event
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  re-entrant
 * Cost     the depth of members
 */
#ifndef LTL_VALUES_CHECKS_TEXT_OUTSIDE_H
#define LTL_VALUES_CHECKS_TEXT_OUTSIDE_H

#include "analyzers/values/checks/common.h"

static inline bool ltl_region_is_outside(const ltl_values *values, const ltl_state *state,
                                         ltl_region region) {
    for (; region != 0; region = ltl_values_region(values, region)->parent) {
        const ltl_region_state *known = ltl_state_region(state, region);
        if (known != NULL && (known->marks & LTL_REGION_OUTSIDE) != 0) {
            return true;
        }
    }
    return false;
}

/* The text itself, or one of a list of texts. */
static inline bool ltl_argument_is_outside(const ltl_values *values, const ltl_event *event,
                                           uint32_t index) {
    if (index >= event->argument_count) {
        return false;
    }
    ltl_region region = event->arguments[index].region;
    bool is_outside = ltl_region_is_outside(values, event->state, region);
    for (uint32_t i = 0; i < event->state->cells.count && region != 0 && !is_outside; i++) {
        const ltl_cell *cell = &event->state->cells.at[i];
        is_outside = cell->region == region && cell->fact.region != 0 &&
                     ltl_region_is_outside(values, event->state, cell->fact.region);
    }
    return is_outside;
}

/* What a function of a table takes at which place. */
typedef struct ltl_sink_row {
    const char *name;
    uint8_t index;
    bool takes_rest; /* all arguments behind it, too */
} ltl_sink_row;

static inline void ltl_see_sink(ltl_values *values, const ltl_value_check *check,
                                const ltl_event *event, const ltl_sink_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!ltl_str_is(event->word, rows[i].name)) {
            continue;
        }
        uint32_t end = rows[i].takes_rest ? event->argument_count : rows[i].index + 1u;
        for (uint32_t k = rows[i].index; k < end; k++) {
            if (ltl_argument_is_outside(values, event, k)) {
                ltl_values_report(values, check, event->argument_nodes[k], 0);
            }
        }
    }
}

#endif
