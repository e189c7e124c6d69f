/* check.h - no fix may make a file worse.
 *
 * Shape    every file of the plan is read and analysed before and after, in memory. A fix that adds a finding or a
 *          syntax error is left out, alone; fixes that are right one by one and wrong together are left out together
 * Units    -
 * Owns     the arena of the plan
 * Errors   those of a run; LTL_CANCELLED and LTL_DEADLINE when it was cut short
 * Threads  main thread
 * Cost     two analyses of each file; one more for each fix of a file that is worse than before
 */
#ifndef LTL_CLI_FIX_CHECK_H
#define LTL_CLI_FIX_CHECK_H

#include "orchestrator/cli/fix/plan.h"

/* What is left of the findings once the plan is carried out goes to `out_rest`, in the order of reports. */
LTL_MUST_USE ltl_status ltl_fix_check(ltl_fix_plan *plan, ltl_analysis *analysis,
                                      ltl_findings *out_rest, int *out_signal, ltl_error *error);

#endif
