/* rule_tests.h - rules against the fixtures beside them.
 *
 * Shape    a fixture has the name of its rule file and another extension (`a.yaml`, `a.py`; for rules over
 *          YAML `a.test.yaml`). A comment with `ruleid: ID[, ID…]` says that the next line that is no such
 *          comment is reported by those rules, `ok: ID` that it is not; `todoruleid:` and `todook:` say the same of
 *          a rule that is known to fail. A rule passes when it reports just the lines announced
 * Units    lines from 1
 * Owns     nothing
 * Errors   exit codes of exit.h: 1 when a rule does not pass, 2 for rules that cannot be read
 * Threads  main thread
 * Cost     one scan of all fixtures
 */
#ifndef LTL_CLI_RULE_TESTS_H
#define LTL_CLI_RULE_TESTS_H

#include "orchestrator/cli/arguments.h"

/* Operands are rule files or folders; none: the built-in rules. */
int ltl_rule_tests_run(const ltl_arguments *arguments);

#endif
