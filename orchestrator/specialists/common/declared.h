/* declared.h - functions that others may call, also those that a header of C or C++ only declares.
 *
 * Shape    the functions of functions.h; of a header the declared ones behind them: those of no class are public, and
 *          those that their class lets others at
 * Units    -
 * Owns     the arena of the call
 * Errors   -
 * Threads  reentrant
 * Cost     one more pass over the nodes of a header
 */
#ifndef LTL_SPECIALISTS_COMMON_DECLARED_H
#define LTL_SPECIALISTS_COMMON_DECLARED_H

#include "orchestrator/specialists/common/functions.h"

bool ltl_is_header_tree(const ltl_tree *tree);
void ltl_declared_functions_find(ltl_arena *arena, const ltl_tree *tree,
                                 ltl_named_functions *out_functions);

#endif
