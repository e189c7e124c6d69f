/* intake_checks.h - short words for what tests of the intake say again and again.
 *
 * Shape    targets found by path; their state as one word
 * Units    -
 * Owns     nothing
 * Errors   a claim that does not hold fails the test
 * Threads  one test, one thread
 * Cost     -
 */
#ifndef LTL_TESTS_SUPPORT_INTAKE_CHECKS_H
#define LTL_TESTS_SUPPORT_INTAKE_CHECKS_H

#include "orchestrator/intake/intake.h"

/* Null when there is no such target. */
const ltl_target *intake_find(const ltl_intake *intake, const char *path);
/* All targets in order, one a line: "path reason" or "path change"; in a buffer that lives until the
 * next call. Kept ones of a scan are "path ok". */
const char *intake_list(const ltl_intake *intake);
/* The bytes of one side, terminated; null with the error's text in `why` when it cannot be read. */
const char *intake_text(const ltl_intake *intake, const char *path, ltl_side side, char *why,
                        size_t capacity);

#endif
