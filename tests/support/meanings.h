/* meanings.h - which declaration each name of a piece of code means, by marks in the code itself.
 *
 * Shape    names end with a number: equal numbers mean the same declaration, different ones different
 *          declarations, 0 no declaration at all; the numbers are no part of the names
 * Units    -
 * Owns     nothing
 * Errors   rows that do not hold are shown
 * Threads  re-entrant
 * Cost     a parse a row
 */
#ifndef LTL_TESTS_SUPPORT_MEANINGS_H
#define LTL_TESTS_SUPPORT_MEANINGS_H

#include <stddef.h>

typedef struct meanings_row {
    const char *language;
    const char *code;
} meanings_row;

/* How many do not hold. */
size_t meanings_wrong(const meanings_row *rows, size_t count);
#define MEANINGS_HOLD(rows) assert_int_equal(meanings_wrong(rows, LTL_COUNT_OF(rows)), 0)

#endif
