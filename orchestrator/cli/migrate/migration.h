/* migration.h - the settings of a folder brought to the form of this version, as one step.
 *
 * Shape    planned in memory (which files get which bytes, and why), then carried out by the saga of `fix`: the journal
 *          keeps the old bytes until the new ones were read back and understood, and files are all new or all old
 * Units    -
 * Owns     its arena until it is closed
 * Errors   those of settings_text.h and ignore_text.h: then nothing is changed
 * Threads  main thread
 * Cost     a handful of small files
 */
#ifndef LTL_CLI_MIGRATE_MIGRATION_H
#define LTL_CLI_MIGRATE_MIGRATION_H

#include "orchestrator/cli/settings.h"
#include "orchestrator/fix/journal.h"

typedef struct ltl_migration {
    ltl_arena arena;
    ltl_str folder; /* absolute: of the settings file, else of the tree */
    ltl_fix_folders folders;
    ltl_fix_files files; /* those that change; paths in the tree */
    ltl_str_list notes;
} ltl_migration;

/* `folder`: where the search for a settings file starts. */
LTL_MUST_USE ltl_status ltl_migration_plan(ltl_migration *migration, const char *folder,
                                           ltl_error *error);
/* A read_back of the saga: every file has its new bytes, and settings are understood. */
ltl_status ltl_migration_read_back(void *migration, ltl_error *error);
void ltl_migration_close(ltl_migration *migration);

#endif
