/* unite.h - findings of several rules about one place that mean one weakness become one.
 *
 * Shape    same line, one range within the other, same state, a CWE in common: the one of the highest severity
 *          stays, then the surest, then the one with a way; it takes the others in, see absorb.h
 * Units    -
 * Owns     changes the findings in place; lists live in the arena of the call
 * Errors   none
 * Threads  reentrant
 * Cost     O(findings), times the findings of a line squared
 */
#ifndef LTL_GATHER_UNITE_H
#define LTL_GATHER_UNITE_H

#include "core/finding.h"

/* Findings are in order, and stay so. How many went into others. */
uint32_t ltl_findings_unite(ltl_arena *arena, ltl_findings *findings);

#endif
