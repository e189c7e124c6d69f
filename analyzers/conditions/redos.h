/* redos.h - can a regular expression take exponential time?
 *
 * Shape    the expression becomes its position automaton; it is exponential when from some state one
 *          text leads back to that state in two ways (the test of Weber and Seidl: a pair of
 *          different states, reachable from and leading back to one loop, or an edge that two
 *          repetitions of one loop both make)
 * Units    bytes
 * Owns     nothing
 * Errors   LIMIT: too large to tell. Look-around and anchors count as empty, bounded
 *          repetitions as unbounded ones, possessive and atomic parts as matched in one way
 * Threads  reentrant
 * Cost     O(bytes); the automaton has at most LTL_REDOS_MAX_POSITIONS states, the test is bounded
 */
#ifndef LTL_CONDITIONS_REDOS_H
#define LTL_CONDITIONS_REDOS_H

#include "core/str.h"

enum { LTL_REDOS_MAX_POSITIONS = 128 };

typedef enum ltl_redos_answer { LTL_REDOS_NO, LTL_REDOS_YES, LTL_REDOS_LIMIT } ltl_redos_answer;

/* What cannot be read as an expression is NO. */
ltl_redos_answer ltl_redos_test(ltl_str regex);

#endif
