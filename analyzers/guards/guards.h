/* guards.h - what the functions of a file make sure of before they say yes, or come back at all.
 *
 * Shape    for a function and each of its first parameters: that what was passed has passed a test when the
 *          function gives true, when it gives false, or when it returns; and which kinds of test
 * Units    parameters from 0, without the object of a method
 * Owns     the arena given
 * Errors   what is not understood is not claimed; a function whose name says that it judges, and whose tests
 *          are not understood, is listed as unclear
 * Threads  immutable once found
 * Cost     one look at each call and comparison; the ways through each function that has such a test of a
 *          parameter
 *
 * That is worked out from the bodies. A function that is not listed judges nothing, whatever it is called.
 */
#ifndef LTL_GUARDS_GUARDS_H
#define LTL_GUARDS_GUARDS_H

#include "analyzers/guards/atom.h"

enum { LTL_GUARD_PARAMETERS = 6 };

enum ltl_guard_when {
    LTL_GUARD_WHEN_TRUE = 1 << 0,
    LTL_GUARD_WHEN_FALSE = 1 << 1, /* or null, or nothing */
    LTL_GUARD_WHEN_RETURNS = 1 << 2,
};

typedef struct ltl_function_guard {
    ltl_node function;
    uint8_t when[LTL_GUARD_PARAMETERS];  /* ltl_guard_when */
    uint8_t kinds[LTL_GUARD_PARAMETERS]; /* ltl_guard_kind */
    bool is_unclear;
} ltl_function_guard;

typedef struct ltl_guards {
    const ltl_scopes *scopes;
    struct LTL_VEC(ltl_function_guard) all; /* by function, once all are found */
    ltl_pairs index;                        /* until then */
    bool is_sorted;
} ltl_guards;

void ltl_guards_find(ltl_arena *arena, const ltl_scopes *scopes, ltl_guards *out_guards);
/* Null: it judges nothing. */
const ltl_function_guard *ltl_guards_of(const ltl_guards *guards, ltl_node function);
/* The function of this file that the call means; LTL_NO_NODE: none, or it is not sure. */
ltl_node ltl_guard_callee(const ltl_scopes *scopes, ltl_node call);
/* The function of this file that an expression hands on: itself, its name, for PHP also a text with its name. */
ltl_node ltl_guard_function(const ltl_scopes *scopes, ltl_node node);
/* kept.c: whether what the call gives are only those items of a collection that have passed a test. */
bool ltl_guard_keeps_passed(const ltl_guards *guards, ltl_node call);
/* The argument that the call passes for the parameter; LTL_NO_NODE: none, or it is not told. */
ltl_node ltl_guard_passed(const ltl_tree *tree, ltl_node call, uint32_t parameter, ltl_str name);

/* The names of the parameters of a function, as leaves; gives how many. */
uint32_t ltl_guard_parameters(const ltl_tree *tree, ltl_node function,
                              ltl_node out_leaves[LTL_GUARD_PARAMETERS]);

#endif
