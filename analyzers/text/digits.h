/* digits.h - numbers that carry a check digit.
 *
 * Shape    runs of digits with single blanks or dashes between groups, and whether they add up
 * Units    byte offsets
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_TEXT_DIGITS_H
#define LTL_TEXT_DIGITS_H

#include "core/span.h"
#include "core/str.h"

enum { LTL_MOST_DIGITS = 34 };

typedef struct ltl_digit_run {
    ltl_span span;
    char digits[LTL_MOST_DIGITS + 1]; /* without what is between the groups */
    uint32_t count;
} ltl_digit_run;

/* The first run at or behind `*offset` that is not part of a longer word or number; moves `*offset`
 * behind it. False when there is none. */
bool ltl_digit_run_next(ltl_str text, uint32_t *offset, ltl_digit_run *out_run);
/* Luhn's formula (ISO/IEC 7812-1). */
bool ltl_digits_are_luhn(const char *digits, uint32_t count);
/* Remainder by 97 of the characters as ISO 7064 counts them: letters are 10 to 35. */
uint32_t ltl_letters_mod97(const char *letters, uint32_t count, uint32_t before);

#endif
