/* tests.h - rules against the fixtures beside them.
 *
 * Shape    a fixture has the name of its rule file and another extension (`a.yaml`, `a.py`; for rules
 *          over YAML `a.test.yaml`); what it announces is told in analyzers/ruleset/fixture.h. A rule
 *          passes when it reports just the lines announced
 * Units    lines from 1
 * Owns     nothing
 * Errors   exit codes of exit.h: 1 when a rule does not pass, 2 for rules that cannot be read
 * Threads  main thread
 * Cost     one scan of all fixtures
 */
#ifndef LTL_CLI_RULES_TESTS_H
#define LTL_CLI_RULES_TESTS_H

#include "orchestrator/cli/arguments.h"

/* Operands are rule files or folders; none: the built-in rules. */
int ltl_rule_tests_run(const ltl_arguments *arguments);

#endif
