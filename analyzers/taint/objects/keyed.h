/* keyed.h - keys that arrays of PHP have got, apart from what lies under them.
 *
 * Shape    paths of the state below a root of their own, one for each path that has such keys
 * Units    -
 * Owns     the arena of the walk
 * Errors   none: keys of what has no path are not known
 * Threads  one owner
 * Cost     a look-up; an assignment costs its indexes
 */
#ifndef LTL_TAINT_OBJECTS_KEYED_H
#define LTL_TAINT_OBJECTS_KEYED_H

#include "analyzers/taint/taint_internal.h"

/* `$a[$k] = x` gives the array a key. */
void ltl_taint__add_keys(ltl_taint *t, ltl_node target);
/* What has that path now has the keys of `from`; 0: none. */
void ltl_taint__assign_keys(ltl_taint *t, ltl_taint_path path, ltl_taint_path from);
ltl_taint_value ltl_taint__keys_of(ltl_taint *t, ltl_node node);
/* The keys of what a call is given that gives them back: `array_keys($a)`. */
ltl_taint_value ltl_taint__keys_given(ltl_taint *t, ltl_node call);
/* Whether it is a list at `where`, whose keys are places: `$a = array_values($a);` stands before. */
bool ltl_taint__is_list_there(ltl_taint *t, ltl_node node, ltl_node where);

#endif
