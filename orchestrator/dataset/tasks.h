/* tasks.h - what steps of a workflow for data files can be: a reader, and the four agents.
 *
 * Shape    a table
 * Units    -
 * Owns     static
 * Errors   the tasks work only on a data file, each once in a stream, with at most one piece waiting between two
 * Threads  see task.h
 * Cost     -
 */
#ifndef LTL_DATASET_TASKS_H
#define LTL_DATASET_TASKS_H

#include "orchestrator/workflow/task.h"

extern const ltl_tasks ltl_dataset_tasks;

#endif
