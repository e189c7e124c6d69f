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

/* ---- call.c ---- */

/* What a name says about its function; worked out once. */
enum { LTL_TRAIT_KNOWN = 1, LTL_TRAIT_ENDS = 2, LTL_TRAIT_LOOKS = 4, LTL_TRAIT_ASSERTS = 8 };
unsigned ltl_call__traits(const ltl_values *v, uint32_t name_id, ltl_str name);
/* The function of the file, where it has one of that name. */
ltl_node ltl_call__function(const ltl_values *v, uint32_t name);
/* After a test found NULL somebody was called who may have ended the program, or have set it. */
void ltl_call__doubt_nulls(ltl_state *state, bool may_end);

/* ---- call_unknown.c ---- */

/* `&x`, casts aside. */
bool ltl_call__is_address(const ltl_tree *tree, ltl_node node);
/* A call of what nobody knows: it may keep and change what it gets. `type` is what it gives. */
void ltl_call__unknown(ltl_values *v, ltl_state *state, const ltl_call *call, ltl_type type);

/* ---- assume.c ---- */

/* The resource that a failed call did not give is not there. */
void ltl_assume__unmake(ltl_state *state, ltl_region region);
bool ltl_assume__is_pointer(const ltl_values *v, const ltl_fact *fact);

/* ---- assume_compare.c ---- */

/* `<` of `>=`; empty where the word compares nothing. */
const char *ltl_assume__opposite(ltl_str word);
/* All that `a word b` says about `a`; false: it cannot be. */
bool ltl_assume__side(ltl_values *v, ltl_state *state, ltl_str word, const ltl_fact *a,
                      const ltl_fact *b);
/* What the node has, as a step left it or as its place has it. */
ltl_fact ltl_assume__value(ltl_values *v, ltl_state *state, ltl_node node);
bool ltl_assume__comparison(ltl_values *v, ltl_state *state, ltl_node node, ltl_str word);

#endif
