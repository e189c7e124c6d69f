/* migration.h - what is wrong with a change of a database that can be told from its text.
 *
 * Shape    rules and faults; nothing for files that are no migrations
 * Units    see span.h
 * Owns     the arena of the call
 * Errors   none
 * Threads  reentrant
 * Cost     see steps.h
 */
#ifndef LTL_MIGRATIONS_MIGRATION_H
#define LTL_MIGRATIONS_MIGRATION_H

#include "analyzers/migrations/steps.h"
#include "core/rule.h"

typedef struct ltl_migration_fault {
    const ltl_rule_info *rule;
    ltl_span span;
    ltl_str message;
} ltl_migration_fault;

typedef struct ltl_migration_faults LTL_VEC(ltl_migration_fault) ltl_migration_faults;

/* By number; null past the last. */
const ltl_rule_info *ltl_migration_rule_at(uint32_t index);
void ltl_migration_look(ltl_arena *arena, const ltl_source *source,
                        ltl_migration_faults *out_faults);
/* The same of two files of SQL, one for each way; faults are places of the first. */
void ltl_migration_look_pair(ltl_arena *arena, ltl_str forth, ltl_str back,
                             ltl_migration_faults *out_faults);

#endif
