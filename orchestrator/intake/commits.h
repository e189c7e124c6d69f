/* commits.h - the commits that lead to a revision, newest first.
 *
 * Shape    each is shown to whoever asked, until that has seen enough or there are no more
 * Units    -
 * Owns     nothing: a commit lives while it is shown
 * Errors   REFUSED in a shallow clone; what the visitor fails with
 * Threads  reentrant
 * Cost     one object read a commit, and what the visitor does
 */
#ifndef LTL_INTAKE_COMMITS_H
#define LTL_INTAKE_COMMITS_H

#include "orchestrator/intake/git_objects.h"

struct git_commit;

typedef struct ltl_commit_walk {
    ltl_str repository;
    ltl_str revision; /* empty: HEAD */
    ltl_str hides;    /* what leads to this revision is not shown; empty: all is */
    void *context;
    /* Sets `out_is_enough` when it wants no more. */
    ltl_status (*visit)(void *context, ltl_git_objects *objects, const struct git_commit *commit,
                        bool *out_is_enough, ltl_error *error);
} ltl_commit_walk;

LTL_MUST_USE ltl_status ltl_commits_walk(const ltl_commit_walk *walk, ltl_error *error);

#endif
