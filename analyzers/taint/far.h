/* far.h - what taint needs of other files, and tells them.
 *
 * Shape    for one rule: a summary says what a function does with what it is given; its marks are slots
 *          (parameters: 0 the object, the last one for all further ones; behind them fields of parameters,
 *          which the summary lists) and sources. A source or sink is
 *          named by the number of its file and its index among the places of the rule there, which the
 *          same bytes give again
 * Units    functions are numbered over the whole repository, from 1; units within a file
 * Owns     whoever made it; texts and arrays are borrowed. Ways are those of the run that made them
 * Errors   -
 * Threads  immutable while files are looked at
 * Cost     a look-up by node for each call
 */
#ifndef LTL_TAINT_FAR_H
#define LTL_TAINT_FAR_H

#include "analyzers/guards/guards.h"
#include "analyzers/syntax/tree.h"
#include "analyzers/taint/marks/labels.h"
#include "core/finding.h"

enum {
    LTL_FAR_SLOTS = 8,
    LTL_FAR_FIELDS = 6,   /* of parameters, that are read */
    LTL_FAR_EFFECTS = 12, /* on fields of parameters, one by one */
    LTL_FAR_PARTS = 9,    /* of what is given back, one by one; the first of them is the rest */
    LTL_FAR_CONDITIONS = 4, /* on parameters, of one case */
    LTL_FAR_CASES = 6,    /* of a function, by one parameter each */
    LTL_FAR_SHARE_KEYS = 2, /* of a part of a variable that files share, one below the other */
    LTL_FAR_BITS = LTL_FAR_SLOTS + LTL_FAR_FIELDS
};
#define LTL_FAR_OWN_SLOTS ((UINT32_C(1) << LTL_FAR_SLOTS) - 1)
#define LTL_FAR_THROWS    (UINT32_C(1) << LTL_FAR_SLOTS) /* beside slots that are filled: something is thrown */

/* A field of a parameter that is kept apart from the rest of it. */
typedef struct ltl_far_field {
    uint32_t slot;
    ltl_str key;
    ltl_str shown; /* the property that shows it; empty: none */
} ltl_far_field;

/* Of a set of slots: the last one stands for all further parameters. */
static inline uint32_t ltl_far_slot_bit(uint32_t slot) {
    return UINT32_C(1) << (slot < LTL_FAR_SLOTS ? slot : LTL_FAR_SLOTS - 1);
}

typedef struct ltl_far_place {
    uint32_t file;
    uint32_t place;
} ltl_far_place;

/* How a mark got somewhere, as long as the file at hand is at hand: then it is told in steps. */
typedef struct ltl_far_way {
    uint32_t trace;
    uint32_t mark;
    uint32_t source; /* index into the sources of the query, and those of other files behind them */
    uint32_t sink;
} ltl_far_way;

/* The part of a way that lies in one file, and the next one. */
typedef struct ltl_far_chain ltl_far_chain;
struct ltl_far_chain {
    ltl_trace_steps steps;
    const ltl_far_chain *next; /* of a sink: what follows; of a source: what came before; or null */
};

typedef struct ltl_far_source {
    ltl_far_place at;
    uint8_t label;
    uint8_t hops;  /* calls from file to file behind it */
    uint8_t doubt; /* guesses on that way, see guess.c: less than LTL_MAX_DOUBT */
    ltl_far_way way;
    const ltl_far_chain *chain;
    ltl_trace_steps whole; /* up to the sink here, when it came by a parameter; else empty */
} ltl_far_source;

typedef struct ltl_far_value {
    uint32_t slots;              /* bit per slot */
    uint8_t doubt[LTL_FAR_BITS]; /* of the way of each */
    const ltl_far_source *sources;
    uint32_t source_count;
} ltl_far_value;

typedef struct ltl_far_sink {
    ltl_far_place at;
    uint32_t slots; /* any of them reaches it */
    const ltl_taint_requires *requires;
    uint8_t hops;
    uint8_t doubt;
    ltl_far_way way;
    const ltl_far_chain *chain;
} ltl_far_sink;

/* What becomes of one parameter. */
typedef struct ltl_far_effect {
    uint32_t slot;
    bool is_shared; /* `slot` is the number of a variable that files share */
    bool is_call;   /* it is called with `value`; else its object has it behind the call … */
    bool is_clean;  /* … or is clean by then, in this field; empty: all of it */
    bool is_thrown; /* it leaves the function as `value`; `slot` says nothing */
    ltl_str key;    /* … in this field; empty: in any */
    ltl_far_value value;
} ltl_far_effect;

/* A parameter that is one value: a number that stands for it, see told.c. */
typedef struct ltl_far_condition {
    uint32_t slot;
    bool is_default; /* it holds as well where nothing is passed */
    uint64_t value;
} ltl_far_condition;

/* What lies under a key of what is given back; under the empty one, what lies anywhere. */
typedef struct ltl_far_part {
    ltl_str key;
    ltl_far_value value;
} ltl_far_part;

typedef struct ltl_far_summary {
    uint32_t unit;        /* within its file */
    uint32_t condition_count; /* 0: in general; else the case in which they hold */
    ltl_far_condition conditions[LTL_FAR_CONDITIONS];
    uint32_t effect_count;
    ltl_far_value result;      /* all of it together */
    const ltl_far_part *parts; /* the same by key, the empty one first; none: nobody knows more */
    uint32_t part_count;
    const ltl_far_effect *
        effects; /* what is cleaned, fields by slot and key, wholes by slot, objects before calls, thrown */
    const ltl_far_sink *sinks;
    uint32_t sink_count;
    ltl_far_field fields[LTL_FAR_FIELDS];
    uint32_t field_count;
    bool is_cut;      /* more sinks than LTL_MAX_FAR_SINKS are reached */
    bool is_active;   /* a source or a sink plays a part in it */
    uint64_t content; /* of what it does, whatever holds */
    uint64_t digest;  /* of all that matters to a caller */
} ltl_far_summary;

/* A source here that reaches a sink elsewhere. */
typedef struct ltl_far_flow {
    ltl_far_place source;
    ltl_far_place sink;
    uint8_t doubt;
    ltl_far_way way;
    ltl_trace_steps steps; /* from the source to the sink */
} ltl_far_flow;

typedef struct ltl_far_function {
    const ltl_str *parameters; /* without the object; "*a", "**a": what is left; empty: no name */
    const ltl_str *types;      /* of each, by its last name; empty: not known */
    uint32_t parameter_count;
    bool
        is_file; /* what stands in a file outside of functions: its object is the variables around it */
    bool gives_object; /* always the object it is called on: `return this` */
    ltl_str extends; /* its class, where the first parameter may stand before it: `x.f()`; else empty */
    const ltl_function_guard *guard; /* what it makes sure of, by its body; null: nothing */
} ltl_far_function;

typedef struct ltl_far_target {
    uint32_t function;
    bool is_sure;
    bool
        is_override; /* what a class below gives in place of another target, which stays what it is */
    bool
        is_overload; /* one of several of that name, of one class: the types of what is passed tell which */
} ltl_far_target;

typedef struct ltl_far_call {
    ltl_node node;
    uint32_t first_target;
    uint32_t target_count;
} ltl_far_call;

/* A variable that files share, as it is written in one of them. */
typedef struct ltl_far_variable {
    ltl_str text;      /* "a", "a.b" */
    uint32_t variable; /* numbered over the whole repository, from 1 */
    bool is_collection;
} ltl_far_variable;

/* Marks of sources that a file puts into such a variable. */
typedef struct ltl_far_share {
    uint32_t variable;
    ltl_str key; /* in this part of it: up to LTL_FAR_SHARE_KEYS keys, a line each; empty: anywhere */
    ltl_far_value value; /* has no slots */
    uint64_t digest;
} ltl_far_share;

/* A call that is given marks, or gives some. */
typedef struct ltl_far_pass {
    ltl_node call;
    uint32_t unit;   /* that it stands in; 0: the file */
    uint32_t callee; /* unit of this file; 0: it is elsewhere, or nobody knows it */
    uint32_t
        room; /* bits of slots with something that may have marks behind the call, and has none before it;
                 LTL_FAR_THROWS: a `catch` may get what it throws */
    bool is_marked; /* by a source; else only by what the unit was given */
    bool is_source; /* it gives marks of a source elsewhere */
    bool leads;     /* what comes back gets to a sink */
    bool returns;   /* … to whoever calls the unit */
    bool fills;     /* … into something that the unit is given, or its object */
} ltl_far_pass;

/* What is known when a file is looked at. The functions given are pure look-ups. */
typedef struct ltl_taint_far {
    uint32_t file;
    bool
        stands_alone; /* nothing is known of others: without a source and a sink here nothing is walked */
    const ltl_far_call *calls; /* that leave the file, by node */
    uint32_t call_count;
    const ltl_far_target *targets;
    const ltl_far_variable *variables; /* that this file names */
    uint32_t variable_count;
    bool has_fluent; /* some function that it calls gives back its object */
    bool has_shares; /* others have put marks into some of them */
    const uint32_t *
        asked; /* units of this file that others give marks to: they are walked, whatever is in them */
    uint32_t asked_count;
    const ltl_far_flow *arrivals; /* of the rule at hand, at sinks of this file, by place */
    uint32_t arrival_count;
    const ltl_far_summary *(*summary_of)(const void *world, uint32_t function); /* or null */
    /* What it does in the cases that it is told with: one after the other, `*at` 0 at first; null: no more. */
    const ltl_far_summary *(*next_case)(const void *world, uint32_t function, uint32_t *at);
    /* True when other files call that unit of this one, as far as anybody knows. Null: they may. */
    bool (*is_called)(const void *world, uint32_t unit);
    const ltl_far_function *(*function_of)(const void *world, uint32_t function);
    /* What another file has put into the variable: one after the other, `*at` 0 at first; null: no more. */
    const ltl_far_share *(*next_share)(const void *world, uint32_t variable, uint32_t *at);
    const void *world;
} ltl_taint_far;

/* What a look at a file gives. */
typedef struct ltl_far_outcome {
    struct LTL_VEC(ltl_far_summary) summaries; /* by unit */
    struct LTL_VEC(ltl_far_flow) flows;
    struct LTL_VEC(ltl_far_pass) passes;    /* each call once */
    struct LTL_VEC(ltl_far_share) shares;   /* each variable once, or each part of it */
    struct LTL_VEC(ltl_far_source) sources; /* of other files that play a part in it */
    struct LTL_VEC(ltl_far_sink) sinks;
    uint64_t digest; /* of the flows that end in this file */
    uint64_t steps;  /* that it took */
    bool is_cut;     /* not all could be told */
    bool has_source; /* of its own */
    bool has_sink;
    bool is_walked; /* else its ends are all that is known */
} ltl_far_outcome;

uint64_t ltl_far_value_digest(const ltl_far_value *value);
/* Sets the digest, and whether the summary is active, from its parts. */
void ltl_far_summary_finish(ltl_far_summary *summary);

#endif
