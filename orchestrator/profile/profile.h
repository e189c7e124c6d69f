/* profile.h - where a run of somebody's program spent its time.
 *
 * Shape    functions, each with what it cost itself and with all that it called; files and lines where the profile
 *          says them
 * Units    those of the profile: samples, nanoseconds, instructions; only shares are compared
 * Owns     the arena of the call; names are copied
 * Errors   LTL_SYNTAX for text that is no profile of a known format, or a broken one; LTL_LIMIT past
 *          LTL_MAX_PROFILED or LTL_MAX_PROFILE_BYTES
 * Threads  immutable once read
 * Cost     O(bytes); a look-up is a probe and a walk over the functions of that name
 */
#ifndef LTL_PROFILE_PROFILE_H
#define LTL_PROFILE_PROFILE_H

#include "core/map.h"
#include "core/status.h"
#include "core/vec.h"

#define LTL_MAX_PROFILED      2000000u               /* functions */
#define LTL_MAX_PROFILE_BYTES (256u * 1024u * 1024u) /* unpacked */

typedef struct ltl_profiled {
    ltl_str name;  /* as the profile has it */
    ltl_str plain; /* the last part of it, without arguments: what code calls it */
    ltl_str file;  /* empty: not known */
    uint64_t self;
    uint64_t whole;
    uint32_t next;  /* of that plain name, + 1 */
    uint32_t stamp; /* the last stack that it was counted for */
} ltl_profiled;

typedef struct ltl_run_profile {
    ltl_arena *arena;
    const char *format;
    struct LTL_VEC(ltl_profiled) functions;
    ltl_map by_name;  /* name and file to index + 1 */
    ltl_map by_plain; /* to the newest of that plain name, + 1 */
    uint64_t total;
    uint32_t stacks;
} ltl_run_profile;

/* The format is told by the text. */
LTL_MUST_USE ltl_status ltl_profile_read(ltl_arena *arena, ltl_str text,
                                         ltl_run_profile *out_profile, ltl_error *error);
/* How much of the time passed in the function of that file and scope ("Server.start") and below it, from 0 to 1; below
 * 0 when the profile does not know it, or several could be meant. */
double ltl_profile_share(const ltl_run_profile *profile, ltl_str path, ltl_str scope);

#endif
