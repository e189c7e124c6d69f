/* test_report.h - what `rules test` says: lines that differ, fixed twins that differ, the sum.
 *
 * Shape    differences on the out as they are found, as lines of a diff; the sum on stderr: passed + failed
 *          + without a test + unable to run = all rules
 * Units    lines from 1
 * Owns     nothing
 * Errors   those of the out
 * Threads  main thread
 * Cost     O(what is said)
 */
#ifndef LTL_CLI_RULES_TEST_REPORT_H
#define LTL_CLI_RULES_TEST_REPORT_H

#include "analyzers/ruleset/fixture.h"
#include "analyzers/ruleset/ruleset.h"
#include "core/out.h"
#include "core/source.h"
#include "orchestrator/cli/arguments.h"

typedef enum ltl_test_verdict {
    LTL_TEST_UNTESTED,
    LTL_TEST_PASSED,
    LTL_TEST_FAILED,
} ltl_test_verdict;

typedef struct ltl_test_report {
    ltl_arena *arena;
    ltl_out *out;
    bool has_colour;
    bool is_quiet; /* no rules without a test, no sum */
} ltl_test_report;

void ltl_test_report_begin(ltl_test_report *report, ltl_arena *arena, ltl_out *out,
                           const ltl_arguments *arguments);
/* Lines that were expected and not found, or found and not expected, and how to ask why. */
void ltl_test_report_lines(ltl_test_report *report, ltl_str path, const ltl_rule *rule,
                           const ltl_source *source, const ltl_fixture_differences *differences);
/* Where what the fixes made of a fixture is not what the twin says. */
void ltl_test_report_twin(ltl_test_report *report, ltl_str path, const ltl_rule *rule,
                          ltl_str expected, ltl_str made);
/* Untested rules, problems and the sum; the exit code. */
int ltl_test_report_end(ltl_test_report *report, const ltl_ruleset *ruleset,
                        const ltl_test_verdict *verdicts);

#endif
