/* world.h - what taint rules know about all files of a repository, worked out to a fixpoint.
 *
 * Shape    each look at a file with a rule gives an outcome: summaries of its functions, and flows that
 *          end elsewhere. When all files were looked at once, those are looked at that ways may lead through
 *          (concern.h): for the first time where a first look found sinks alone, else when a function that they
 *          call has changed. Callees come first, files that call each other in a circle are looked at until
 *          nothing changes
 * Units    files and functions as in link.h; rules by their index in the rule set
 * Owns     `arena`; outcomes are borrowed and must live as long
 * Errors   a file that goes on changing past LTL_MAX_FAR_LOOKS, or is wanted when all looks have taken what
 *          there is for them (LTL_MAX_FAR_SHARE), is left as it is and told by ltl_world_is_cut
 * Threads  one owner while outcomes are taken; any number of readers in between
 * Cost     nothing for a file whose callees have nothing to do with a source or sink
 *
 * The order in which outcomes of one round are taken does not matter.
 */
#ifndef LTL_LINKING_WORLD_H
#define LTL_LINKING_WORLD_H

#include "analyzers/dataflow/pairs.h"
#include "analyzers/linking/concern.h"
#include "analyzers/linking/order.h"

typedef struct ltl_world_record ltl_world_record;

/* One file and the rules it is to be looked at with. */
typedef struct ltl_world_work {
    uint32_t file;
    const uint32_t *rules; /* ascending */
    uint32_t rule_count;
    uint64_t steps; /* that it is likely to take: those of the last looks, and to read the file */
} ltl_world_work;
typedef struct ltl_world_works LTL_VEC(ltl_world_work) ltl_world_works;

typedef enum ltl_world_end { LTL_WORLD_SOURCE, LTL_WORLD_SINK } ltl_world_end;

typedef struct ltl_world {
    ltl_arena *arena;
    const ltl_links *links;
    const uint64_t *reading; /* by file: the steps that reading it is worth; borrowed, null: none */
    ltl_pairs summary_of; /* (rule, function) to index into `summaries` */
    struct LTL_VEC(const ltl_far_summary *) summaries; /* entry 0 is unused */
    ltl_pairs case_of; /* (rule, function) to the first of its `cases` */
    struct LTL_VEC(struct ltl_world_case {
        const ltl_far_summary *summary;
        uint32_t next; /* 0: none */
    }) cases; /* entry 0 is unused */
    ltl_pairs has_end; /* (ltl_world_end, rule) to 1: some file has a source, a sink */
    ltl_pairs record_of; /* (rule, file) to index into `records` */
    struct LTL_VEC(ltl_world_record) records;
    struct LTL_VEC(uint64_t) changed; /* rule and function of the outcomes taken last */
    struct LTL_VEC(uint32_t) pending; /* records */
    ltl_pairs share_of; /* (rule, variable) to the first of its `shares`, which are in order of their files */
    struct LTL_VEC(struct ltl_world_share {
        uint32_t file;
        uint32_t next; /* 0: none */
        ltl_far_share share;
    }) shares; /* entry 0 is unused */
    struct LTL_VEC(uint64_t) changed_shares; /* rule and variable, of the outcomes taken last */
    ltl_pairs notes_of; /* (record, unit) to what asked.c knows of marks in it */
    ltl_pairs asked_of; /* (rule, function) to 1: its file is asked what it does with them */
    struct LTL_VEC(uint32_t) news; /* records in which marks may get further */
    ltl_file_graph graph;
    ltl_file_order order; /* of all files that rules have to do with */
    uint8_t *stands;      /* by file: world_rounds.c */
    ltl_pairs concern_of; /* (rule, 0) to index into `concerns`: rules with both ends */
    struct LTL_VEC(ltl_concern) concerns; /* entry 0 is unused */
    uint64_t look_count;
    uint64_t spent; /* steps of all looks but the first at each file */
    uint64_t allowance; /* … past which nobody is looked at more often than once with what others say */
    uint32_t round_count;
    /* Flows at the sinks of each file, once the world is settled. */
    ltl_pairs arrivals_of; /* (rule, file) to index into `arrivals` */
    struct LTL_VEC(struct ltl_world_arrivals {
        const ltl_far_flow *at;
        uint32_t count;
    }) arrivals;
} ltl_world;

void ltl_world_init(ltl_world *world, ltl_arena *arena, const ltl_links *links);
/* What a look gave; `is_first` for looks that knew nothing of other files. */
void ltl_world_take(ltl_world *world, uint32_t file, uint32_t rule, const ltl_far_outcome *outcome,
                    bool is_first);
/* All files were looked at once. Looks are wanted at files that asked for constants of others, too. */
void ltl_world_begin(ltl_world *world);
/* What is to be looked at next, in order of files, then of rules; a file may come several times. None: the world is
 * settled. */
void ltl_world_next(ltl_world *world, ltl_world_works *out_works);
/* The files whose findings are not those of the first look, in order. */
void ltl_world_settle(ltl_world *world, ltl_world_works *out_works);
/* True when a way of the rule may lead through the file. */
bool ltl_world_concerns(const ltl_world *world, uint32_t file, uint32_t rule);
/* True when the look was not repeated as often as things changed. */
bool ltl_world_is_cut(const ltl_world *world, uint32_t file, uint32_t rule);

/* What one look may know: `view` must outlive it. */
typedef struct ltl_world_view {
    const ltl_world *world;
    uint32_t rule;
    uint32_t file;
} ltl_world_view;
void ltl_world_see(const ltl_world *world, uint32_t file, uint32_t rule, ltl_world_view *view,
                   ltl_taint_far *out_far);

/* A deep copy; `path` is that of the file, and is borrowed. */
ltl_far_outcome ltl_far_outcome_copy(ltl_arena *arena, ltl_str path,
                                     const ltl_far_outcome *outcome);

struct ltl_world_record {
    uint32_t file;
    uint32_t rule;
    uint32_t looks; /* in which it was walked */
    bool has_source;
    bool has_sink;
    bool waits;     /* its ends are known, and nothing else */
    bool is_judged; /* functions of others may judge what was found */
    bool is_short;  /* a later look had more to tell than is told */
    bool is_pending;
    bool is_asked; /* pending for functions that were not asked for before */
    bool is_news;
    bool is_cut;
    uint64_t steps; /* of its last look; 0: it was not walked */
    uint64_t first_digest; /* of the flows that end in the file */
    uint64_t digest;
    const ltl_far_flow *flows; /* that end elsewhere */
    uint32_t flow_count;
    const ltl_far_pass *passes; /* of its last look */
    uint32_t pass_count;
    const ltl_far_share *shares; /* the same */
    uint32_t share_count;
    struct LTL_VEC(uint32_t) asked; /* units */
    uint32_t asks; /* looks for their sake */
};

#endif
