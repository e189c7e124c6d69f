/* inputs.h - the inputs of a run, as people type them.
 *
 * Shape    "name=value"; a text is taken as it is, everything else is YAML: 3, true, [a, b], {x: 1}
 * Units    -
 * Owns     the given arena
 * Errors   LTL_USAGE: no such input (with the nearest), a value that does not fit
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_WORKFLOW_INPUTS_H
#define LTL_WORKFLOW_INPUTS_H

#include "orchestrator/workflow/workflow.h"

LTL_MUST_USE ltl_status ltl_workflow_inputs_read(ltl_arena *arena, const ltl_workflow *workflow,
                                                 const char *const *typed, uint32_t count,
                                                 ltl_data *out_inputs, ltl_error *error);

#endif
