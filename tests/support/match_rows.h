/* match_rows.h - patterns against code, one row each, through the whole of rule set and scanner.
 *
 * Shape    a table of rows: language, pattern, code, the lines on which it is found
 * Units    lines from 1, in one text with blanks between
 * Owns     nothing
 * Errors   each row that goes wrong is printed; then the test fails
 * Threads  one owner
 * Cost     two scans a row: the prefilter on and off
 */
#ifndef LTL_TESTS_SUPPORT_MATCH_ROWS_H
#define LTL_TESTS_SUPPORT_MATCH_ROWS_H

#include <stddef.h>

typedef struct match_row {
    const char *language;
    const char *pattern; /* one pattern, or, when it starts with "- pattern", the list under `patterns:` */
    const char *code;
    const char *lines; /* start lines of the findings, "2 4 4" */
} match_row;

void match_rows_check(const match_row *rows, size_t count);

#endif
