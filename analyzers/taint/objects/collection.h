/* collection.h - variables that begin as collections: what methods put into them is found in them again.
 *
 * Shape    -
 * Units    -
 * Owns     -
 * Errors   what is not evident is no collection
 * Threads  any
 * Cost     constant
 */
#ifndef LTL_TAINT_OBJECTS_COLLECTION_H
#define LTL_TAINT_OBJECTS_COLLECTION_H

#include "analyzers/dataflow/scopes.h"

/* `items = []`, `new Map()`, `dict()`: what is given to the variable that `leaf` declares. */
bool ltl_taint_begins_as_collection(const ltl_scopes *scopes, ltl_node leaf);

#endif
