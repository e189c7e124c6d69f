/* command.h - the task `command`: a program of the user's choice, as a child process.
 *
 * Shape    a list of words, no shell; standard input is empty; both outputs are kept up to a limit
 * Units    -
 * Owns     -
 * Errors   a program that is not there is the caller's fault; one that dies by a signal crashed; another exit code
 *          than those that are `ok` is a failure
 * Threads  see task.h; the child is a process group of its own, ended with it when the step is told to stop, and dies
 *          when this process does
 * Cost     a process
 */
#ifndef LTL_PROCESS_COMMAND_H
#define LTL_PROCESS_COMMAND_H

#include "orchestrator/workflow/task.h"

extern const ltl_task ltl_task_command;

#endif
