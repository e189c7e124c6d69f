/* surroundings.h - the repository around a change: what the change does not touch.
 *
 * Shape    the tree of the head commit of a range, else the files on disk at the root of the repository
 * Units    -
 * Owns     the intake, until it is closed
 * Errors   false, with a note of the specialist, when there is no repository or it cannot be read
 * Threads  see assess.h
 * Cost     one listing of the repository
 */
#ifndef LTL_SPECIALISTS_COMMON_SURROUNDINGS_H
#define LTL_SPECIALISTS_COMMON_SURROUNDINGS_H

#include "core/map.h"
#include "orchestrator/specialists/common/rule.h"

typedef struct ltl_surroundings {
    ltl_intake *intake;
    ltl_map changed; /* paths of either side of the change: those are not around it */
} ltl_surroundings;

/* The commit that a scope is named after, "abc1234 (main)" of a range; false, and nothing set, for others. */
bool ltl_commit_of_name(ltl_str name, ltl_str *out_commit);
bool ltl_surroundings_open(ltl_surroundings *surroundings, ltl_assess *assess);
void ltl_surroundings_close(ltl_surroundings *surroundings);
/* Whether the file is one to look at: not changed, not skipped. */
bool ltl_surroundings_has(const ltl_surroundings *surroundings, const ltl_target *target);

#endif
