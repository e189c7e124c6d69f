/* overlap.h - what several programs say about the same thing, said once.
 *
 * Shape    of two findings on the same line about the same weakness (CWE), one of them from another program,
 *          ours stays, or the first; it gets the higher severity, and the rule of the other to its `related`
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  the gathering thread
 * Cost     O(findings)
 */
#ifndef LTL_GATHER_OVERLAP_H
#define LTL_GATHER_OVERLAP_H

#include "core/finding.h"

/* `findings` are in the order of reports, and stay so. How many were left out. */
uint32_t ltl_findings_join(ltl_arena *arena, ltl_findings *findings,
                           bool (*is_foreign)(void *context, const ltl_finding *finding),
                           void *context);

#endif
