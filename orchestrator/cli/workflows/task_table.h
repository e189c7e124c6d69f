/* task_table.h - every task a workflow of this program may name.
 *
 * Shape    a table
 * Units    -
 * Owns     static
 * Errors   -
 * Threads  see task.h
 * Cost     -
 */
#ifndef LTL_CLI_WORKFLOWS_TASK_TABLE_H
#define LTL_CLI_WORKFLOWS_TASK_TABLE_H

#include "orchestrator/workflow/task.h"

/* Sorted by name. */
const ltl_tasks *ltl_program_tasks(void);
/* Those that find what they work on in a scan, or in a fix, and those that need nothing. */
const ltl_tasks *ltl_scan_tasks(void);
const ltl_tasks *ltl_fixing_tasks(void);

#endif
