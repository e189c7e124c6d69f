/* holder.h - types that stand for what they hold (`Box<T>`, `unique_ptr<T>`), and how such a thing is made.
 *
 * Shape    one table of types by language
 * Units    nodes of the tree
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(rows of the table) a name
 */
#ifndef LTL_SYNTAX_HOLDER_H
#define LTL_SYNTAX_HOLDER_H

#include "analyzers/syntax/tree.h"

/* The language makes them by calls. */
bool ltl_has_holders(const ltl_tree *tree);
/* Members of such a type are those of what it holds. */
bool ltl_is_holder(const ltl_tree *tree, ltl_node name);
/* The name that tells which class a type is: `Q` of `P.Q`, `P` of `P<X>` and `unique_ptr<P>`; LTL_NO_NODE: none. */
ltl_node ltl_name_of_type(const ltl_tree *tree, ltl_node type);
/* The type of what the call makes to hold it: `P` of `make_unique<P>(x)`; else LTL_NO_NODE. */
ltl_node ltl_type_made_to_hold(const ltl_tree *tree, ltl_node call);
/* What is put into a holder as it is: `x` of `Box::new(x)`, `unique_ptr<P>(x)`, `std::move(x)`; else LTL_NO_NODE. */
ltl_node ltl_held(const ltl_tree *tree, ltl_node call);

#endif
