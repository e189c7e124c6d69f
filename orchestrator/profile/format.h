/* format.h - one format of profiles; what readers share.
 *
 * Shape    a constant for each file of formats/; a reader adds functions, then stacks or costs
 * Units    -
 * Owns     -
 * Errors   as profile.h
 * Threads  constants
 * Cost     -
 */
#ifndef LTL_PROFILE_FORMAT_H
#define LTL_PROFILE_FORMAT_H

#include "orchestrator/profile/profile.h"

typedef struct ltl_profile_format {
    const char *title; /* "callgrind" */
    bool (*is_it)(ltl_str text);
    ltl_status (*read)(ltl_run_profile *profile, ltl_str text, ltl_error *error);
} ltl_profile_format;

extern const ltl_profile_format *const ltl_profile_formats[];
extern const size_t ltl_profile_format_count;

enum { LTL_NO_PROFILED = -1, LTL_MOST_FRAMES = 1024 };

/* Index of the function, LTL_NO_PROFILED past the limit. */
int64_t ltl_profile__function(ltl_run_profile *profile, ltl_str name, ltl_str file);
/* A stack that was seen, innermost function first; each function counts once, however often it is in it. */
void ltl_profile__stack(ltl_run_profile *profile, const uint32_t *functions, size_t count,
                        uint64_t weight);
ltl_status ltl_profile__too_many(ltl_error *error);

#endif
