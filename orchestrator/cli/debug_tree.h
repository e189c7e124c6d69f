/* debug_tree.h - the normalised tree of a file or a pattern, for eyes.
 *
 * Shape    one line a node, indented: kind, role, text or operator, place, the grammar's name
 * Units    lines and columns from 1
 * Owns     nothing
 * Errors   exit codes of exit.h: 1 when parts of the text do not parse
 * Threads  main thread
 * Cost     one parse
 */
#ifndef LTL_CLI_DEBUG_TREE_H
#define LTL_CLI_DEBUG_TREE_H

#include "orchestrator/cli/arguments.h"

int ltl_debug_tree(const ltl_arguments *arguments);
int ltl_debug_pattern(const ltl_arguments *arguments);

#endif
