/* trace.h - what became of each part of a formula on one file, for people who ask why.
 *
 * Shape    entries in the order of the formula, parts behind what they are parts of, with their depth
 * Units    -
 * Owns     the arena of the evaluation
 * Errors   none
 * Threads  one owner
 * Cost     a copy of each list of ranges; nothing when no trace is wanted
 */
#ifndef LTL_RULESET_TRACE_H
#define LTL_RULESET_TRACE_H

#include "analyzers/ruleset/program.h"

typedef enum ltl_trace_kind {
    LTL_TRACE_STEP,  /* `after`: what it finds on its own */
    LTL_TRACE_DROP,  /* a negation: `before` and `after` it dropped what it is against */
    LTL_TRACE_CHECK, /* a condition: before and after */
    LTL_TRACE_FOCUS,
} ltl_trace_kind;

typedef struct ltl_trace_entry {
    ltl_trace_kind kind;
    uint32_t depth;
    const ltl_step *step;
    const ltl_check *check;
    const ltl_focus *focus;
    ltl_ranges before;
    ltl_ranges after;
} ltl_trace_entry;

typedef struct ltl_trace {
    struct ltl_trace_entries LTL_VEC(ltl_trace_entry) entries;
    uint32_t depth;
} ltl_trace;

#define LTL_NO_ENTRY UINT32_MAX

/* Begins an entry, and all that begin before it is closed are parts of it. `trace` may be null. */
uint32_t ltl_trace__open(ltl_trace *trace, ltl_arena *arena, ltl_trace_entry entry);
void ltl_trace__close(ltl_trace *trace, uint32_t entry, const ltl_ranges *after);

#endif
