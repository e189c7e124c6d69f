/* trace.h - how marks got to where they are.
 *
 * Shape    steps that know the one before them; where values of different marks meet, a step says which
 *          marks came which way, so that the way of each can be told from one number
 * Units    -
 * Owns     the arena given
 * Errors   past LTL_MAX_TAINT_STEPS no more steps are kept: ways are told with gaps, findings stay
 * Threads  one owner
 * Cost     a step where a value gets into something, passes a call, or meets another value
 */
#ifndef LTL_TAINT_MARKS_TRACE_H
#define LTL_TAINT_MARKS_TRACE_H

#include "analyzers/syntax/tree.h"
#include "core/finding.h"

typedef struct ltl_taint_value {
    uint64_t marks;
    uint32_t trace; /* the step that they took last; 0: nothing is known of it */
} ltl_taint_value;

typedef enum ltl_taint_step_kind {
    LTL_TAINT_STEP_SOURCE,    /* begins here; `other` is the source's place */
    LTL_TAINT_STEP_PARAMETER, /* begins here, for the function at hand */
    LTL_TAINT_STEP_INTO,      /* gets into the variable, field or part at the node */
    LTL_TAINT_STEP_RELABEL,   /* … and was mark number `bit` until then */
    LTL_TAINT_STEP_MEET,      /* `marks` came by `before`, the others by `other` */
    LTL_TAINT_STEP_RETURN,    /* comes back from the call at the node, made behind `before` */
    LTL_TAINT_STEP_THROUGH, /* goes into the call by `before`, through it by `other`, in there as mark
                                 number `bit`, and comes back */
    LTL_TAINT_STEP_INSIDE, /* the same, and does not come back: the sink is in there */
    LTL_TAINT_STEP_PART,  /* is that of a part from here on, and was mark number `bit` until then */
    LTL_TAINT_STEP_GUESS, /* takes it to go on, see guess.c; `bit` is how many guesses that is */
    LTL_TAINT_STEP_PASSED, /* led through the call at the node, which nobody knows; told to nobody but passes.c */
} ltl_taint_step_kind;

typedef struct ltl_taint_step {
    uint64_t marks;
    ltl_node node;
    uint32_t before; /* index; 0: none */
    uint32_t other;
    uint8_t kind;
    uint8_t bit;
} ltl_taint_step;

typedef struct ltl_taint_traces {
    ltl_arena *arena;
    const struct ltl_guard_checks *checks; /* of the file; null: nothing is known to be judged */
    const struct ltl_taint_keys *keys;     /* the same */
    struct LTL_VEC(ltl_taint_step) steps;  /* entry 0 is unused */
} ltl_taint_traces;

void ltl_taint_traces_init(ltl_arena *arena, ltl_taint_traces *traces);
/* `value` behind one more step; the same value when it has no marks. */
ltl_taint_value ltl_taint_trace(ltl_taint_traces *traces, ltl_taint_value value,
                                ltl_taint_step step);
ltl_taint_value ltl_taint_union(ltl_taint_traces *traces, ltl_taint_value a, ltl_taint_value b);
/* `value` behind so many guesses; the same value when that is none. */
ltl_taint_value ltl_taint_guess(ltl_taint_traces *traces, ltl_taint_value value, ltl_node node,
                                uint32_t guesses);

/* One stop of a way as it is told. */
typedef struct ltl_taint_stop {
    ltl_node node;
    ltl_trace_role role;
    bool is_parameter; /* of a STEP */
    uint32_t depth;    /* calls open around it, from 0 */
    uint32_t skipped;  /* stops that are left out before it */
    uint32_t source;   /* of a SOURCE: its place */
} ltl_taint_stop;

typedef struct ltl_taint_stops LTL_VEC(ltl_taint_stop) ltl_taint_stops;

/* The guesses on the way of mark number `bit` to `trace` and from there to `end`, LTL_MAX_DOUBT at the
 * most, which is also what a check of the value costs. LTL_NO_NODE: to the end of the function. Of several
 * ways it is the one that is told. */
uint32_t ltl_taint_doubt_of(const ltl_taint_traces *traces, uint32_t trace, uint32_t bit,
                            ltl_node end);

/* The way of mark number `bit` to `trace`, and from there to `sink`: at most LTL_MAX_TRACE_STEPS stops,
 * source first. A way whose beginning is not known starts at its first known step. Gives the number of
 * steps that were looked at. */
uint32_t ltl_taint_stops_of(const ltl_taint_traces *traces, uint32_t trace, uint32_t bit,
                            ltl_node sink, ltl_arena *arena, ltl_taint_stops *out_stops);

#endif
