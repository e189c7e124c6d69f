/* tool.h - the task `tool`: another program looks at files of a scan.
 *
 * Shape    a copy of the files it is for, the program as a child process, its output as findings of the run
 * Units    bytes
 * Owns     what it came to belongs to the run
 * Errors   a program that is not there is INPUT, told as `not available`, and makes the run incomplete unless it is
 *          optional; a signal is CRASH, an exit code that may pass TRANSIENT; output that is not what it should be
 *          PERMANENT: never an empty result
 * Threads  see task.h
 * Cost     a process for some thousand files
 */
#ifndef LTL_RUN_TOOLS_TOOL_H
#define LTL_RUN_TOOLS_TOOL_H

#include "orchestrator/workflow/task.h"

extern const ltl_task ltl_task_tool;

#endif
