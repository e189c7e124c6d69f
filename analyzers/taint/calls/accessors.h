/* accessors.h - properties that are functions: `o.x` and `o.x = y` call them.
 *
 * Shape    units by member; names of all accessors are listed once a file
 * Units    nodes, units
 * Owns     the scratch of the file
 * Errors   -
 * Threads  one owner
 * Cost     a look-up for each member; the members of a class for each that has such a name
 */
#ifndef LTL_TAINT_CALLS_ACCESSORS_H
#define LTL_TAINT_CALLS_ACCESSORS_H

#include "analyzers/taint/taint_internal.h"

/* Once a file; the function that `o.x` and `o.x = y` call; the member that is read or written there. */
void ltl_taint__list_accessors(ltl_taint *t);
uint32_t ltl_taint__accessor(ltl_taint *t, ltl_node node);
ltl_node ltl_taint__accessed(const ltl_taint *t, ltl_node node);
/* What a property gives that works it out; false: it is none. What one does that is given something. */
bool ltl_taint__read_accessor(ltl_taint *t, ltl_node node, ltl_taint_value *out_value);
void ltl_taint__write_accessor(ltl_taint *t, ltl_node assign);
bool ltl_taint__keeps_itself(ltl_taint *t, ltl_node assign);

#endif
