/* settings_open.h - the settings of a command: the file found, then the options.
 *
 * Shape    --settings names the file, --no-settings forgoes it, else it is the nearest at or above a folder
 * Units    -
 * Owns     the arena of the call
 * Errors   see settings.h
 * Threads  main thread
 * Cost     one small file
 */
#ifndef LTL_CLI_SETTINGS_OPEN_H
#define LTL_CLI_SETTINGS_OPEN_H

#include "orchestrator/cli/settings.h"

/* `folder` null: no search. */
LTL_MUST_USE ltl_status ltl_settings_open(ltl_arena *arena, const ltl_arguments *arguments,
                                          const char *folder, ltl_settings *out_settings,
                                          ltl_error *error);

#endif
