/* placeholder_place.h - what sort of place a pattern's ellipsis or metavariable stands in, told from the
 * text around it.
 *
 * Shape    one value for a position. A guess by brackets and words, made before anything is parsed: it
 *          only chooses between spellings, the grammar has the last word
 * Units    bytes
 * Owns     nothing
 * Errors   none: what cannot be told is an ITEM
 * Threads  reentrant
 * Cost     O(bytes before and behind)
 */
#ifndef LTL_PATTERNS_PLACEHOLDER_PLACE_H
#define LTL_PATTERNS_PLACEHOLDER_PLACE_H

#include <stdbool.h>

#include "core/str.h"

typedef enum ltl_place {
    LTL_PLACE_ITEM,      /* an expression, an argument, an element */
    LTL_PLACE_STATEMENT, /* a line of its own, or all there is between braces */
    LTL_PLACE_BODY,   /* the same directly within the braces of a function or a control statement */
    LTL_PLACE_MEMBER, /* the same within the braces of a class */
    LTL_PLACE_FIELD,  /* within the braces of a struct, on a line or between commas */
    LTL_PLACE_CASE,   /* the same within the braces of a switch, before its first case */
    LTL_PLACE_ARM,    /* within the braces of a match, before or behind a comma */
    LTL_PLACE_PARAMETER, /* of a function, of a catch */
    LTL_PLACE_LOOP,      /* all there is between the parentheses of `for` */
    LTL_PLACE_LOOP_REST, /* all there is behind the only semicolon there */
} ltl_place;

/* The place of the `len` bytes at `at`. Where `calls_take_blocks`, a brace behind a parenthesis does not
 * tell a definition. */
ltl_place ltl_place_of(ltl_str pattern, size_t at, size_t len, bool calls_take_blocks);

/* True among the arguments of a call, the operand of `if` and the like: no parameters, no lambda's. */
bool ltl_place_in_call(ltl_str pattern, size_t at);

/* The next byte behind `at` and the last one before it that is no blank, '\0' at the ends; '\n' when a
 * line ends first and `stops_at_line`. */
char ltl_place_next(ltl_str pattern, size_t at, bool stops_at_line);
char ltl_place_before(ltl_str pattern, size_t at, bool stops_at_line);

#endif
