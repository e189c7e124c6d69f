/* gaps.h - steps of a workflow that went wrong while the whole went on without them.
 *
 * Shape    told every happening, it keeps the worst end of each step; settled, it lists those that are missing: steps
 *          that ended without data, below one that ended with a part of it
 * Units    -
 * Owns     its arena
 * Errors   -
 * Threads  the one that drives
 * Cost     O(1) a happening but for the step's name; settling goes through the steps around each
 *
 * What is told elsewhere is none: files in the ledger, tools, specialists in their cards, and what failed the whole.
 * What something made up for is none either: tried again until it worked, or a failure that a handler took up.
 */
#ifndef LTL_RUN_GAPS_H
#define LTL_RUN_GAPS_H

#include "core/vec.h"
#include "orchestrator/run/run.h"
#include "orchestrator/workflow/engine/engine.h"

typedef struct ltl_step_end {
    ltl_ending worst;
    ltl_ending bad; /* the first that nobody asked for; LTL_ENDING_NONE: none was */
    ltl_str reason; /* of that one */
} ltl_step_end;

typedef struct ltl_gaps {
    ltl_arena arena;
    const ltl_workflow *workflow; /* until it is settled */
    ltl_step_end *ends;           /* by index of the step */
    ltl_run_gaps found;
} ltl_gaps;

/* `workflow` lives until ltl_gaps_settle. */
void ltl_gaps_begin(ltl_gaps *self, const ltl_workflow *workflow);
void ltl_gaps_tell(ltl_gaps *self, const ltl_happening *happening);
void ltl_gaps_settle(ltl_gaps *self);
void ltl_gaps_clear(ltl_gaps *self);

#endif
