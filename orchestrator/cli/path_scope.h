/* path_scope.h - the files and folders that a command line names.
 *
 * Shape    operands, else --files-from, else `paths` of the settings, else this folder
 * Units    -
 * Owns     the arena of the analysis
 * Errors   LTL_USAGE for both operands and a list; those of reading the list and of the intake
 * Threads  main thread
 * Cost     see intake.h
 */
#ifndef LTL_CLI_PATH_SCOPE_H
#define LTL_CLI_PATH_SCOPE_H

#include "orchestrator/cli/analysis/analysis.h"

extern const ltl_option ltl_options_paths[]; /* --files-from, --null */

/* Where the search for settings starts: the first folder named, or the folder of the first file. */
const char *ltl_path_scope_folder(ltl_arena *arena, const ltl_arguments *arguments);
/* The innermost folder that has everything in it that is named; this folder where names come from elsewhere. */
const char *ltl_path_scope_root(ltl_arena *arena, const ltl_arguments *arguments);
LTL_MUST_USE ltl_status ltl_path_scope_open(ltl_analysis *analysis, ltl_error *error);

#endif
