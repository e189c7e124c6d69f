/* rule_test_report.h - what `rules test` says: lines that differ, fixed twins that differ, the sum.
 *
 * Shape    differences on stdout as they are found; the sum on stderr: passed + failed + without a test +
 *          unable to run = all rules
 * Units    lines from 1
 * Owns     nothing
 * Errors   -
 * Threads  main thread
 * Cost     -
 */
#ifndef LTL_CLI_RULE_TEST_REPORT_H
#define LTL_CLI_RULE_TEST_REPORT_H

#include "analyzers/ruleset/fixture.h"
#include "analyzers/ruleset/ruleset.h"
#include "core/source.h"

typedef enum ltl_test_verdict {
    LTL_TEST_UNTESTED,
    LTL_TEST_PASSED,
    LTL_TEST_FAILED,
} ltl_test_verdict;

void ltl_test_report_lines(ltl_str path, ltl_str rule_id, const ltl_source *source,
                           const ltl_fixture_differences *differences);
/* The first place where what was made of a fixture is not what the twin says. */
void ltl_test_report_twin(ltl_str path, ltl_str rule_id, ltl_str expected, ltl_str made);
/* Untested rules, problems and the sum; the exit code. */
int ltl_test_report_end(const ltl_ruleset *ruleset, const ltl_test_verdict *verdicts);
/* True when the rule could not be compiled for one of its languages. */
bool ltl_test_is_unable(const ltl_problems *problems, const ltl_rule *rule);

#endif
