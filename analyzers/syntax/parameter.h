/* parameter.h - how many arguments a parameter takes.
 *
 * Shape    `*args`, `...xs`, `xs ...T`, `vararg xs`, `params T[] xs` take all that are left, `**kw` those with a name
 * Units    nodes of the tree
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(children of the parameter)
 */
#ifndef LTL_SYNTAX_PARAMETER_H
#define LTL_SYNTAX_PARAMETER_H

#include "analyzers/syntax/tree.h"

typedef enum ltl_parameter_takes {
    LTL_TAKES_ONE,
    LTL_TAKES_REST,
    LTL_TAKES_NAMED, /* arguments with names that no other parameter has */
} ltl_parameter_takes;

ltl_parameter_takes ltl_parameter_taking(const ltl_tree *tree, ltl_node parameter);

#endif
