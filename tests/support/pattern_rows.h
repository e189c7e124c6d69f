/* pattern_rows.h - patterns against code, in rows: what fits and on which lines, through the whole of rule
 * set and scanner.
 *
 * Shape    a row is a language, a pattern, code, and the lines where findings start
 * Units    lines from 1
 * Owns     nothing
 * Errors   rows that differ are printed, then the test fails
 * Threads  one owner
 * Cost     two scans a row: with the prefilter and without
 */
#ifndef LTL_TESTS_SUPPORT_PATTERN_ROWS_H
#define LTL_TESTS_SUPPORT_PATTERN_ROWS_H

#include <stddef.h>

typedef struct test_pattern_row {
    const char *language;
    const char *pattern; /* one pattern, or, when it starts with "- ", the list under `patterns:` */
    const char *code;
    const char *lines; /* start lines of the findings, "2 4 4" */
} test_pattern_row;

void test_pattern_rows(const test_pattern_row *rows, size_t count);

#endif
