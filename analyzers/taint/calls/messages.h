/* messages.h - what the object at hand has beside what its class writes into it.
 *
 * Shape    a value by field, as those that are written
 * Units    nodes, keys
 * Owns     the arena of the run
 * Errors   -
 * Threads  one owner
 * Cost     a step for each argument
 */
#ifndef LTL_TAINT_CALLS_MESSAGES_H
#define LTL_TAINT_CALLS_MESSAGES_H

#include "analyzers/taint/taint_internal.h"

/* The call hands something to a parent that nobody knows. */
void ltl_taint__keep_message(ltl_taint *t, ltl_node call);
/* The object at hand has it in that field; 0: somewhere. See given.c. */
void ltl_taint__add_to_own(ltl_taint *t, uint32_t key, ltl_taint_value value);

#endif
