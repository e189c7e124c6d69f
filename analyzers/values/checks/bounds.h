/* bounds.h - how far an access goes, where that is known.
 *
 * Shape    answers about one ACCESS event
 * Units    bytes from the start of the region
 * Owns     -
 * Errors   what is not known is within
 * Threads  re-entrant
 * Cost     constant
 */
#ifndef LTL_VALUES_CHECKS_BOUNDS_H
#define LTL_VALUES_CHECKS_BOUNDS_H

#include "analyzers/values/checks/common.h"

__extension__ typedef __int128 ltl_wide;

/* What of an access goes behind the end. */
typedef enum ltl_access_over {
    LTL_ACCESS_WITHIN,
    LTL_ACCESS_MUST_EXCEED, /* on this way, which may be one that no run takes */
    LTL_ACCESS_CAN_EXCEED,  /* a bound that is reached does */
} ltl_access_over;

static inline ltl_access_over ltl_access_over_of(const ltl_event *event) {
    const ltl_region_state *region = ltl_state_region(event->state, event->region);
    const ltl_fact *at = event->a;
    const ltl_fact *bytes = event->b;
    if (region == NULL || (region->marks & LTL_REGION_SIZED) == 0 ||
        !ltl_fact_has(&region->size, LTL_FACT_HIGH_SEEN)) {
        return LTL_ACCESS_WITHIN;
    }
    unsigned units = (at->flags | bytes->flags) & LTL_FACT_NOMINAL;
    if (units != (region->size.flags & LTL_FACT_NOMINAL)) {
        return LTL_ACCESS_WITHIN; /* so many of something whose size nobody knows */
    }
    if (!ltl_fact_is_exact(at) && !ltl_fact_is_exact(bytes)) {
        return LTL_ACCESS_WITHIN; /* the one may be large only where the other is small */
    }
    bool can_reach = ltl_fact_has(at, LTL_FACT_HIGH_SEEN) &&
                     ltl_fact_has(bytes, LTL_FACT_HIGH_SEEN) &&
                     (ltl_wide)at->high + bytes->high > region->size.high;
    bool must_reach = ltl_fact_has(at, LTL_FACT_LOW_SEEN) &&
                      ltl_fact_has(bytes, LTL_FACT_LOW_SEEN) && at->low >= 0 &&
                      (ltl_wide)at->low + bytes->low > region->size.high;
    return can_reach && bytes->high > 0   ? LTL_ACCESS_CAN_EXCEED
           : must_reach && bytes->low > 0 ? LTL_ACCESS_MUST_EXCEED
                                          : LTL_ACCESS_WITHIN;
}

static inline bool ltl_access_is_over(const ltl_event *event) {
    return ltl_access_over_of(event) != LTL_ACCESS_WITHIN;
}

/* Both are known on this way; on another one they may be others. */
static inline bool ltl_access_is_exact(const ltl_event *event) {
    return ltl_fact_is_exact(event->a) && ltl_fact_is_exact(event->b);
}

/* Says it at once where a bound shows how far it goes, else when it is so on every way. */
static inline void ltl_access_judge(ltl_values *values, const ltl_value_check *check,
                                    const ltl_event *event, bool is_wrong) {
    ltl_node from = ltl_values_region(values, event->region)->node;
    if (!is_wrong) {
        ltl_values_refute(values, check, event->node);
    } else if (ltl_access_is_exact(event) || event->a->high < 0 ||
               ltl_access_over_of(event) == LTL_ACCESS_MUST_EXCEED) {
        ltl_values_report_if_always(values, check, event->node, from);
    } else {
        ltl_values_report(values, check, event->node, from);
    }
}

/* Some run goes before the start. */
static inline bool ltl_access_is_under(const ltl_values *values, const ltl_event *event) {
    const ltl_region_info *info = ltl_values_region(values, event->region);
    bool is_whole = info->kind != LTL_REGION_BEHIND && info->kind != LTL_REGION_ELEMENT;
    /* Where a loop begins is one thing, whether it gets here from there another. */
    bool is_certain =
        ltl_fact_is_exact(event->a) || ltl_fact_is_chosen(event->a) || event->a->high < 0;
    return is_whole && is_certain && event->a->low < 0 && ltl_fact_has(event->a, LTL_FACT_LOW_SEEN);
}

/* A number that is read as if it were a larger one: not the end of an array. */
static inline bool ltl_access_is_of_number(const ltl_values *values, const ltl_event *event) {
    const ltl_region_info *info = ltl_values_region(values, event->region);
    return info->kind == LTL_REGION_VARIABLE && event->how == LTL_ACCESS_PLAIN &&
           ltl_type_is_integer(ltl_values_types(values), info->type) && event->a->low == 0 &&
           event->a->high == 0;
}

#endif
