/* locals_internal.h - what the parts of the walk share.
 *
 * Shape    `locals` belongs to a file, its unit to the function at hand
 * Units    see locals.h
 * Owns     `scratch` is emptied after each function
 * Errors   running out of fuel ends the function at hand
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_LOCALS_LOCALS_INTERNAL_H
#define LTL_LOCALS_LOCALS_INTERNAL_H

#include "analyzers/dataflow/pairs.h"
#include "analyzers/locals/check.h"
#include "analyzers/locals/locals.h"
#include "analyzers/locals/words.h"

typedef struct ltl_suspected {
    const ltl_local_check *check;
    ltl_node node;
    ltl_node from;
} ltl_suspected;

struct ltl_locals {
    ltl_arena *arena;
    ltl_arena scratch;
    ltl_flow *flow;
    const ltl_tree *tree;
    const ltl_scopes *scopes;
    const ltl_local_words *words;
    ltl_node unit; /* the function at hand */
    ltl_cfg cfg;
    uint32_t *slot_of; /* by declaration, plus one; those of the function at hand */
    struct ltl_slotted LTL_VEC(uint32_t) slotted; /* the declarations that have one */
    uint8_t *is_asking; /* by node: something is null there, opened, divided … */
    ltl_pairs said;     /* (check, node) */
    ltl_pairs refuted;
    ltl_pairs confirmed;
    struct ltl_suspecteds LTL_VEC(ltl_suspected) suspected;
    ltl_value_findings *findings;
    ltl_fuel fuel;
    bool is_cut;
    const atomic_int *stop;
};

/* ---- locals.c ---- */

void ltl_locals__tell(ltl_locals *l, const ltl_local_event *event);
/* The slot of the variable at a name; UINT32_MAX: it is not followed. */
uint32_t ltl_locals__slot(const ltl_locals *l, ltl_node name);

/* ---- hold.c: the value of an expression ---- */

ltl_held ltl_locals__value(const ltl_locals *l, const ltl_way *way, ltl_node node);
/* Without what does not change the value: brackets, casts, `await`. */
ltl_node ltl_locals__bare(const ltl_tree *tree, ltl_node node);
bool ltl_locals__is_null_word(const ltl_tree *tree, ltl_node node);

/* ---- assume.c ---- */

/* False when the outcome is impossible. */
bool ltl_locals__assume(ltl_locals *l, ltl_way *way, ltl_node condition, bool outcome);
/* The left operand of a `&&` or `||`. */
bool ltl_locals__assume_left(ltl_locals *l, ltl_way *way, ltl_node node, bool outcome);
/* Of `x ?? y`, `x ??= y`, `x ||= y`: is y asked for? */
bool ltl_locals__assume_else(ltl_locals *l, ltl_way *way, ltl_node node, bool is_asked);
bool ltl_locals__is_word(ltl_str word, const char *const *all);

/* ---- step.c ---- */

/* False when the way ends there. */
bool ltl_locals__step(ltl_locals *l, ltl_way *way, ltl_step_code step);

/* ---- walk.c ---- */

void ltl_locals__walk(ltl_locals *l);

#endif
