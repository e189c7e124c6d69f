/* surroundings.h - where a pipeline runs, and what it is to compare with.
 *
 * Shape    the variables of GitHub, GitLab, Jenkins, Bitbucket and Azure, and one of our own, in a table
 * Units    -
 * Owns     the arena of the call
 * Errors   none: without a base everything is looked at
 * Threads  reads the environment
 * Cost     one small file on GitHub
 */
#ifndef LTL_CI_SURROUNDINGS_H
#define LTL_CI_SURROUNDINGS_H

#include "core/arena.h"

typedef struct ltl_surroundings {
    const char *host; /* "github", "gitlab" … "none" */
    ltl_str range;    /* BASE..HEAD; empty: there is no base */
    ltl_str how;      /* where the base comes from, for people */
} ltl_surroundings;

/* `base` is what somebody typed; empty: nobody did. */
void ltl_surroundings_find(ltl_arena *arena, ltl_str base, ltl_surroundings *out_surroundings);

#endif
