/* churn.h - how often the files of a repository were changed lately.
 *
 * Shape    for each path the number of commits that changed it, among the last ones before a revision; merges do not
 *          count, what they bring was counted in its own commits. A file has its name: what it was called before a
 *          rename is another one
 * Units    commits
 * Owns     the arena of the call
 * Errors   as ltl_intake_open_range; LTL_REFUSED for a shallow clone, which does not hold its history
 * Threads  reentrant
 * Cost     two trees compared a commit, as far as they differ
 */
#ifndef LTL_INTAKE_CHURN_H
#define LTL_INTAKE_CHURN_H

#include "core/map.h"
#include "orchestrator/intake/intake.h"

typedef struct ltl_churn {
    ltl_map commits;  /* by path */
    uint32_t counted; /* commits that were looked at */
} ltl_churn;

/* The last `most` commits from `revision` back; an empty revision is HEAD. */
LTL_MUST_USE ltl_status ltl_churn_read(ltl_arena *arena, ltl_str repository, ltl_str revision,
                                       uint32_t most, ltl_churn *out_churn, ltl_error *error);
uint32_t ltl_churn_of(const ltl_churn *churn, ltl_str path);

#endif
