/* published.h - files of the host that a report is put into, in a way that can be taken back and done again.
 *
 * Shape    a block between two marks in a file that others write to as well; or a file of our own, whose former
 *          bytes are kept in a folder before it is replaced. Both carry a key: what stands there already with the same
 *          key is left as it is
 * Units    bytes
 * Owns     the arena of the call
 * Errors   LTL_IO with the path; a file is replaced as a whole or not at all
 * Threads  one writer per file
 * Cost     one read, one write
 */
#ifndef LTL_CI_PUBLISHED_H
#define LTL_CI_PUBLISHED_H

#include "core/arena.h"
#include "core/status.h"

/* In the place of an earlier block of ours, if there is one, else at the end. */
LTL_MUST_USE ltl_status ltl_published_block_put(ltl_arena *arena, const char *path, ltl_str key,
                                                ltl_str text, ltl_error *error);
/* Nothing is left of ours; everything else is as it was. */
LTL_MUST_USE ltl_status ltl_published_block_drop(ltl_arena *arena, const char *path,
                                                 ltl_error *error);

/* `folder` is there; it keeps the former bytes under `name`, or that there was no file. */
LTL_MUST_USE ltl_status ltl_published_file_put(ltl_arena *arena, const char *path, ltl_str folder,
                                               ltl_str text, ltl_error *error);
/* The former bytes, unless somebody else changed the file meanwhile: then it is LTL_REFUSED. Nothing to do when
 * nothing was put. */
LTL_MUST_USE ltl_status ltl_published_file_drop(ltl_arena *arena, const char *path, ltl_str folder,
                                                ltl_error *error);
/* From here on nothing is taken back. */
void ltl_published_settle(ltl_arena *arena, ltl_str folder);

#endif
