/* downgrade.h - an analyzer that fails on too many files of one language is not run on the rest of them.
 *
 * Shape    analyzers are the steps of the ladder in outcome.h: values from function to function, values within
 *          functions, syntax trees, words. For each, and each language, there is a bar as in quarantine.h: the place of
 *          the N-th file of the language on which it failed. Behind it the next cheaper form looks in its stead
 * Units    places from 1
 * Owns     its arena, in which what it says lives, too
 * Errors   none
 * Threads  bars fall as workers tell, and are read without a lock: a bar that is too high or too low costs work, never
 *          changes a result, since all is gone through once more in order (replay.h)
 * Cost     a few loads a file; a lock for each file on which something failed
 *
 * A rule that is too dear is quarantined by itself; here several rules at once must have used up their steps on a file.
 * What crashes costs a new process each time, so fewer will do. Files whose names do not say their language are left
 * alone.
 */
#ifndef LTL_RUN_DOWNGRADE_H
#define LTL_RUN_DOWNGRADE_H

#include <pthread.h>

#include "orchestrator/run/worker/worker.h"

/* Why an analyzer is left out. */
typedef enum ltl_downgrade_kind {
    LTL_DOWNGRADE_FLOW,   /* values from function to function: out of steps */
    LTL_DOWNGRADE_WITHIN, /* values within functions: out of steps */
    LTL_DOWNGRADE_PARSE,  /* trees: out of steps or nodes */
    LTL_DOWNGRADE_CRASH,  /* whatever looks at trees: crashed */
    LTL_DOWNGRADE_WORDS,  /* whatever looks at words: crashed */
    LTL_DOWNGRADE_KINDS
} ltl_downgrade_kind;

struct ltl_downgrades {
    ltl_arena arena; /* of whoever has the lock, and of the loop's thread when nobody looks */
    const uint32_t *places;    /* by target, see quarantine.h; borrowed */
    const uint16_t *languages; /* by target: 1 + the index of its language; 0: its name does not say */
    uint32_t target_count;
    uint32_t *files;      /* planned, by language */
    pthread_mutex_t lock; /* of `failed` */
    struct ltl_failed_places *failed; /* by language and kind */
    atomic_uint *bars;                /* the same; UINT32_MAX: none */
    ltl_str *earlier;                 /* the same: why an earlier run did without it; empty: none did */
    atomic_bool has_bars;
};

void ltl_downgrades_open(ltl_downgrades *self, const ltl_team *team, const uint32_t *places);
void ltl_downgrades_close(ltl_downgrades *self);
/* A circuit of that name, which an earlier run left open, bars the analyzer from the first file on. */
void ltl_downgrades_recall(ltl_downgrades *self, const ltl_circuits *circuits);
/* The best form that the target is looked at in, by what is known now. */
ltl_form ltl_downgrades_form(const ltl_downgrades *self, uint32_t target);
/* What failed in the first look at a file. */
void ltl_downgrades_note(ltl_downgrades *self, const ltl_file_result *result);
/* The same of a file that crashed in that form. */
void ltl_downgrades_note_crash(ltl_downgrades *self, uint32_t target, ltl_form form);

/* All of it, but what earlier runs have left: for who notes all files anew, in the order of their places. */
void ltl_downgrades_forget(ltl_downgrades *self);
bool ltl_has_crashed(const ltl_file_result *result);

/* By language, after the replay; leaves circuits for `keep_us` (0: none). */
void ltl_downgrades_tell(ltl_downgrades *self, const ltl_team *team, ltl_file_result *const *results,
                         const ltl_circuits *circuits, uint64_t keep_us, ltl_run_quarantined_list *out);

#endif
