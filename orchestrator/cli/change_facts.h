/* change_facts.h - what the evaluator is told about the files of a change.
 *
 * Shape    one entry per changed target, with the text of its changed lines
 * Units    lines from 1
 * Owns     the arena of the call
 * Errors   none: a side that cannot be read gives no text
 * Threads  reentrant
 * Cost     reads both sides of each changed file
 */
#ifndef LTL_CLI_CHANGE_FACTS_H
#define LTL_CLI_CHANGE_FACTS_H

#include "orchestrator/intake/intake.h"
#include "orchestrator/plan/evaluate.h"

const ltl_changed_file *ltl_change_facts_read(ltl_arena *arena, const ltl_intake *intake,
                                              uint32_t *out_count);

#endif
