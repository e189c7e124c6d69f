/* concern.h - which files the ways of one rule may lead through, by who calls whom.
 *
 * Shape    a mark is where a source is, and where a call gives one back; from there it goes down by calls, to a
 *          sink at the end. So a file is on a way when it has marks and leads to a sink, or when one that does
 *          calls it, over a bounded number of files, and it leads to a sink itself. And a file with marks counts
 *          where somebody who leads to a sink may get them from it
 * Units    files as in link.h
 * Owns     the arenas given
 * Errors   -
 * Threads  one owner; any number of readers while nobody notes anything
 * Cost     the graph: one pass over all calls. A rule: a few bytes a file, and the calls of files near its ends
 *
 * Only what is noted grows, and the order does not matter.
 */
#ifndef LTL_LINKING_CONCERN_H
#define LTL_LINKING_CONCERN_H

#include "analyzers/linking/link.h"
#include "core/vec.h"

typedef enum ltl_calls_way {
    LTL_TO_CALLEES,
    LTL_TO_CALLERS,
    LTL_TO_GIVERS, /* from who names a variable that files share to who may put marks there */
    LTL_CALLS_WAYS
} ltl_calls_way;

/* Which files call which, each pair once. */
typedef struct ltl_file_graph {
    uint32_t file_count;
    const uint32_t *first[LTL_CALLS_WAYS]; /* by file, and one more: index into `to` */
    const uint32_t *to[LTL_CALLS_WAYS];
} ltl_file_graph;

void ltl_file_graph_build(ltl_arena *arena, const ltl_links *links, ltl_file_graph *out_graph);

enum ltl_concern_notes {
    LTL_CONCERN_MARKS = 1 << 0, /* of a source here, or a call gives them */
    LTL_CONCERN_SINK = 1 << 1,  /* here */
    LTL_CONCERN_LEADS = 1 << 2, /* a sink is here, or where its calls lead */
    LTL_CONCERN_ASKED = 1 << 3, /* calls of a file that leads to a sink lead here, or what it reads is given here */
    LTL_CONCERN_ON = 1 << 4,    /* on a way */
    LTL_CONCERN_TOLD = 1 << 5,  /* ltl_concern_spread has told of it */
};

/* Of one rule. */
typedef struct ltl_concern {
    uint32_t rule;
    bool is_news;
    uint8_t *notes; /* by file: ltl_concern_notes */
} ltl_concern;

typedef struct ltl_files LTL_VEC(uint32_t) ltl_files;

void ltl_concern_init(ltl_concern *concern, ltl_arena *arena, uint32_t rule, uint32_t file_count);
/* MARKS or SINK. */
void ltl_concern_note(ltl_concern *concern, uint32_t file, unsigned notes);
/* Adds the files that the rule concerns by now and did not before, ascending, to `out_files`. */
void ltl_concern_spread(ltl_concern *concern, const ltl_file_graph *graph, ltl_arena *arena,
                        ltl_files *out_files);
static inline bool ltl_concern_has(const ltl_concern *concern, uint32_t file) {
    return (concern->notes[file] & LTL_CONCERN_TOLD) != 0;
}

#endif
