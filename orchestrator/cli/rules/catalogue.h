/* catalogue.h - rules as people read them: lists, one in full.
 *
 * Shape    over the rules that the options ask for and those that agents bring along
 * Units    -
 * Owns     nothing
 * Errors   exit codes of exit.h
 * Threads  main thread
 * Cost     loads the rules
 */
#ifndef LTL_CLI_RULES_CATALOGUE_H
#define LTL_CLI_RULES_CATALOGUE_H

#include "orchestrator/cli/arguments.h"

int ltl_catalogue_list(const ltl_arguments *arguments);
int ltl_catalogue_show(const ltl_arguments *arguments, ltl_str id);
/* The rule file of a built-in rule, with what it shares with others put in. */
int ltl_catalogue_export(const ltl_arguments *arguments, ltl_str id);

#endif
