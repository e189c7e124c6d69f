/* empty.h - tests of whether there is a value at all.
 *
 * Shape    what is asked, and the outcome with which there is nothing: null, an empty text, an empty list
 * Units    nodes
 * Owns     nothing
 * Errors   what is not understood asks nothing
 * Threads  reentrant
 * Cost     the size of the test
 */
#ifndef LTL_GUARDS_EMPTY_H
#define LTL_GUARDS_EMPTY_H

#include "analyzers/dataflow/scopes.h"

/* `x == null`, `x.isEmpty()`, `StringUtils.isNotBlank(x)`, `x`: what it is about; LTL_NO_NODE: it asks something
 * else. Where it has that outcome there is nothing that could do harm. */
ltl_node ltl_guard_asks_empty(const ltl_scopes *scopes, ltl_node test, bool *out_when);

#endif
