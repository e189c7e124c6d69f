/* folded.h - rows of expressions with the values that dataflow works out for them.
 *
 * Shape    a row is statements, an expression behind them, and its value; a frame makes a file of them
 * Units    texts in quotes; "?": unknown; "~": some text, number or truth
 * Owns     nothing
 * Errors   a row that differs is printed; folded_hold says whether all hold
 * Threads  one owner
 * Cost     one parse a row
 */
#ifndef LTL_TESTS_SUPPORT_FOLDED_H
#define LTL_TESTS_SUPPORT_FOLDED_H

#include <stdbool.h>
#include <stddef.h>

typedef struct fold_row {
    const char *before; /* statements */
    const char *code;   /* an expression */
    const char *value;
} fold_row;

/* All rows of a language, whose last variable named `value` gets the expression. */
bool folded_hold(const char *language, const fold_row *rows, size_t count);

#endif
