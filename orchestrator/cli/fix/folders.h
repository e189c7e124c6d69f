/* folders.h - which tree `fix` changes, and where it keeps its journal.
 *
 * Shape    inside of a repository that is safe to open: its work tree, and a folder `lintel` in its git folder; else
 *          the folder itself, and one of that name's own in the state folder of the user
 * Units    -
 * Owns     the arena of the call
 * Errors   LTL_NOT_FOUND, and those of state_folder.h
 * Threads  main thread
 * Cost     see fence.h
 */
#ifndef LTL_CLI_FIX_FOLDERS_H
#define LTL_CLI_FIX_FOLDERS_H

#include "orchestrator/fix/journal.h"

LTL_MUST_USE ltl_status ltl_fix_folders_find(ltl_arena *arena, const char *folder,
                                             ltl_fix_folders *out_folders, ltl_error *error);

#endif
