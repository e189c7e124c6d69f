/* call_name.h - what the name of a function, or of a macro, says about it.
 *
 * Shape    questions about words
 * Units    -
 * Owns     -
 * Errors   a name that says nothing is no
 * Threads  re-entrant
 * Cost     a few comparisons a letter: who asks often remembers
 */
#ifndef LTL_VALUES_CALL_NAME_H
#define LTL_VALUES_CALL_NAME_H

#include <stdbool.h>

#include "core/str.h"

/* In whatever case; `part` is in lower case. */
bool ltl_name_has(ltl_str name, const char *part);
/* The program ends there, or the function that calls it does. */
bool ltl_name_ends(ltl_str name);
/* It looks at what it gets and keeps nothing of it. */
bool ltl_name_looks(ltl_str name);

#endif
