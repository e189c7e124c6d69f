/* record.h - classes that are nothing but their fields: what they are made with lies in these, in order.
 *
 * Shape    Java's and C#'s records, Kotlin's and Scala's classes with parameters, Python's data classes, named tuples
 *          and models, structures of Swift and Solidity. A class whose body works with what it is made with is none
 * Units    nodes of the tree; places from 0
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(size of the class)
 */
#ifndef LTL_SYNTAX_RECORD_H
#define LTL_SYNTAX_RECORD_H

#include "analyzers/syntax/tree.h"

/* The name of the field that gets what is passed at that place; LTL_NO_NODE: none. */
ltl_node ltl_record_field(const ltl_tree *tree, ltl_node class, uint32_t place);
/* It may be made with fields that are written elsewhere, by their names: `author_id` of `author`. */
bool ltl_record_has_more(const ltl_tree *tree, ltl_node class);
/* What stands behind the name of the class, whatever its body does. */
ltl_node ltl_record_parameter(const ltl_tree *tree, ltl_node class, uint32_t place);

#endif
