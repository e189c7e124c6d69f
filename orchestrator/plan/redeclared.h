/* redeclared.h - whether what one header no longer declares is declared by another one that the change writes.
 *
 * Shape    the lines that the change adds to other headers are searched for the name with an opening parenthesis
 * Units    -
 * Owns     -
 * Errors   false where the added lines are not known
 * Threads  reentrant
 * Cost     O(bytes added to headers)
 */
#ifndef LTL_PLAN_REDECLARED_H
#define LTL_PLAN_REDECLARED_H

#include "orchestrator/plan/evaluate.h"

/* `name` may have the names of its namespaces before it. */
bool ltl_is_redeclared(const ltl_changed_file *files, uint32_t count, ltl_str path, ltl_str name);

#endif
