/* validate.h - `rules validate`: everything that is wrong with rule files, at once.
 *
 * Shape    operands name rule files and folders; without any, the rules that would run
 * Units    -
 * Owns     nothing
 * Errors   exit codes of exit.h: 2 when a rule cannot run
 * Threads  main thread
 * Cost     loads the rules and compiles them for every language
 */
#ifndef LTL_CLI_RULES_VALIDATE_H
#define LTL_CLI_RULES_VALIDATE_H

#include "orchestrator/cli/arguments.h"

int ltl_rule_validate_run(const ltl_arguments *arguments);

#endif
