/* scan_workflow.h - the workflow that does the work of scan, review and hook.
 *
 * Shape    the user's own of that name, else the built-in; what it did can go into a file
 * Units    -
 * Owns     the workflow, until it is closed
 * Errors   LTL_USAGE for a workflow that cannot run; LTL_IO for a trace that cannot be written
 * Threads  main thread
 * Cost     reading a small file
 */
#ifndef LTL_CLI_WORKFLOWS_SCAN_WORKFLOW_H
#define LTL_CLI_WORKFLOWS_SCAN_WORKFLOW_H

#include "orchestrator/cli/arguments.h"
#include "orchestrator/cli/workflows/sinks.h"
#include "orchestrator/run/run.h"

typedef struct ltl_scan_workflow {
    ltl_arena arena;
    ltl_workflow *workflow;
    ltl_data inputs;
    ltl_str text;
    ltl_flow_sinks sinks;
} ltl_scan_workflow;

/* Sets the options' workflow, and who is told what happens: whom the arguments `told` name, nobody when they are
 * null. */
LTL_MUST_USE ltl_status ltl_scan_workflow_open(ltl_scan_workflow *self, const char *name,
                                               const ltl_arguments *told, ltl_run_options *options,
                                               ltl_error *error);
/* Reads what --input says of the workflow's inputs; behind opening it. */
LTL_MUST_USE ltl_status ltl_scan_workflow_inputs(ltl_scan_workflow *self,
                                                 const ltl_arguments *arguments,
                                                 ltl_run_options *options, ltl_error *error);
/* `status` is that of the run; it stands unless the trace cannot be written. */
LTL_MUST_USE ltl_status ltl_scan_workflow_close(ltl_scan_workflow *self, ltl_status status,
                                                ltl_error *error);

#endif
