/* test_changes.h - tests that a change makes weaker: fewer assertions, skipped, focused, gone.
 *
 * Shape    tests of both sides by name: functions, and calls such as it("…", …)
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  see assess.h
 * Cost     both sides of each changed test file are parsed
 */
#ifndef LTL_SPECIALISTS_COMMON_TEST_CHANGES_H
#define LTL_SPECIALISTS_COMMON_TEST_CHANGES_H

#include "orchestrator/specialists/common/rule.h"

extern const ltl_rule_info ltl_rule_assertion_removed;
extern const ltl_rule_info ltl_rule_test_skipped;
extern const ltl_rule_info ltl_rule_test_focused;
extern const ltl_rule_info ltl_rule_test_sleeps;
extern const ltl_rule_info ltl_rule_test_ordered;
extern const ltl_rule_info ltl_rule_test_deleted;
extern const ltl_rule_info ltl_rule_test_without_assertion;

/* False without the memory. */
bool ltl_test_changes_look(ltl_assess *assess);

#endif
