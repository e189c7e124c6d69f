/* hot_paths.h - findings by how much of a measured run passes in their functions.
 *
 * Shape    notes, the dearest first; a finding keeps its severity: a profile is of one run
 * Units    shares of the time, of a function and all that it calls
 * Owns     -
 * Errors   the call fails when the profile cannot be read
 * Threads  see assess.h
 * Cost     O(bytes of the profile + findings)
 */
#ifndef LTL_SPECIALISTS_COMMON_HOT_PATHS_H
#define LTL_SPECIALISTS_COMMON_HOT_PATHS_H

#include "orchestrator/run/assess.h"

/* Claims the findings of the specialist's domains, and ranks them by the input `profile` where it is given. False when
 * the call has failed. */
bool ltl_hot_paths_claim(ltl_assess *assess);

extern const ltl_port ltl_hot_paths_inputs[];

#endif
