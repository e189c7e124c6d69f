/* analyse.h - a workflow that looks at files, run as scan and review run theirs.
 *
 * Shape    a workflow with a task that needs files is one: an operand that is a file or folder makes it a scan, any
 *          other operand is a range of commits; without one it is the work tree when the workflow compares two sides,
 *          else this folder
 *          `hook` without one is about what is staged.
 *          With tasks of data files or of imports, operands are such files, as for data and import
 * Units    -
 * Owns     nothing
 * Errors   exit codes of exit.h
 * Threads  main thread
 * Cost     see run.h
 */
#ifndef LTL_CLI_WORKFLOWS_ANALYSE_H
#define LTL_CLI_WORKFLOWS_ANALYSE_H

#include "orchestrator/cli/arguments.h"

/* The first operand names the workflow. False when it does not look at files: then nothing was done. */
bool ltl_workflow_analyse(const ltl_arguments *arguments, int *out_code);

#endif
