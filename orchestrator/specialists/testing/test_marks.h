/* test_marks.h - what switches tests off, or all others, makes them wait, or ties them to an order.
 *
 * Shape    phrases of the test frameworks in one line of code
 * Units    byte offsets in the line
 * Owns     static
 * Errors   none
 * Threads  constants
 * Cost     one search a phrase
 */
#ifndef LTL_SPECIALISTS_COMMON_TEST_MARKS_H
#define LTL_SPECIALISTS_COMMON_TEST_MARKS_H

#include "core/span.h"
#include "core/str.h"

typedef enum ltl_test_mark {
    LTL_MARK_SKIP,
    LTL_MARK_FOCUS,
    LTL_MARK_SLEEP,
    LTL_MARK_ORDER
} ltl_test_mark;

/* The first mark of the line. */
bool ltl_test_mark_find(ltl_str line, ltl_test_mark *out_mark, ltl_span *out_span);

#endif
