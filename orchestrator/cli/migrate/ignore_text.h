/* ignore_text.h - the ignore file of another tool as lines of ours.
 *
 * Shape    the lines of `.semgrepignore` that `.lintelignore` has not, behind those that it has. `:include FILE` is
 *          replaced by the lines of that file, but for `.gitignore`, which is honoured anyway
 * Units    -
 * Owns     the arena of the call
 * Errors   LTL_INVALID: an included file that lies elsewhere; those of reading it
 * Threads  reentrant
 * Cost     O(lines of both)
 */
#ifndef LTL_CLI_MIGRATE_IGNORE_TEXT_H
#define LTL_CLI_MIGRATE_IGNORE_TEXT_H

#include "core/arena.h"
#include "core/status.h"

/* `own` is the text there is, or empty. The same text comes back when it says everything. */
LTL_MUST_USE ltl_status ltl_ignore_text_migrate(ltl_arena *arena, ltl_str folder, ltl_str theirs,
                                                ltl_str own, ltl_str *out_text, ltl_error *error);

#endif
