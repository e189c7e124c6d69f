/* identity.h - what makes a finding the same finding tomorrow.
 *
 * Shape    findings in the order of reports; the fingerprint is made of rule and code (shape), scope,
 *          path, and the ordinal among equals of the whole file in source order, suppressed ones
 *          included, so that suppressing one does not rename the next
 * Units    -
 * Owns     changes the findings in place; scratch in the arena of the call
 * Errors   none
 * Threads  reentrant
 * Cost     O(n log n)
 */
#ifndef LTL_GATHER_IDENTITY_H
#define LTL_GATHER_IDENTITY_H

#include "core/finding.h"

/* Rule, code, scope and path; and with how many of the same came before in the file. */
ltl_digest ltl_finding_key(const ltl_finding *finding);
ltl_digest ltl_fingerprint_of(ltl_digest key, uint64_t ordinal);

/* Sorts by ltl_finding_compare and drops exact repetitions. */
void ltl_findings_order(ltl_findings *findings);
/* Sets the fingerprints; findings are in order. */
void ltl_findings_identify(ltl_arena *arena, ltl_findings *findings);

#endif
