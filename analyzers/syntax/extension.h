/* extension.h - functions that are added to a type from outside: `fun String.f()`, `extension String { func f() }`.
 *
 * Shape    the node that names the type; a value is what has no fields that a program speaks of
 * Units    nodes of the tree
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(children of the function)
 */
#ifndef LTL_SYNTAX_EXTENSION_H
#define LTL_SYNTAX_EXTENSION_H

#include "analyzers/syntax/tree.h"

/* The type in front of the function's name; LTL_NO_NODE: it is no such function. */
ltl_node ltl_extended_type(const ltl_tree *tree, ltl_node function);
/* What the function says it gives; LTL_NO_NODE: nothing. */
ltl_node ltl_result_type(const ltl_tree *tree, ltl_node function);
/* The object that the function is called on may stand before it: its first parameter is that. C#'s `f(this T x)`, the
 * functions of a library of Solidity. */
bool ltl_takes_object(const ltl_tree *tree, ltl_node function);
/* … and in this call it does: the call does not name the class that has the function. */
bool ltl_gives_object(const ltl_tree *tree, ltl_node call, ltl_str class);
/* What takes an object of the one type takes those of the other: they are the same, or the one is what others are as
 * well (`object`, `T`, `IEnumerable`). */
bool ltl_may_be_extended(ltl_str taken, ltl_str given);
/* The class that the function stands in; empty: none. */
ltl_str ltl_extension_class(const ltl_tree *tree, ltl_node function);
/* The object that the function is called on is one value, as a text is: the function is one of a library's type. */
bool ltl_is_called_on_value(const ltl_tree *tree, ltl_node function);

#endif
