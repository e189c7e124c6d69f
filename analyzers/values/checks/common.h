/* common.h - what several checks ask in the same way.
 *
 * Shape    plain questions about events
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  re-entrant
 * Cost     constant
 */
#ifndef LTL_VALUES_CHECKS_COMMON_H
#define LTL_VALUES_CHECKS_COMMON_H

#include "analyzers/values/check.h"

static inline bool ltl_given_back_is_memory(uint8_t family) {
    return family == LTL_GIVEN_BY_MALLOC || family == LTL_GIVEN_BY_NEW ||
           family == LTL_GIVEN_BY_NEW_ARRAY;
}

/* What became of the memory that the pointer points into; null: nothing is known. */
static inline const ltl_region_state *ltl_event_region(const ltl_values *values,
                                                       const ltl_state *state, ltl_region region) {
    while (region != 0) {
        const ltl_region_info *info = ltl_values_region(values, region);
        const ltl_region_state *known = ltl_state_region(state, region);
        if (info->parent == 0) {
            return known;
        }
        region = info->parent;
    }
    return NULL;
}

static inline bool ltl_is_one_of(ltl_str word, const char *const *all) {
    for (; *all != NULL; all++) {
        if (ltl_str_is(word, *all)) {
            return true;
        }
    }
    return false;
}

/* Somebody or chance chose it, and no test limits it on that side. */
static inline bool ltl_fact_is_chosen(const ltl_fact *fact) {
    return (fact->flags & (LTL_FACT_OUTSIDE | LTL_FACT_RANDOM)) != 0;
}

#endif
