/* state_folder.h - where the program keeps what outlives a run, and where people keep what they tell it.
 *
 * Shape    $LINTEL_STATE_DIR, else lintel below $XDG_STATE_HOME, else ~/.local/state/lintel;
 *          lintel below $XDG_CONFIG_HOME, else ~/.config/lintel
 * Units    -
 * Owns     the arena of the call
 * Errors   LTL_USAGE when none of the three is set
 * Threads  reads the environment: main thread
 * Cost     a few mkdir
 */
#ifndef LTL_CLI_STATE_FOLDER_H
#define LTL_CLI_STATE_FOLDER_H

#include "core/arena.h"
#include "core/status.h"

/* The folder, made when it is not there; others' eyes are kept out. */
LTL_MUST_USE ltl_status ltl_state_folder(ltl_arena *arena, ltl_str *out_path, ltl_error *error);

/* The folder of the user's own files, which need not be there; no text when there is no home. */
ltl_str ltl_own_folder(ltl_arena *arena);

#endif
