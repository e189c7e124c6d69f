/* markup_rows.h - rows of small pages, each with what one check says about it.
 *
 * Shape    rule id, file name (which tells the language), whether it is found, the text
 * Units    -
 * Owns     nothing
 * Errors   fails the test with the row
 * Threads  one
 * Cost     a parse a row
 */
#ifndef LTL_TESTS_MARKUP_ROWS_H
#define LTL_TESTS_MARKUP_ROWS_H

#include "analyzers/markup/check.h"

typedef struct test_markup_row {
    const char *rule;
    const char *path;
    bool is_found;
    const char *text;
} test_markup_row;

typedef struct test_markup_fix {
    const char *rule;
    const char *path;
    const char *text;
    const char *fixed; /* null: it is found, and left to people */
} test_markup_fix;

void test_markup_fixes_check(const test_markup_fix *rows, size_t count);
void test_markup_rows_check(const test_markup_row *rows, size_t count);
/* Every check of the domain has two rows that are found and two that are not. */
void test_markup_rows_cover(const test_markup_row *rows, size_t count, ltl_domain domain);

#endif
