/* deconstruct.h - classes that say themselves what they are taken apart into: `void Deconstruct(out string a)` (C#).
 *
 * Shape    a method with a parameter for each place, which is given a member of the object
 * Units    nodes of the tree; places from 0
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(children of the class, size of such methods)
 */
#ifndef LTL_SYNTAX_DECONSTRUCT_H
#define LTL_SYNTAX_DECONSTRUCT_H

#include "analyzers/syntax/tree.h"

/* The name of the member that lies at that place; LTL_NO_NODE: none, or it is worked out. */
ltl_node ltl_deconstructed_field(const ltl_tree *tree, ltl_node class, uint32_t place);

#endif
