/* choice.h - which review was chosen, and why, on stderr.
 *
 * Shape    a line; with --explain facts, functions, labels, agents and rules
 * Units    files, lines, functions
 * Owns     nothing
 * Errors   none
 * Threads  main thread
 * Cost     -
 */
#ifndef LTL_CLI_CHOICE_H
#define LTL_CLI_CHOICE_H

#include "orchestrator/cli/analysis/analysis.h"

void ltl_choice_print(const ltl_analysis *analysis, const ltl_report_review *review);

#endif
