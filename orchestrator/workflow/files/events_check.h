/* events_check.h - what can be wrong with the events of a step before anything runs: handlers that nothing starts, ends
 * that nothing leads to.
 *
 * Shape    the options of an events step; complaints with places
 * Units    -
 * Owns     the arena of the check
 * Errors   complaints
 * Threads  one owner
 * Cost     O(handlers × what they publish)
 */
#ifndef LTL_WORKFLOW_EVENTS_CHECK_H
#define LTL_WORKFLOW_EVENTS_CHECK_H

#include "orchestrator/workflow/engine/join.h"
#include "orchestrator/workflow/files/check.h"

typedef struct ltl_events_options {
    ltl_step_list handlers;
    ltl_verdicts ends;
    ltl_str first;
    ltl_ref data;
    uint64_t repeats;
    uint64_t queue;
    uint64_t mailbox;
    bool outside;
} ltl_events_options;

void ltl_events_check(ltl_flow_check *self, const ltl_flow_step *step);

#endif
