/* run_tools.h - what other programs came to, for the ledger, the findings and the report.
 *
 * Shape    one entry for each `tool` step that was asked, or should have been; by name
 * Units    -
 * Owns     the run
 * Errors   -
 * Threads  while no step runs
 * Cost     O(files + findings)
 */
#ifndef LTL_RUN_TOOLS_H
#define LTL_RUN_TOOLS_H

#include "orchestrator/run/run_state.h"

/* Steps that were not asked although nobody decided so: they are told, too. */
void ltl_run__tools_complete(ltl_run *run, const ltl_engine *engine, const ltl_workflow *workflow);
/* Adds their rows and findings. */
void ltl_run__tools_enter(const ltl_tool_result *tools, ltl_arena *arena, ltl_ledger *ledger,
                          ltl_findings *head, ltl_findings *base);

#endif
