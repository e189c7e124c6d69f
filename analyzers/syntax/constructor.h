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

/* The node whose children are the members of the class: its body, or itself where the grammar has none (C++). */
ltl_node ltl_members_of(const ltl_tree *tree, ltl_node class);
/* C++'s `T x(a, b);` in a block, which reads like a function if a and b are types. */
bool ltl_reads_like_function(const ltl_tree *tree, ltl_node node);
/* What is passed to make an object, `*at` 0 at first: arguments, what stands between braces (`T x{a, b}`), and the
 * names of what reads like a function; LTL_NO_NODE: no more. */
ltl_node ltl_next_argument(const ltl_tree *tree, ltl_node call, ltl_node *at);
bool ltl_is_constructor(const ltl_tree *tree, ltl_node class, ltl_node function);

#endif
