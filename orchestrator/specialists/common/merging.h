/* merging.h - what aggregators and mergers have in common: one list of what all specialists said.
 *
 * Shape    what was added is put among the rest, what means the same becomes one, places of which several kinds of
 *          findings speak are named
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  behind all specialists
 * Cost     O(findings log findings)
 */
#ifndef LTL_SPECIALISTS_COMMON_MERGING_H
#define LTL_SPECIALISTS_COMMON_MERGING_H

#include "orchestrator/run/assess.h"

/* Who is missing and why: a list of records with name, status and reason, as patterns give it; may be nothing. */
void ltl_merging_run(ltl_assess *assess, const ltl_data *missing);

#endif
