/* tasks.h - what steps of an import's workflow can be.
 *
 * Shape    a table
 * Units    -
 * Owns     static
 * Errors   the tasks work only within import, and say so elsewhere
 * Threads  see task.h
 * Cost     -
 */
#ifndef LTL_IMPORT_TASKS_H
#define LTL_IMPORT_TASKS_H

#include "orchestrator/workflow/task.h"

extern const ltl_tasks ltl_import_tasks;

#endif
