/* test_gaps.h - changed functions that no test speaks of, changed lines that no test runs.
 *
 * Shape    a function whose code changes is mentioned by a test of the change or of the repository, or it is a gap;
 *          with a coverage report, changed lines that were instrumented and never run
 * Units    lines from 1
 * Owns     -
 * Errors   a coverage report that cannot be read fails the specialist
 * Threads  see assess.h
 * Cost     a parse of each changed file, and the words of all tests
 *
 * A mention is no proof that a test tests; its absence is nearly one that none does. Functions that others cannot call
 * are tested through those of their file that can.
 */
#ifndef LTL_SPECIALISTS_COMMON_TEST_GAPS_H
#define LTL_SPECIALISTS_COMMON_TEST_GAPS_H

#include "analyzers/coverage/coverage.h"
#include "orchestrator/specialists/common/rule.h"

extern const ltl_rule_info ltl_rule_change_untested;
extern const ltl_rule_info ltl_rule_change_uncovered;

/* `coverage` may be null. False without the memory. */
bool ltl_test_gaps_look(ltl_assess *assess, const ltl_coverage *coverage);

#endif
