/* check_rows.h - checks of values against code, one row each.
 *
 * Shape    a table of rows: a check, code, the lines in which it is found
 * Units    lines from 1, in one text with blanks between
 * Owns     nothing
 * Errors   the first row that goes wrong fails the test; so does code that was not looked at whole
 * Threads  one owner
 * Cost     one scan a row
 */
#ifndef LTL_TESTS_SUPPORT_CHECK_ROWS_H
#define LTL_TESTS_SUPPORT_CHECK_ROWS_H

#include <stddef.h>

#include "core/compiler.h"

typedef struct check_row {
    const char *check;
    const char *code;
    const char *lines; /* "2 5" */
} check_row;

void check_rows_hold(const char *language, const check_row *rows, size_t count);
#define CHECK(language, rows) check_rows_hold(language, rows, LTL_COUNT_OF(rows))

#endif
