/* early.h - what a workflow stops for, and what it does behind that.
 *
 * Shape    `critical-counter` behind the gathering, `look-around` behind a gate of the sequence; that one is a mark:
 *          its work is done when the run is over, by who has the whole repository
 * Units    findings
 * Owns     -
 * Errors   endings, see task.h
 * Threads  any worker; nobody looks at files by then
 * Cost     O(findings)
 */
#ifndef LTL_RUN_EARLY_H
#define LTL_RUN_EARLY_H

#include "orchestrator/workflow/task.h"

extern const ltl_task ltl_run__critical_task;
extern const ltl_task ltl_run__around_task;

#endif
