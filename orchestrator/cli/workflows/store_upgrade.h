/* store_upgrade.h - the store as this version needs it: opened, made, or migrated first.
 *
 * Shape    the built-in workflow store-migration, run by the engine with a log of its own beside the store
 *          (PATH.upgrade), so that one that was interrupted goes on; one process at a time (PATH.lock)
 * Units    -
 * Owns     -
 * Errors   LTL_IO when it could not be upgraded: the store is then as it was; or could not be put back: its backup is
 *          still there, and the text says so
 * Threads  main thread
 * Cost     nothing for a store that needs nothing; else see migration.h
 */
#ifndef LTL_CLI_WORKFLOWS_STORE_UPGRADE_H
#define LTL_CLI_WORKFLOWS_STORE_UPGRADE_H

#include "orchestrator/store/journal.h"

/* Told of everything that happens while a store is upgraded; null: nobody is. */
typedef struct ltl_store_watch {
    void (*tell)(void *context, const ltl_happening *happening);
    void *context;
} ltl_store_watch;

LTL_MUST_USE ltl_status ltl_store_upgrade(ltl_arena *arena, ltl_str path,
                                          const ltl_store_watch *watch, ltl_error *error);
/* The journal of this user: made when there is none, upgraded when it is old. */
LTL_MUST_USE ltl_status ltl_store_open(ltl_arena *arena, ltl_journal **out_journal,
                                       ltl_error *error);

#endif
