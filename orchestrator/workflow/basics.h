/* basics.h - tasks that every program has: to pass values on, to try a workflow out.
 *
 * Shape    a table of tasks
 * Units    -
 * Owns     static
 * Errors   -
 * Threads  see task.h
 * Cost     -
 */
#ifndef LTL_WORKFLOW_BASICS_H
#define LTL_WORKFLOW_BASICS_H

#include "orchestrator/workflow/task.h"

/* echo gives the value it is given, fail fails with a message; for streams: numbers counts up, pass lets rows
 * through, total adds them up. */
extern const ltl_tasks ltl_basic_tasks;

#endif
