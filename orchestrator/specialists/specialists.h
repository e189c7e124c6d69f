/* specialists.h - the agents of workflows: who answers for which part of a report.
 *
 * Shape    one task per file of agents/, by the name of the file
 * Units    -
 * Owns     static
 * Errors   endings, see task.h
 * Threads  see assess.h
 * Cost     told by each
 */
#ifndef LTL_SPECIALISTS_SPECIALISTS_H
#define LTL_SPECIALISTS_SPECIALISTS_H

#include "orchestrator/run/assess.h"

extern const ltl_task *const ltl_specialists[];
extern const size_t ltl_specialist_count;

/* The rule of that number of one specialist; null past the last. */
const ltl_rule_info *ltl_specialist_own_rule(const ltl_specialist *specialist, uint32_t index);
/* The rules of all specialists by number, each once; null past the last. */
const ltl_rule_info *ltl_specialist_rule(uint32_t index);

#endif
