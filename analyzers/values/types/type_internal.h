/* type_internal.h - what reading a type and measuring it share.
 *
 * Shape    -
 * Units    bytes
 * Owns     -
 * Errors   -
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_VALUES_TYPE_INTERNAL_H
#define LTL_VALUES_TYPE_INTERNAL_H

#include "analyzers/values/types/type.h"

enum { LTL_TYPE_MAX_NESTING = 8, LTL_POINTER_BYTES = 8 };

/* The file has the record more than once (`#if`): what it holds is not known. */
bool ltl_type__is_several(const ltl_types *types, ltl_node record);
/* The type of what a VARIABLE, PARAMETER or FIELD declares. */
ltl_type ltl_type__read_declared(ltl_types *types, ltl_node declarer);
/* An array to what its items are. */
void ltl_type__drop_dimension(ltl_type_info *info);

#endif
