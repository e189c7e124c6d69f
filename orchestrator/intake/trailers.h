/* trailers.h - what the messages of commits say in their last lines: `Review-As: security`.
 *
 * Shape    one entry for each such line, newest commit first
 * Units    -
 * Owns     the arena of the call
 * Errors   as ltl_intake_open_range
 * Threads  reentrant
 * Cost     one read a commit, at most LTL_MAX_TRAILER_COMMITS of them
 */
#ifndef LTL_INTAKE_TRAILERS_H
#define LTL_INTAKE_TRAILERS_H

#include "orchestrator/intake/intake.h"

typedef struct ltl_trailer {
    ltl_str value;
    ltl_str commit; /* its short id */
} ltl_trailer;
typedef struct ltl_trailers LTL_VEC(ltl_trailer) ltl_trailers;

/* Of the commits that `head` has and `base` has not; `key` in any case of letters. */
LTL_MUST_USE ltl_status ltl_trailers_read(ltl_arena *arena, ltl_str repository, ltl_str base,
                                          ltl_str head, ltl_str key, ltl_trailers *out_trailers,
                                          ltl_error *error);
/* Of the same commits, merges left out, those without such a line: `value` is the first line of the message. */
LTL_MUST_USE ltl_status ltl_trailers_missing(ltl_arena *arena, ltl_str repository, ltl_str base,
                                             ltl_str head, ltl_str key, ltl_trailers *out_commits,
                                             ltl_error *error);

#endif
