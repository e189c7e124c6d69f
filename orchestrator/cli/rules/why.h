/* why.h - why a rule found, or did not find, something in a line.
 *
 * Shape    every part of the formula with what it finds near the line, what does not hold, and the tree
 * Units    -
 * Owns     everything
 * Errors   an exit code; 1 when the rule does not report the line
 * Threads  main thread
 * Cost     one scan of the file for one rule
 */
#ifndef LTL_CLI_RULES_WHY_H
#define LTL_CLI_RULES_WHY_H

#include "orchestrator/cli/arguments.h"

int ltl_rule_why_run(const ltl_arguments *arguments);

#endif
