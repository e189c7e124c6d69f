/* change_facts.h - what the evaluator is told about the files of a change.
 *
 * Shape    one entry per changed target, with the text of its changed lines and what they do to its functions
 * Units    lines from 1
 * Owns     the arena of the call
 * Errors   none: a side that cannot be read gives no text
 * Threads  reentrant
 * Cost     reads both sides of each changed file, and parses those of code up to LTL_MAX_FACT_PARSE_BYTES
 *
 * A file on which a parser crashes is blamed as in a run, where there is supervision.
 */
#ifndef LTL_CLI_CHANGE_FACTS_H
#define LTL_CLI_CHANGE_FACTS_H

#include "orchestrator/cli/graph/change_graph.h"
#include "orchestrator/intake/intake.h"
#include "orchestrator/plan/evaluate.h"

/* `graph` is shown the trees; null: none. */
ltl_changed_file *ltl_change_facts_read(ltl_arena *arena, const ltl_intake *intake,
                                        ltl_change_graph *graph, uint32_t *out_count);

#endif
