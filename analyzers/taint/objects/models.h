/* models.h - what methods of collections do, as far as their names say it.
 *
 * Shape    a table of names
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  any
 * Cost     a search through a short table
 */
#ifndef LTL_TAINT_OBJECTS_MODELS_H
#define LTL_TAINT_OBJECTS_MODELS_H

#include "analyzers/syntax/tree.h"

/* Whether a method of that name puts what it is given into its object; `name` may be LTL_NO_NODE. */
bool ltl_taint_method_stores(const ltl_tree *tree, ltl_node name);

#endif
