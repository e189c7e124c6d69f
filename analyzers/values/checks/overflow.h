/* overflow.h - whether arithmetic leaves the bounds of its type, where that is known.
 *
 * Shape    answers about one BINARY or CONVERT event
 * Units    -
 * Owns     -
 * Errors   what is not known stays within
 * Threads  re-entrant
 * Cost     constant
 */
#ifndef LTL_VALUES_CHECKS_OVERFLOW_H
#define LTL_VALUES_CHECKS_OVERFLOW_H

#include "analyzers/values/checks/common.h"

__extension__ typedef __int128 ltl_wide_number;

/* The greatest and the least that the operator gives, exactly. */
static inline bool ltl_event_extremes(const ltl_event *event, ltl_wide_number *out_low,
                                      ltl_wide_number *out_high) {
    const ltl_fact *a = event->a;
    const ltl_fact *b = event->b;
    char sign = event->word.len == 1 ? event->word.ptr[0] : 0;
    ltl_wide_number x = (ltl_wide_number)a->high;
    ltl_wide_number y = (ltl_wide_number)a->low;
    if (sign == '+') {
        *out_high = x + b->high;
        *out_low = y + b->low;
    } else if (sign == '-') {
        *out_high = x - b->low;
        *out_low = y - b->high;
    } else if (sign == '*') {
        ltl_wide_number all[4] = {x * b->high, x * b->low, y * b->high, y * b->low};
        *out_low = *out_high = all[0];
        for (int i = 1; i < 4; i++) {
            *out_low = all[i] < *out_low ? all[i] : *out_low;
            *out_high = all[i] > *out_high ? all[i] : *out_high;
        }
    } else {
        return false;
    }
    return true;
}

static inline bool ltl_fact_is_certain(const ltl_fact *fact) {
    return ltl_fact_is_exact(fact) && ltl_fact_has(fact, LTL_FACT_SEEN);
}

/* Does the result of arithmetic not fit? Somebody must have chosen a number, or all are known. */
static inline bool ltl_event_leaves(const ltl_types *types, const ltl_event *event, bool upwards) {
    ltl_wide_number low;
    ltl_wide_number high;
    int64_t least;
    int64_t most;
    if (!ltl_type_is_integer(types, event->type) || event->a->region != 0 ||
        event->b->region != 0 || !ltl_event_extremes(event, &low, &high)) {
        return false;
    }
    const ltl_type_info *info = ltl_type_of(types, event->type);
    bool is_chosen = ((event->a->flags | event->b->flags) & LTL_FACT_OUTSIDE) != 0;
    bool is_certain = ltl_fact_is_certain(event->a) && ltl_fact_is_certain(event->b);
    unsigned flag = upwards ? LTL_FACT_HIGH_SEEN : LTL_FACT_LOW_SEEN;
    ltl_type_bounds(types, event->type, &least, &most);
    ltl_wide_number top =
        info->is_unsigned && info->width == 8 ? (ltl_wide_number)UINT64_MAX : most;
    if (!(is_certain && !info->is_unsigned) && !is_chosen) {
        return false;
    }
    bool is_seen = is_certain || ltl_fact_has(&event->result, flag);
    return is_seen && (upwards ? high > top : low < least);
}

/* The arithmetic whose result is converted, or none. */
static inline ltl_node ltl_converted_arithmetic(const ltl_tree *tree, ltl_node node) {
    ltl_node value = node;
    for (int round = 0; round < 6 && value != LTL_NO_NODE; round++) {
        switch (ltl_tree_kind(tree, value)) {
        case LTL_KIND_VARIABLE:
        case LTL_KIND_CAST:
        case LTL_KIND_RETURN:
            value = ltl_tree_child(tree, value, LTL_ROLE_VALUE);
            break;
        case LTL_KIND_ASSIGN: {
            ltl_str word = ltl_tree_name(tree, value);
            if (word.len == 2) {
                return value;
            }
            value = ltl_tree_child(tree, value, LTL_ROLE_RIGHT);
            break;
        }
        case LTL_KIND_BINARY:
            return value;
        case LTL_KIND_UNARY:
            return ltl_str_is(ltl_tree_name(tree, value), "++") ||
                           ltl_str_is(ltl_tree_name(tree, value), "--")
                       ? value
                       : LTL_NO_NODE;
        default:
            return LTL_NO_NODE;
        }
    }
    return LTL_NO_NODE;
}

/* `char c = a + b` and its like: the sum is fine and does not fit. */
static inline bool ltl_event_does_not_fit(const ltl_values *values, const ltl_event *event,
                                          bool upwards) {
    const ltl_types *types = ltl_values_types(values);
    int64_t least;
    int64_t most;
    ltl_type_bounds(types, event->type, &least, &most);
    ltl_node arithmetic = ltl_converted_arithmetic(ltl_values_tree(values), event->node);
    ltl_str word = arithmetic != LTL_NO_NODE ? ltl_tree_name(ltl_values_tree(values), arithmetic)
                                             : LTL_STR("");
    bool adds = word.len > 0 && strchr("+-*", word.ptr[0]) != NULL;
    bool is_chosen =
        adds && ((event->a->flags & LTL_FACT_OUTSIDE) != 0 || ltl_fact_is_certain(event->a));
    unsigned flag = upwards ? LTL_FACT_HIGH_SEEN : LTL_FACT_LOW_SEEN;
    return arithmetic != LTL_NO_NODE && is_chosen && ltl_fact_has(event->a, flag) &&
           !ltl_type_of(types, event->type)->is_unsigned &&
           ltl_type_of(types, event->type)->width < 4 && event->a->region == 0 &&
           (event->a->flags & LTL_FACT_FLOAT) == 0 &&
           (upwards ? event->a->high > most : event->a->low < least);
}

#endif
