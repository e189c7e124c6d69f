/* property.h - properties that show a field: `get x() { return this._x }` makes `o.x` read `o._x`.
 *
 * Shape    getters of JavaScript, Python, C#, Kotlin, Swift and Scala that do nothing but give a field
 * Units    nodes of the tree
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(children of the property)
 */
#ifndef LTL_SYNTAX_PROPERTY_H
#define LTL_SYNTAX_PROPERTY_H

#include "analyzers/syntax/tree.h"

/* The name of the field that a function or a field shows, and in `*out_name` that under which it does; LTL_NO_NODE:
 * it shows none, or works something out. */
ltl_node ltl_property_field(const ltl_tree *tree, ltl_node node, ltl_node *out_name);
/* The function that a field calls where it is read, or written; LTL_NO_NODE: it has none. */
ltl_node ltl_property_accessor(const ltl_tree *tree, ltl_node field, bool is_written);
/* `get { … }`, `set { … }`, `=> x` of a property: a function without a name of its own (C#, Kotlin, Swift). */
bool ltl_is_accessor(const ltl_tree *tree, ltl_node function);
/* Whether reading or writing `o.x` may call a function in that language, without looking like a call. */
bool ltl_has_accessors(const ltl_tree *tree);
/* The name of a function, or of the property whose `get { … }` or `set { … }` it is; LTL_NO_NODE: it has none. */
ltl_node ltl_accessor_name(const ltl_tree *tree, ltl_node function);
/* Functions that `o.x` and `o.x = y` call. */
bool ltl_is_getter(const ltl_tree *tree, ltl_node function);
bool ltl_is_setter(const ltl_tree *tree, ltl_node function);

#endif
