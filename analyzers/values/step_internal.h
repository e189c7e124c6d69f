/* step_internal.h - the kinds of steps, each in a file of its own.
 *
 * Shape    each takes the state and the node, and leaves the node's result in the state
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_VALUES_STEP_INTERNAL_H
#define LTL_VALUES_STEP_INTERNAL_H

#include "analyzers/values/values_internal.h"

/* ---- step_place.c: what names memory ---- */

void ltl_step__name(ltl_values *v, ltl_state *state, ltl_node node);
void ltl_step__member(ltl_values *v, ltl_state *state, ltl_node node);
void ltl_step__index(ltl_values *v, ltl_state *state, ltl_node node);
void ltl_step__star(ltl_values *v, ltl_state *state, ltl_node node);
void ltl_step__address(ltl_values *v, ltl_state *state, ltl_node node);
/* The place of an expression that was a step. */
bool ltl_step__place(ltl_values *v, ltl_state *state, ltl_node node, ltl_fact *out_place);
/* Reads what a place has; told as an access when it is far. */
ltl_fact ltl_step__read_place(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *place,
                              bool is_far);
ltl_fact ltl_step__literal(ltl_values *v, ltl_state *state, ltl_node node);

/* ---- step_number.c ---- */

void ltl_step__unary(ltl_values *v, ltl_state *state, ltl_node node);
void ltl_step__binary_node(ltl_values *v, ltl_state *state, ltl_node node);
void ltl_step__assign_node(ltl_values *v, ltl_state *state, ltl_node node);
void ltl_step__cast(ltl_values *v, ltl_state *state, ltl_node node);
void ltl_step__conditional(ltl_values *v, ltl_state *state, ltl_node node);

/* Members that are known go along with a record. */
void ltl_step__copy_record(ltl_values *v, ltl_state *state, const ltl_fact *to,
                           const ltl_fact *from);
/* What parts of a record point to goes with its copy to wherever that is. */
void ltl_step__escape_parts(ltl_values *v, ltl_state *state, ltl_region whole);

/* ---- step_declare.c ---- */

void ltl_step__variable(ltl_values *v, ltl_state *state, ltl_node node);
void ltl_step__new(ltl_values *v, ltl_state *state, ltl_node node);
void ltl_step__delete(ltl_values *v, ltl_state *state, ltl_node node);
/* Initialisers of members, lists of values, and what is not understood: may keep what is in them. */
void ltl_step__hand_on(ltl_values *v, ltl_state *state, ltl_node node);
/* `T x(y);` reads like the declaration of a function, where y is a variable. */
void ltl_step__declaration(ltl_values *v, ltl_state *state, ltl_node node);
/* What it mentions it may read and set whenever anybody calls it. */
void ltl_step__lambda(ltl_values *v, ltl_state *state, ltl_node node);
void ltl_step__return(ltl_values *v, ltl_state *state, ltl_node node);
/* A fresh piece of memory: what was known of an earlier one from the same place is dropped. */
ltl_fact ltl_step__make(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *size,
                        ltl_give_back_family family, ltl_type type);
void ltl_step__give_back(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *pointer,
                         ltl_give_back_family family);

#endif
