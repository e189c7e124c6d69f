/* absorb.h - one finding takes another in: nothing that the other one knew is lost.
 *
 * Shape    the ids of the other go to `related`, the higher severity stays, a way or a fix that is lacking is taken
 *          over, and the confidence is that of both together
 * Units    -
 * Owns     lists live in the arena of the call
 * Errors   none
 * Threads  reentrant
 * Cost     O(ids)
 */
#ifndef LTL_GATHER_ABSORB_H
#define LTL_GATHER_ABSORB_H

#include "core/finding.h"

/* A CWE in common, however it is written. */
bool ltl_findings_share_weakness(const ltl_finding *a, const ltl_finding *b);

/* What two voices are worth together when neither knew of the other: as likely wrong as both at once. */
ltl_confidence ltl_confidence_combine(ltl_confidence a, ltl_confidence b);

void ltl_finding_absorb(ltl_arena *arena, ltl_finding *to, const ltl_finding *from);

#endif
