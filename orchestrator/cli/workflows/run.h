/* run.h - a workflow run from the command line: its log, what is shown, how it ends.
 *
 * Shape    progress on stderr, one line per step that ended; outputs as JSON on stdout, or all happenings as JSON
 *          lines; a trace in a file; a row in the journal
 * Units    -
 * Owns     nothing that outlives the call
 * Errors   exit codes
 * Threads  main thread
 * Cost     see drive.h and journal.h
 */
#ifndef LTL_CLI_WORKFLOWS_RUN_H
#define LTL_CLI_WORKFLOWS_RUN_H

#include "orchestrator/cli/arguments.h"
#include "orchestrator/cli/workflows/files.h"
#include "orchestrator/store/journal.h"

extern const ltl_option ltl_options_workflow_run[];

/* Starts a run of a workflow named or in a file. */
int ltl_workflow_run_new(const ltl_arguments *arguments, const char *name);
/* What a command that is a workflow adds to it. */
typedef struct ltl_workflow_extra {
    const char *const *typed; /* inputs as NAME=VALUE, before those that were typed */
    uint32_t count;
} ltl_workflow_extra;
int ltl_workflow_run_with(const ltl_arguments *arguments, const char *name,
                          const ltl_workflow_extra *extra);
/* Goes on with one; it ends with the exit codes of the command that began it. */
int ltl_workflow_run_resume(const ltl_arguments *arguments, int64_t id, bool retries);

#endif
