/* trace.h - what became of each part of a formula on one file, for people who ask why.
 *
 * Shape    entries in the order of the formula, parts behind what they are parts of, with their depth
 * Units    -
 * Owns     the arena of the evaluation
 * Errors   none
 * Threads  one owner
 * Cost     a copy of each list of ranges, a search near the place for each pattern, a run for each change
 *          of a taint rule; nothing when no trace is wanted
 */
#ifndef LTL_RULESET_TRACE_H
#define LTL_RULESET_TRACE_H

#include "analyzers/ruleset/program.h"

typedef enum ltl_trace_kind {
    LTL_TRACE_STEP,  /* `after`: what it finds on its own */
    LTL_TRACE_DROP,  /* a negation: `before` and `after` it dropped what it is against */
    LTL_TRACE_CHECK, /* a condition: before and after */
    LTL_TRACE_FOCUS,
    LTL_TRACE_LIST, /* of a taint rule: the places of one of its lists */
    LTL_TRACE_LOOK, /* of a metavariable-pattern: parts of this are about what it holds in `before` */
} ltl_trace_kind;

typedef struct ltl_trace_entry {
    ltl_trace_kind kind;
    uint32_t depth;
    const ltl_step *step;
    const ltl_check *check;
    const ltl_focus *focus;
    ltl_taint_list list;
    bool is_wide;   /* what it finds counts wherever it is: sources, and what a metavariable holds */
    bool is_nested; /* it looked at what a metavariable holds */
    ltl_ranges before;
    ltl_ranges after;
    ltl_near_miss near; /* of a STEP that is a pattern and finds nothing at the place */
    ltl_str note;       /* of a CHECK: what it saw at the place; of a LOOK: why it saw nothing */
} ltl_trace_entry;

/* What a taint rule would find with one thing changed. */
typedef struct ltl_trace_change {
    const char *text;  /* "without …", "with …" */
    ltl_span place;    /* of what is left out; empty: nothing in the code */
    ltl_ranges found;
} ltl_trace_change;

typedef struct ltl_trace {
    ltl_span place; /* what is asked about: only near it are misses and conditions looked into … */
    uint32_t wide;  /* … but everywhere while this is not 0 */
    struct ltl_trace_entries LTL_VEC(ltl_trace_entry) entries;
    struct ltl_trace_changes LTL_VEC(ltl_trace_change) changes;
    uint32_t depth;
    uint32_t looks; /* LOOK entries that are open */
} ltl_trace;

#define LTL_NO_ENTRY UINT32_MAX

/* Begins an entry, and all that begin before it is closed are parts of it. `trace` may be null. */
uint32_t ltl_trace__open(ltl_trace *trace, ltl_arena *arena, ltl_trace_entry entry);
void ltl_trace__close(ltl_trace *trace, uint32_t entry, const ltl_ranges *after);
/* True when the range lies at the place that is asked about. */
bool ltl_trace__is_there(const ltl_trace *trace, ltl_span span);

#endif
