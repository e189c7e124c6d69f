/* placeholder_typed.h - metavariables that ask for a type: `(T $X)` and `f(T $X)`, or `($X: T)` and
 * `f($X: T)`, told from parameters and casts by what stands around them.
 *
 * Shape    slices of the pattern
 * Units    bytes
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes of the parenthesis)
 */
#ifndef LTL_PATTERNS_PLACEHOLDER_TYPED_H
#define LTL_PATTERNS_PLACEHOLDER_TYPED_H

#include <stdbool.h>

#include "core/str.h"
#include "grammars/language.h"

typedef struct ltl_typed {
    ltl_str type;
    ltl_str name; /* without the dollar sign */
    size_t end;   /* one past what was read */
} ltl_typed;

/* Whether one is written at `at`: with its parentheses when these only group, else one argument.
 * `language` has one of the two orders. */
bool ltl_typed_at(ltl_str pattern, size_t at, const ltl_language *language, ltl_typed *out_typed);

#endif
