/* quarantine.h - a rule that uses up its steps on too many files is not run on the rest.
 *
 * Shape    files have places, in the order of the plan. A rule's bar is the place of the file on which it ran out for
 *          the N-th time, N being one in a hundred files, and at least LTL_QUARANTINE_FILES. Behind its bar a rule is
 *          not run; what somebody found there who did not know yet is dropped, and the file is `partial`
 * Units    places from 1
 * Owns     its arena, in which what it says of files lives, too
 * Errors   none
 * Threads  bars fall as workers tell, and are read without a lock: a bar that is too high costs work, never changes a
 *          result. Settling is for whoever runs while nobody looks
 * Cost     a bit a rule that is awake in a file; a lock for each rule that ran out on one
 *
 * A breaker that opens when a rate is reached would depend on who was first. The N-th file in the order of the plan is
 * the same whoever looks at it, and once N of them are known, whoever comes behind the last of them need not wait to
 * know which N it will be.
 */
#ifndef LTL_RUN_QUARANTINE_H
#define LTL_RUN_QUARANTINE_H

#include <pthread.h>

#include "orchestrator/run/worker/worker.h"

struct ltl_quarantine {
    ltl_arena arena; /* of whoever has the lock, and of the loop's thread when nobody looks */
    const ltl_ruleset *ruleset;
    const uint32_t *places; /* by target; 0: not planned */
    uint32_t planned;
    uint32_t least;     /* N */
    pthread_mutex_t lock; /* of `ran_out` */
    struct ltl_ran_out_places *ran_out; /* by rule */
    atomic_uint *bars;  /* by rule; UINT32_MAX: none */
    atomic_bool has_bars;
    ltl_str *earlier;   /* by rule: why an earlier run quarantined it; empty: none did */
};

void ltl_quarantine_open(ltl_quarantine *self, const ltl_team *team);
/* Of so many rules, none of which has run out yet: a part of the above. */
void ltl_quarantine_make_room(ltl_quarantine *self, uint32_t rules);
void ltl_quarantine_close(ltl_quarantine *self);
/* A circuit of that name, which an earlier run left open, bars the rule from the first file on. */
void ltl_quarantine_recall(ltl_quarantine *self, const ltl_circuits *circuits);
/* All that was noted, but what earlier runs have left: for who notes all files anew. */
void ltl_quarantine_forget(ltl_quarantine *self);
/* The rules that ran out in the first look at a file. */
void ltl_quarantine_note(ltl_quarantine *self, const ltl_file_result *result);
/* What rules said behind their bars goes; the files say why. May be done again. */
void ltl_quarantine_settle(ltl_quarantine *self, const ltl_team *team, ltl_file_result *const *results,
                           uint32_t count);

/* By number of the rule, after the last settling; leaves circuits for `keep_us` (0: none). */
void ltl_quarantine_tell(ltl_quarantine *self, const ltl_team *team, ltl_file_result *const *results,
                         const ltl_circuits *circuits, uint64_t keep_us, ltl_run_quarantined_list *out);

#endif
