/* values.h - what the checks of a C or C++ file find, with the values of all its functions followed.
 *
 * Shape    each function is walked along its control flow with one state per way (see state.h), ways that
 *          differ in nothing that matters joined; functions of the file are walked where they are called
 * Units    fuel: one step for each step of a graph and each sixteenth cell that is copied
 * Owns     findings lie in the arena given
 * Errors   LTL_REASON_RULE_FUEL when the fuel of a function ran out: findings may then be missing
 * Threads  one owner
 * Cost     see limits.h; the walk is made once for all checks
 */
#ifndef LTL_VALUES_VALUES_H
#define LTL_VALUES_VALUES_H

#include "analyzers/dataflow/flow.h"
#include "core/outcome.h"

struct ltl_value_check; /* see check.h, whose names are only for checks */
/* Its place in the table of all checks, the same in every process of a build, and back; null: none of that number. */
uint32_t ltl_value_check_number(const struct ltl_value_check *check);
const struct ltl_value_check *ltl_value_check_at(uint32_t number);

typedef struct ltl_value_finding {
    const struct ltl_value_check *check;
    ltl_node node;
    ltl_node from; /* 0: none */
    uint8_t doubt; /* guesses that it rests on */
} ltl_value_finding;

typedef struct ltl_value_findings LTL_VEC(ltl_value_finding) ltl_value_findings;

/* A function that the file calls and does not have. */
typedef struct ltl_value_open {
    uint32_t name;
    ltl_node unit; /* the function that nobody called, from which it is */
    bool is_told;  /* what it gets is known to be something in particular */
    bool is_asked; /* what it gives is used, or it gets a pointer */
    bool is_class; /* perhaps: an object of it is made or asked for something */
} ltl_value_open;
typedef struct ltl_value_opens LTL_VEC(ltl_value_open) ltl_value_opens;

/* A function of the C library that makes, reads or changes something. */
bool ltl_library_gives(ltl_str name);
/* Can this language be followed? */
bool ltl_values_reads(const ltl_language *language);
/* All findings of all checks, by node; `flow` is that of the file. */
ltl_reason ltl_values_find(ltl_arena *arena, ltl_flow *flow, const atomic_int *stop,
                           ltl_value_findings *out_findings, ltl_value_opens *out_opens);

/* What is read behind a file's own text. */
typedef struct ltl_values_far {
    uint32_t own_bytes;
    const struct ltl_lent *lent; /* by the file: who wants something, and what was found */
    const struct ltl_value_places
        *known; /* wrong by itself in what is read behind; offsets from there */
} ltl_values_far;

/* The same with functions of other files read behind the file's own text. Only functions of
 * its own that lead into others are walked; what is wrong there is told where they are called, unless they
 * are wrong by themselves. */
ltl_reason ltl_values_find_far(ltl_arena *arena, ltl_flow *flow, const ltl_values_far *far,
                               const atomic_int *stop, ltl_value_findings *out_findings);

#endif
