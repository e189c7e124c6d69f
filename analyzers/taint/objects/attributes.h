/* attributes.h - Ruby's attributes: which calls without arguments read a field.
 *
 * Shape    the attributes that a file declares, and the names that it writes as `o.x = y`, once a file
 * Units    nodes, names
 * Owns     the scratch of the file
 * Errors   -
 * Threads  one owner
 * Cost     a look at each call and assignment of the file; then a look-up, and a step for each marked path
 */
#ifndef LTL_TAINT_OBJECTS_ATTRIBUTES_H
#define LTL_TAINT_OBJECTS_ATTRIBUTES_H

#include "analyzers/taint/taint_internal.h"

void ltl_taint__list_attributes(ltl_taint *t);
bool ltl_taint__is_attribute(const ltl_taint *t, uint32_t name);
/* The key under which a field lies that is written by that name. */
uint32_t ltl_taint__key_of_field(ltl_taint *t, uint32_t name);
/* The member that a call without arguments reads, as an attribute of this file; LTL_NO_NODE: it is none. */
ltl_node ltl_taint__attribute_of(const ltl_taint *t, ltl_node call);
/* … of an object whose class is not known, as far as only fields of it are marked. */
ltl_node ltl_taint__field_of_some(ltl_taint *t, ltl_node call);

#endif
