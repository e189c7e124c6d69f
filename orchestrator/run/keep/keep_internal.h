/* keep_internal.h - what the parts of a result share while they become bytes, or are read back. */
#ifndef LTL_RUN_KEEP_KEEP_INTERNAL_H
#define LTL_RUN_KEEP_KEEP_INTERNAL_H

#include "orchestrator/run/keep/keep_result.h"

typedef struct ltl_keeping {
    ltl_wire *wire;
    const ltl_keep *keep;
    const ltl_team *team;
    uint32_t target;
    ltl_str path; /* of the side at hand */
    bool
        is_linked; /* ways lead into other files, and numbers of files mean the same when it is read */
} ltl_keeping;

void ltl_keep__steps(ltl_keeping *self, const ltl_trace_step **at, uint32_t *count);
/* What rules that follow marks from file to file tell. */
void ltl_keep__told(ltl_keeping *self, ltl_told *told);
/* Whether ltl_keep__told can write it down. */
bool ltl_keep__told_can(const ltl_keeping *self, const ltl_told *told);
/* What a C or C++ file lends, or null. */
void ltl_keep__lent(ltl_keeping *self, const ltl_lent **lent);
/* Places where something was found in values, or null. */
void ltl_keep__places(ltl_keeping *self, const ltl_value_places **places);

#endif
