/* function_delta.h - what a change does to the functions of one file, as both its sides parsed tell.
 *
 * Shape    counts, the changes that callers and readers notice, and where something from outside comes to meet what
 *          runs or queries
 * Units    functions; points of cognitive complexity
 * Owns     the arena of whoever compared the sides
 * Errors   -
 * Threads  immutable once made
 * Cost     -
 */
#ifndef LTL_PLAN_FUNCTION_DELTA_H
#define LTL_PLAN_FUNCTION_DELTA_H

#include "core/str.h"

typedef enum ltl_function_change_kind {
    LTL_CHANGED_REMOVED,   /* public, and gone */
    LTL_CHANGED_SIGNATURE, /* public, and asks for other arguments */
    LTL_CHANGED_COMPLEXITY,
} ltl_function_change_kind;

typedef struct ltl_function_change {
    ltl_function_change_kind kind;
    ltl_str scope;  /* "Server.start" */
    ltl_str before; /* parameters; of SIGNATURE */
    ltl_str now;
    uint32_t points_before; /* of COMPLEXITY */
    uint32_t points_now;
} ltl_function_change;

typedef struct ltl_function_delta {
    uint32_t added;
    uint32_t removed;
    uint32_t changed;                   /* their code, beyond layout and comments */
    const ltl_function_change *changes; /* in the order of the base side */
    uint32_t change_count;
    ltl_str meeting; /* "show: request and .execute("; empty: none that was not there before */
} ltl_function_delta;

#endif
