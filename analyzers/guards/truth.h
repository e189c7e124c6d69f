/* truth.h - what the outcome of an expression says of parameters.
 *
 * Shape    two sets of parameters: those that have passed a test when the expression is true, and when it
 *          is not. An outcome that it never has says everything
 * Units    bit per parameter
 * Owns     nothing
 * Errors   what is not understood says nothing
 * Threads  one owner
 * Cost     the size of the expression, LTL_GUARD_MOST_NODES at the most
 */
#ifndef LTL_GUARDS_TRUTH_H
#define LTL_GUARDS_TRUTH_H

#include "analyzers/guards/guards.h"

#define LTL_GUARD_ALL 0xffu

typedef struct ltl_guard_truth {
    uint8_t if_true;
    uint8_t if_false;
} ltl_guard_truth;

/* The function at hand. */
typedef struct ltl_guard_reader {
    const ltl_guards *guards; /* of the functions known so far */
    ltl_node function;
    ltl_node parameters[LTL_GUARD_PARAMETERS];
    uint32_t parameter_count;
    uint8_t kinds[LTL_GUARD_PARAMETERS]; /* of the tests met */
    bool is_at_branch; /* what is nothing has passed: `if (!x) return;`. A function that gives x says no such thing */
} ltl_guard_reader;

ltl_guard_truth ltl_guard_truth_of(ltl_guard_reader *reader, ltl_node expression);
/* The parameters that have passed a test once the call has come back. */
uint8_t ltl_guard_after_call(ltl_guard_reader *reader, ltl_node call);

#endif
