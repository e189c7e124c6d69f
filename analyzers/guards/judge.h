/* judge.h - what one function makes sure of, along the ways through it.
 *
 * Shape    a set of parameters that have passed a test is carried along the ways through the function; where
 *          ways meet, what all of them have stays
 * Units    -
 * Owns     nothing that outlives the call
 * Errors   false when nothing is sure
 * Threads  one owner
 * Cost     the ways through the function are built, and walked until nothing changes
 */
#ifndef LTL_GUARDS_JUDGE_H
#define LTL_GUARDS_JUDGE_H

#include "analyzers/guards/guards.h"

bool ltl_guard_judge(const ltl_guards *known, ltl_node function, const ltl_node *leaves,
                     uint32_t count, ltl_function_guard *out_guard);

#endif
