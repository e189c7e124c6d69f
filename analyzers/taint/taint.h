/* taint.h - where what comes in from outside ends up: flow of marks through one file.
 *
 * Shape    places in the code (ranges that formulas found) are sources, sinks, sanitizers or
 *          propagators; each function is worked through along its control flow with a state of marked
 *          access paths (`x`, `x.a`, `x["k"]`); a sink that a mark reaches is a flow
 * Units    fuel: one step for each step of a graph, each entry of a state that is copied or joined
 * Owns     flows and traces lie in the arena given; places and names are borrowed
 * Errors   LTL_REASON_RULE_FUEL when the fuel, or that of `flow`, ran out: flows may then be missing
 * Threads  one owner
 * Cost     nothing where there is no source or no sink; units that no mark enters are passed by. With
 *          `far`, nothing where there is neither, and no call that leads to one
 *
 * Semantics: those of Semgrep's taint mode. Sanitizers win over sources. A call whose function is not
 * known gives what its arguments and its receiver had.
 */
#ifndef LTL_TAINT_TAINT_H
#define LTL_TAINT_TAINT_H

#include "analyzers/dataflow/flow.h"
#include "analyzers/guards/checks.h"
#include "analyzers/taint/far.h"
#include "analyzers/taint/marks/labels.h"
#include "analyzers/taint/marks/trace.h"
#include "analyzers/taint/sinks/keys.h"
#include "core/outcome.h"

typedef enum ltl_taint_effect {
    LTL_TAINT_HERE,  /* the expression itself */
    LTL_TAINT_AFTER, /* by-side-effect: only. The variable, from there on */
    LTL_TAINT_BOTH,  /* by-side-effect: true */
} ltl_taint_effect;

/* One range of one formula of the rule. */
typedef struct ltl_taint_place {
    ltl_span span;
    bool is_exact;           /* only the largest node in the range, not what it holds */
    ltl_taint_effect effect; /* sources, sanitizers, propagators */
    uint8_t label;           /* sources: given; propagators: given when `relabels` */
    bool relabels;           /* propagators */
    bool drops_labels;       /* propagators: replace-labels */
    bool is_control;         /* sources: all that is done behind it is marked, values are not */
    bool is_at_exit;         /* sinks: only as the last thing that a function does */
    bool is_value;           /* sinks: what a call there gives is meant, not what it is given */
    uint8_t doubt;           /* sources, sinks: guesses that it is one */
    const ltl_taint_requires *requires; /* null: any mark. Of sources: what comes in */
    ltl_node from;                      /* propagators; LTL_NO_NODE: not bound to code */
    ltl_node to;
    uint32_t user; /* the caller's */
} ltl_taint_place;

typedef struct ltl_taint_places LTL_VEC(ltl_taint_place) ltl_taint_places;

typedef struct ltl_taint_query {
    ltl_taint_places sources;
    ltl_taint_places sinks;
    ltl_taint_places sanitizers;
    ltl_taint_places propagators;
    bool only_assignments; /* taint_only_propagate_through_assignments */
    bool safe_functions;   /* taint_assume_safe_functions */
    bool safe_indexes;     /* taint_assume_safe_indexes */
    bool safe_comparisons; /* taint_assume_safe_comparisons */
    bool safe_booleans;    /* taint_assume_safe_booleans */
    bool safe_numbers;     /* taint_assume_safe_numbers */
    bool only_beginning;   /* taint_only_beginning: what stands behind a known host says nothing */
    bool strikes_sender; /* taint_strikes_sender: administrators who send it are who it harms */
    bool only_text; /* taint_only_text: an object with a marked part is not what sinks take: see judge.c */
    bool is_across_functions; /* taint_intrafile: into the functions of the same file */
    bool
        without_variants; /* guarded_taint_signatures: false. Calls do not tell which way a function takes */
    bool only_within;          /* nothing flows: only sources that stand in a sink count */
    bool unifies;              /* taint_unify_mvars */
    bool is_focused_on_source; /* taint_focus_on: source */
    /* Whether marks of that source count at that sink; null: all do. */
    bool (*agrees)(const void *data, const ltl_taint_place *source, const ltl_taint_place *sink);
    const void *agrees_with;
    const ltl_taint_far *far; /* null: what is elsewhere is unknown, and nobody asks */
} ltl_taint_query;

typedef struct ltl_taint_flow {
    uint32_t sink;   /* index into `sinks` */
    uint32_t source; /* index into `sources`; behind their end: into `far_sources` */
    uint32_t mark;   /* the number of the mark that counts, for ltl_taint_stops_of */
    uint32_t trace;
} ltl_taint_flow;

typedef struct ltl_taint_flows {
    struct LTL_VEC(
        ltl_taint_flow) all; /* one for each sink that is reached, in order of the sinks */
    ltl_taint_traces traces;
    struct LTL_VEC(ltl_far_source) far_sources;
    ltl_far_outcome far; /* what other files are told, when the query has `far` */
    ltl_reason reason;
} ltl_taint_flows;

/* What is kept from rule to rule of a file. */
/* All units, and for each place where the circle begins that the one there stands in; and whom each unit calls. */
typedef struct ltl_taint_order {
    uint32_t *units;
    uint32_t *first;
    uint32_t *callees_from; /* by unit: its callees begin here in `callees`; one more than there are units */
    uint32_t *callees;
    uint32_t count;
} ltl_taint_order;

typedef struct ltl_taint_scratch {
    struct ltl_taint_cell *cells; /* by node */
    struct ltl_taint_unit *units; /* by unit */
    uint32_t epoch;
    uint8_t *shifts; /* by unit: where the marks of its parameters begin; null: not asked for yet */
    ltl_taint_order order;                     /* see order.c; empty: not asked for yet */
    const ltl_guards *guards;                  /* null: not asked for yet */
    ltl_guard_checks *checks;                  /* the same */
    ltl_taint_keys *keys;                      /* the same */
    struct ltl_taint_callers_by_name *callers; /* see wanted.c; null: not asked for yet */
    const uint8_t *gives_self; /* by unit: see fluent.c; null: not asked for yet */
    ltl_pairs fluent;          /* the same: (1, call) to an object + 1, (3, name) */
    bool has_fluent;
    ltl_pairs shown; /* (1, property) to the field that it shows, (2, field) and on: see properties.c */
    bool has_shown, knows_shown;
    bool has_accessors, knows_accessors; /* the same pairs: see accessors.c */
    struct ltl_taint_supposed **supposed; /* by unit: see supposed.c; null: not asked for yet */
    ltl_pairs field_types; /* (member, 1 or 2) to the type of what it reads + 1: see fields_typed.c */
    ltl_pairs overload_of; /* (call, unit) to the one that is meant: see overloads.c */
} ltl_taint_scratch;

/* What the functions of the file make sure of; worked out when it is first asked for. */
const ltl_guards *ltl_taint_guards(ltl_arena *arena, ltl_flow *flow, ltl_taint_scratch *scratch);
void ltl_taint_run(ltl_arena *arena, ltl_flow *flow, ltl_taint_scratch *scratch,
                   const ltl_taint_query *query, ltl_fuel *fuel, ltl_taint_flows *out_flows);

#endif
