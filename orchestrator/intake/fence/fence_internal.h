/* fence_internal.h - what the parts of the fence share.
 *
 * Shape    fence.c finds the repository and asks the others: owner.c whose it is, files.c whether all that git's
 *          library would open is plain, settings.c what the repository's own configuration makes of it
 * Units    -
 * Owns     texts live in the arena of the caller
 * Errors   a check that is false has said why in the place
 * Threads  reentrant
 * Cost     see fence.h
 */
#ifndef LTL_INTAKE_FENCE_FENCE_INTERNAL_H
#define LTL_INTAKE_FENCE_FENCE_INTERNAL_H

#include <sys/stat.h>

#include "orchestrator/intake/fence/fence.h"

typedef struct ltl_fence {
    ltl_arena *arena;
    const ltl_fence_options *options;
    ltl_git_place *place;
} ltl_fence;

/* False, so that a check can end with `return ltl_fence__refuse(…)`. */
LTL_PRINTF(3, 4)
bool ltl_fence__refuse(ltl_fence *f, ltl_status verdict, const char *format, ...);

bool ltl_fence__owner_is_us(ltl_fence *f);
bool ltl_fence__files_are_plain(ltl_fence *f, int git_fd);
/* Object folders that may be borrowed from are held to the same rules as one's own. */
bool ltl_fence__alternates_are_plain(ltl_fence *f, ltl_str objects);
/* `must_name_us`: the git folder lies elsewhere, and its configuration has to lead back here. */
bool ltl_fence__settings_are_known(ltl_fence *f, int common_fd, int git_fd, bool must_name_us);

/* Of what is there itself: no link is followed. */
bool ltl_fence__stat(int fd, const char *name, struct stat *out_stat);
int ltl_fence__open(ltl_str path);
/* Canonical form of `path`, seen from `folder` when relative; empty when it does not exist. */
ltl_str ltl_fence__real_path(ltl_fence *f, ltl_str folder, ltl_str path);

#endif
