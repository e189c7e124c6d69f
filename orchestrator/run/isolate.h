/* isolate.h - files on which the analysis has crashed, each looked at in a process of its own with a larger stack.
 *
 * Shape    before the workers begin, and in the replay. What gets through is taken over like the result of an earlier
 *          run; what crashes again, or does not end in its time, is a result: `failed: crashed`, with the signal
 * Units    -
 * Owns     parts and results live in the run's arena
 * Errors   no process to be had: the file has failed
 * Threads  the only one there is
 * Cost     nothing without a suspect; else a process each, one after the other
 */
#ifndef LTL_RUN_ISOLATE_H
#define LTL_RUN_ISOLATE_H

#include "orchestrator/run/run_state.h"

/* The parts of the run's memory and those of the suspects that got through. */
void ltl_run__isolate(ltl_run *run, ltl_str **out_parts, uint32_t *out_part_count);

/* For the replay, which finds that a file should have been looked at in another form, where files have crashed. What
 * crashed behind the first look is not tried again. Null without the memory. */
bool ltl_run__may_look_alone(const ltl_run *run, const ltl_file_result *result);
ltl_file_result *ltl_run__look_alone(ltl_run *run, uint32_t target);

#endif
