/* string_regex.h - "=~/re/i": a string in a pattern that asks for strings by a regular expression.
 *
 * Shape    one compiled expression per node of the pattern that is written so
 * Units    -
 * Owns     ltl_pattern_clear releases the expressions
 * Errors   LTL_SYNTAX with the expression's own complaint
 * Threads  immutable once compiled; the match state is the target's
 * Cost     one search per string looked at
 */
#ifndef LTL_REGEX_STRING_REGEX_H
#define LTL_REGEX_STRING_REGEX_H

#include "analyzers/regex/regex.h"
#include "core/arena.h"

/* True when `content` is written as an expression. */
bool ltl_string_regex_is(ltl_str content);
/* Searches anywhere in the string; flags behind the last slash: i, m, s, x. */
LTL_MUST_USE ltl_status ltl_string_regex_compile(ltl_arena *arena, ltl_str content,
                                                 ltl_regex **out_regex, ltl_error *error);

#endif
