/* migration.h - an old store becomes one of this version, step by step, and back.
 *
 * Shape    the steps of a saga over one file: backup, schema, data, validate, clean up; restore and drop to undo them.
 *          The backup lies beside the store, as PATH.backup
 * Units    -
 * Owns     nothing: each step opens the file and closes it
 * Errors   LTL_IO with SQLite's words; LTL_REFUSED for a store that is not what it should be, which is left as it is.
 *          Each step may be done again after a death at any place within it: that changes nothing more
 * Threads  reentrant; who runs the whole sees to it that nobody else does
 * Cost     backup and validation read the file once
 */
#ifndef LTL_STORE_MIGRATION_H
#define LTL_STORE_MIGRATION_H

#include "core/arena.h"
#include "core/status.h"
#include "orchestrator/workflow/task.h"

typedef enum ltl_store_age {
    LTL_STORE_EMPTY, /* or not there */
    LTL_STORE_CURRENT,
    LTL_STORE_OLD,
    LTL_STORE_UNDER_WAY, /* a migration was interrupted in it */
    LTL_STORE_NEWER,     /* of a later Lintel */
    LTL_STORE_FOREIGN,   /* of another program */
    LTL_STORE_UNREADABLE,
} ltl_store_age;

ltl_store_age ltl_store_age_at(const char *path);

/* `*out_is_old`: there is something to migrate, or to go on with; else no backup was made. */
LTL_MUST_USE ltl_status ltl_store_backup(const char *path, bool *out_is_old, ltl_error *error);
LTL_MUST_USE ltl_status ltl_store_migrate_schema(const char *path, ltl_error *error);
LTL_MUST_USE ltl_status ltl_store_migrate_data(const char *path, ltl_error *error);
/* Whole, with the tables of a new one, and with every row of the backup; then it has its new version. */
LTL_MUST_USE ltl_status ltl_store_validate(const char *path, ltl_error *error);
/* As it was when the backup was made. */
LTL_MUST_USE ltl_status ltl_store_restore(const char *path, ltl_error *error);
LTL_MUST_USE ltl_status ltl_store_drop_backup(const char *path, ltl_error *error);

/* Where this user's store is. LTL_USAGE when there is no place for one. */
LTL_MUST_USE ltl_status ltl_store_path(ltl_arena *arena, ltl_str *out_path, ltl_error *error);

/* The steps as tasks: backup-database, schema-migration, data-migration, validate-database, clean-up-database,
 * restore-database. */
extern const ltl_tasks ltl_store_tasks;

#endif
