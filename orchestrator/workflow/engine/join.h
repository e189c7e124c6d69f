/* join.h - what patterns do when several steps have ended: who is missing, the step that gathers, the ending.
 *
 * Shape    looks at the latest activation of each step of a list, in the order of the list, never of arrival
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  the loop's thread
 * Cost     O(steps within)
 */
#ifndef LTL_WORKFLOW_JOIN_H
#define LTL_WORKFLOW_JOIN_H

#include "orchestrator/workflow/pattern.h"

typedef struct ltl_join {
    uint32_t good;    /* ended with data */
    uint32_t bad;     /* ended in any other way than by choice */
    uint32_t partial; /* of the good ones */
    uint32_t unasked; /* skipped because of a condition, or not needed */
    ltl_ending worst;
    const ltl_activation *first_bad;
    ltl_data missing; /* a list of records: name, status, reason */
} ltl_join;

/* All steps of the list that were started or skipped are over. */
void ltl_join_look(ltl_activation *self, const ltl_step_list *steps, ltl_join *out_join);
/* Ends with what the steps came to: ok when all have data, partial when some have, else as the first that has
 * none. With a gathering step that has ended: its outputs, and its ending if that is worse. */
void ltl_join_end(ltl_activation *self, const ltl_join *join, const ltl_activation *gathered);
/* The first that failed by itself rather than because others were stopped. */
const ltl_activation *ltl_join_cause(const ltl_activation *self, const ltl_step_list *steps);
/* Whether a step ended in a way that nobody asked for. */
bool ltl_join_is_bad(const ltl_result *result);

#endif
