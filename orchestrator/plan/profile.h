/* profile.h - what each label asks the agents for.
 *
 * Shape    one profile per label; the plan of a change is their union
 * Units    -
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(labels)
 */
#ifndef LTL_PLAN_PROFILE_H
#define LTL_PLAN_PROFILE_H

#include "orchestrator/plan/evaluate.h"

/* All domains asked for by one of `labels` (bit per ltl_label), the lowest severity, the largest budget, and the quick
 * scan only where nothing but a hotfix was seen. */
ltl_profile ltl_profile_of(uint32_t labels);
/* Of a review without a branch: as much as there is. */
ltl_review_budget ltl_review_budget_full(void);
/* The label to show, see evaluate.h. */
ltl_label ltl_label_primary(uint32_t labels);

#endif
