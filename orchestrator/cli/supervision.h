/* supervision.h - when a command's analysis has a process of its own, and what people are told of crashes.
 *
 * Shape    called before the first thread and before the journal is opened
 * Units    seconds
 * Owns     nothing
 * Errors   LTL_USAGE for a number that is none
 * Threads  the main thread, alone
 * Cost     a fork
 */
#ifndef LTL_CLI_SUPERVISION_H
#define LTL_CLI_SUPERVISION_H

#include "orchestrator/cli/arguments.h"

/* Unless the command changes files behind its analysis, or somebody said --in-process. */
LTL_MUST_USE ltl_status ltl_supervision_begin(const ltl_arguments *arguments, ltl_error *error);
/* Whether this process takes the place of one that crashed. */
bool ltl_supervision_is_again(void);

#endif
