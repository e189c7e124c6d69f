/* explain.h - `run explain`: what a run did and why.
 *
 * Shape    the story of a run on standard output, as text or JSON
 * Units    -
 * Owns     nothing
 * Errors   an exit code of exit.h, the message on standard error
 * Threads  main thread
 * Cost     one pass over the log of the run
 */
#ifndef LTL_CLI_RUNS_EXPLAIN_H
#define LTL_CLI_RUNS_EXPLAIN_H

#include "orchestrator/cli/arguments.h"

extern const ltl_option ltl_options_run_explain[];

/* `id` 0: the newest run. */
int ltl_run_explain(const ltl_arguments *arguments, int64_t id);

#endif
