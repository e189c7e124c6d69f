/* constructor.h - which functions of a class make its objects.
 *
 * Shape    those with the name that a language gives them, with the name of the class, or with none, where the
 *          grammar keeps the word to itself
 * Units    nodes of the tree
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(children of both nodes)
 */
#ifndef LTL_SYNTAX_CONSTRUCTOR_H
#define LTL_SYNTAX_CONSTRUCTOR_H

#include "analyzers/syntax/tree.h"

bool ltl_is_constructor(const ltl_tree *tree, ltl_node class, ltl_node function);

#endif
