/* attribute.h - fields that Ruby's classes show: `attr_reader :x` makes `o.x` read `@x`.
 *
 * Shape    calls that declare them, and the names of those that can be read
 * Units    nodes of the tree
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(children of the call)
 */
#ifndef LTL_SYNTAX_ATTRIBUTE_H
#define LTL_SYNTAX_ATTRIBUTE_H

#include "analyzers/syntax/tree.h"

/* The call declares attributes that are read. */
bool ltl_declares_attributes(const ltl_tree *tree, ltl_node call);
/* The name that the argument of such a call gives one; empty: it is not evident. */
ltl_str ltl_attribute_name(const ltl_tree *tree, ltl_node argument);
/* Of `o.x`, written as a call without arguments, the member; LTL_NO_NODE: it is something else. */
ltl_node ltl_attribute_asked(const ltl_tree *tree, ltl_node call);

#endif
