/* logic.h - and, or and their like, as a reader meets them.
 *
 * Shape    questions about BINARY nodes
 * Units    -
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     asked for each operator of an expression, linear in the expression
 */
#ifndef LTL_METRICS_LOGIC_H
#define LTL_METRICS_LOGIC_H

#include "analyzers/syntax/tree.h"

/* The right side is only looked at when the left side asks for it. */
bool ltl_logic_is_operator(const ltl_tree *tree, ltl_node node);
/* The operator before this one, in the order of writing and within the same expression, is another
 * one, or there is none: `a && b && c || d` has two sequences. A `??` is a default value, not a sequence. */
bool ltl_logic_starts_sequence(const ltl_tree *tree, ltl_node node);

#endif
