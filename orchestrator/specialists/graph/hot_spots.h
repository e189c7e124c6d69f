/* hot_spots.h - files of a change that change often and are hard to follow: where mistakes gather.
 *
 * Shape    notes, the hottest first: commits that changed a file lately times the complexity of its functions
 * Units    commits; points of cognitive complexity
 * Owns     -
 * Errors   a history that cannot be read is a note
 * Threads  see assess.h
 * Cost     LTL_CHURN_COMMITS pairs of trees; a parse of each changed file that is often changed
 */
#ifndef LTL_SPECIALISTS_COMMON_HOT_SPOTS_H
#define LTL_SPECIALISTS_COMMON_HOT_SPOTS_H

#include "orchestrator/specialists/common/rule.h"

/* False without the memory. */
bool ltl_hot_spots_look(ltl_assess *assess);

#endif
