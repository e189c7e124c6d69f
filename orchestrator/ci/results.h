/* results.h - what tests came to, from the files that their programs write.
 *
 * Shape    JUnit XML as counts, lcov and Cobertura as lines
 * Units    tests, lines
 * Owns     borrows the text
 * Errors   LTL_SYNTAX for text that is not of that kind
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_CI_RESULTS_H
#define LTL_CI_RESULTS_H

#include "core/status.h"
#include "core/str.h"

typedef struct ltl_test_results {
    uint64_t tests;
    uint64_t failed; /* failures and errors: each test once */
    uint64_t skipped;
    ltl_str first_failed; /* name of the first one, as written */
    uint64_t lines;
    uint64_t lines_covered;
} ltl_test_results;

/* Each adds to what is there. */
LTL_MUST_USE ltl_status ltl_results_add_junit(ltl_str text, ltl_test_results *results,
                                              ltl_error *error);
LTL_MUST_USE ltl_status ltl_results_add_coverage(ltl_str text, ltl_test_results *results,
                                                 ltl_error *error);

#endif
