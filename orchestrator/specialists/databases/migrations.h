/* migrations.h - whether a migration of a database can be undone.
 *
 * Shape    one row per tool: how a migration of it is known, what its way back looks like
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  see assess.h
 * Cost     a few searches in one file
 */
#ifndef LTL_SPECIALISTS_COMMON_MIGRATIONS_H
#define LTL_SPECIALISTS_COMMON_MIGRATIONS_H

#include "orchestrator/specialists/common/looker.h"

/* Of the file at hand; `targets`: the other files of the change, for tools that write the way back beside it. */
void ltl_migration_say(ltl_looker *looker, const ltl_targets *targets);

#endif
