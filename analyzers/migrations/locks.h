/* locks.h - what a new migration does to those who use the database meanwhile, and to what is in it.
 *
 * Shape    rules and faults, as in migration.h; for migrations that have not run yet
 * Units    see span.h
 * Owns     the arena of the call
 * Errors   none
 * Threads  reentrant
 * Cost     see steps.h
 */
#ifndef LTL_MIGRATIONS_LOCKS_H
#define LTL_MIGRATIONS_LOCKS_H

#include "analyzers/migrations/migration.h"

/* Whose locks they are; nothing is said of locks where nobody knows. */
typedef enum ltl_migration_database {
    LTL_MIGRATION_UNKNOWN,
    LTL_MIGRATION_POSTGRES,
    LTL_MIGRATION_MYSQL,
} ltl_migration_database;

typedef struct ltl_migration_server {
    ltl_migration_database database;
    bool
        is_old; /* a column with a default rewrites the table: PostgreSQL before 11, MySQL before 8 */
} ltl_migration_server;

extern const ltl_rule_info ltl_rule_migration_long_lock;
extern const ltl_rule_info ltl_rule_migration_loses_rows;
extern const ltl_rule_info ltl_rule_migration_lock_order;
extern const ltl_rule_info ltl_rule_migration_unproven;

void ltl_migration_locks_look(ltl_arena *arena, const ltl_source *source,
                              ltl_migration_server server, ltl_migration_faults *out_faults);

typedef struct ltl_migration_locked {
    ltl_str table;
    ltl_span span;
} ltl_migration_locked;

typedef struct ltl_migration_order LTL_VEC(ltl_migration_locked) ltl_migration_order;

/* Tables that were there before, in the order in which one transaction locks them; each once. */
void ltl_migration_order_read(ltl_arena *arena, const ltl_source *source,
                              ltl_migration_order *out_order);
/* A fault of `order` when it takes two tables the other way round than `other` does. */
void ltl_migration_orders_compare(ltl_arena *arena, const ltl_migration_order *order,
                                  const ltl_migration_order *other, ltl_str other_path,
                                  ltl_migration_faults *out_faults);

#endif
