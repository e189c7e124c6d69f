/* read.h - workflow files.
 *
 * Shape    YAML: `workflow: NAME`, inputs, and one step, which is a `task` or a pattern with steps below it; the
 *          keys of patterns come from their rows. `$step.port`, `$inputs.name` and `$local` are references, a
 *          doubled dollar sign is one
 * Units    durations as 250us, 20ms, 3s, 5m, 1h; rates as 50% or 0.5
 * Owns     the workflow owns all but the problems, which live in the given arena
 * Errors   LTL_SYNTAX for what is no YAML; LTL_INVALID when there are problems; every problem is listed
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_WORKFLOW_READ_H
#define LTL_WORKFLOW_READ_H

#include "core/yaml.h"
#include "orchestrator/workflow/files/check.h"

LTL_MUST_USE ltl_status ltl_workflow_read(ltl_arena *arena, ltl_str text, const char *path,
                                          const ltl_tasks *tasks,
                                          ltl_workflow_problems *out_problems,
                                          ltl_workflow **out_workflow, ltl_error *error);

/* "250ms" as microseconds; false for anything else. */
bool ltl_duration_read(ltl_str text, uint64_t *out_us);

#endif
