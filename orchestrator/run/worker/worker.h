/* worker.h - one thread that takes chunks and hands back what it found.
 *
 * Shape    a shared part that no worker changes but for atomic counters; a worker with scanner, reader and
 *          an arena for its results; one batch per chunk, pushed to a list that the gathering thread empties
 * Units    cost as in plan.h
 * Owns     a worker's results live in its arena, which ltl_worker_clear hands over
 * Errors   trouble with a file is the file's outcome
 * Threads  a worker is used by one thread at a time; the list is locked; all else is one owner
 * Cost     one lock per chunk
 */
#ifndef LTL_RUN_WORKER_WORKER_H
#define LTL_RUN_WORKER_WORKER_H

#include <pthread.h>
#include <stdatomic.h>

#include "analyzers/linking/world.h"
#include "analyzers/values/files/borrow.h"
#include "orchestrator/plan/plan.h"
#include "orchestrator/run/run.h"

/* What the rules that follow marks from file to file told about one file. */
typedef struct ltl_told_outcome {
    uint32_t rule;
    ltl_far_outcome outcome;
} ltl_told_outcome;
typedef struct ltl_told LTL_VEC(ltl_told_outcome) ltl_told;

/* What became of one target. */
typedef struct ltl_file_result {
    uint32_t target;
    ltl_reason reason;
    ltl_str detail;
    ltl_reason base_reason; /* of the other side, when it was asked for */
    ltl_str base_detail;
    uint8_t agents[LTL_LEDGER_MAX_AGENTS]; /* ltl_reason per running agent */
    ltl_str *agent_details; /* of so many as there are; null: nobody has anything to say */
    uint64_t bytes;
    uint64_t lines;
    ltl_findings head;
    ltl_findings base;
    const ltl_file_facts *facts; /* null: its calls are not followed */
    const ltl_lent *lent;        /* null: nobody looks at its values */
    ltl_told told;
    ltl_rule_numbers awake;   /* rules that could match, run or not */
    ltl_rule_numbers ran_out; /* of steps, those of them that ran */
    ltl_form form;            /* the best one that rules had, see downgrade.h */
    uint32_t failed_forms;    /* bit per ltl_form, see ltl_scanner_failed_forms */
    bool is_barred;           /* some were not run, see quarantine.h */
    bool is_quarantined;      /* and the file says so */
    ltl_digest content;       /* of the bytes looked at; nothing when none were */
    ltl_digest base_content;
} ltl_file_result;

static inline ltl_str ltl_agent_detail(const ltl_file_result *result, uint32_t agent) {
    return result->agent_details != NULL ? result->agent_details[agent] : LTL_STR_NONE;
}

typedef struct ltl_batch {
    struct ltl_batch *next;
    ltl_file_result **results;
    uint32_t result_count;
    ltl_str id;   /* of the chunk, or of a pack of works; empty: of none */
    ltl_str kept; /* for the memory of the run; empty: nothing new */
} ltl_batch;

typedef struct ltl_team ltl_team;

typedef enum ltl_team_phase {
    LTL_PHASE_SCAN,   /* every chunk of the plan */
    LTL_PHASE_LOOK,   /* `works`: those rules alone, for what they tell */
    LTL_PHASE_BORROW, /* `works`: their values, with functions of other files */
    LTL_PHASE_REPORT, /* `works`: these files once more, with all that is known */
} ltl_team_phase;

typedef struct ltl_quarantine ltl_quarantine; /* see quarantine.h */
typedef struct ltl_downgrades ltl_downgrades; /* see downgrade.h */
typedef struct ltl_tree_cache ltl_tree_cache; /* see tree_cache.h */

enum { LTL_FAMILIES = LTL_FAMILY_COUNT };

/* The same for all workers. */
struct ltl_team {
    const ltl_intake *intake;
    const ltl_run_options *options;
    const ltl_plan *plan;
    const uint32_t *item_targets; /* target index of each planned item */
    const bool *is_planned;       /* by target: a chunk of the plan has it */
    const ltl_agent *const *agents;
    uint32_t agent_count;
    const uint32_t *tree_domains; /* by language index; bit per domain */
    uint32_t text_domains;        /* with rules for any text, whatever `paths` they have */
    const ltl_rule *const *text_rules;
    uint32_t text_rule_count;
    ltl_team_phase phase;
    bool is_reaching; /* marks are followed from file to file */
    bool reaches[LTL_FAMILIES];
    const ltl_world *world; /* null until the files are linked */
    const ltl_world_works *works;
    ltl_told **looks; /* by work */
    bool *is_done;    /* by target: nothing could be found in it, and its result is there */
    atomic_uint indicated[LTL_DOMAIN_COUNT]; /* files in which rules of the domain could match */
    atomic_uint candidates; /* findings of security, and ways that may go on in other files */
    const ltl_borrowing *borrowing;    /* null until the files are linked */
    const ltl_value_places **borrowed; /* by target: what was found with functions of others */
    ltl_tree_cache *trees; /* see tree_cache.h */
    ltl_quarantine *quarantine;
    ltl_downgrades *downgrades;
    uint32_t round;              /* of the looks behind the linking, from 1 */
    ltl_digest world_digest;     /* of all files as they were linked; with `keep` */
    const struct ltl_keep *keep; /* null: results are not remembered */
    const struct ltl_kept *kept; /* of an earlier run; with `keep` */
    atomic_uint changed; /* 1 and the first target that is not what an earlier run saw; 0: none */
    atomic_int stop;     /* an ltl_status that ended the run */
    atomic_ullong files_done;
    atomic_ullong files_known; /* taken over from an earlier run */
    atomic_ullong works_known;
    uint64_t works_wanted;    /* so many had to be known or done by now */
    atomic_ullong works_done; /* those that were not */
    atomic_ullong cost_done;
    atomic_ullong findings;
    pthread_mutex_t lock; /* of `done` */
    ltl_batch *done;
};

typedef struct ltl_worker {
    ltl_team *team;
    const atomic_int *stop; /* not 0: what it is at should end; `team->stop` learns of it */
    const ltl_call *call;   /* that it is at, for signs of life; may be null */
    ltl_arena arena;        /* results */
    ltl_arena file_arena;   /* bytes and lines of the file at hand */
    ltl_scanner *scanner;
    ltl_reader *reader;
    void *last_stack; /* of its thread, for a crash: see supervise.h; null: none yet */
} ltl_worker;

/* Makes scanner and reader, unless they are there. False without the memory. */
bool ltl_worker_open(ltl_worker *worker);
/* Whether somebody looks at the target, at one of its sides at least. */
bool ltl_team_looks_at(const ltl_team *team, const ltl_target *target);
/* One target, as a chunk would have it; the result lives in the worker's arena. */
ltl_file_result *ltl_worker_target(ltl_worker *worker, uint32_t index);
/* All files of a chunk of the plan; the batch is pushed. What an earlier run has left of the chunk `id` is taken over
 * where the files are still the same. */
const ltl_batch *ltl_worker_chunk(ltl_worker *worker, uint32_t index, ltl_str id);
/* Looks at the bytes of a chunk's files alone: those in which nothing can match are done, the others are left for
 * ltl_worker_chunk. How many were left. */
uint32_t ltl_worker_indicate(ltl_worker *worker, uint32_t index);
/* Some of the team's works, in its phase: `end` is behind the last. What came of them, for whoever goes on with the
 * run. */
const ltl_batch *ltl_worker_works(ltl_worker *worker, uint32_t index, uint32_t end);
/* Frees all but the results: their arena moves to `out_results`. */
void ltl_worker_clear(ltl_worker *worker, ltl_arena *out_results);

#endif
