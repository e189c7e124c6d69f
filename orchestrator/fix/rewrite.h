/* rewrite.h - a file's new content, put in its place when nobody changed it meanwhile.
 *
 * Shape    the file is opened without following a link, read, compared with what was looked at, and the new
 *          text goes to a temporary file beside it that takes its name
 * Units    bytes
 * Owns     nothing
 * Errors   LTL_REFUSED: changed since it was looked at, no regular file, or not UTF-8; LTL_IO
 * Threads  one writer per file
 * Cost     one read, one write
 */
#ifndef LTL_FIX_REWRITE_H
#define LTL_FIX_REWRITE_H

#include "core/source.h"
#include "core/status.h"

/* Reads the file, whose bytes must have the digest `content`. */
LTL_MUST_USE ltl_status ltl_rewrite_read(ltl_arena *arena, const char *path, ltl_digest content,
                                         ltl_source *out_source, ltl_str *out_bytes,
                                         ltl_error *error);
/* Puts `text` in the place of the file's text, in one step; mode and a byte order mark stay. The file must
 * still have the digest `content`. */
LTL_MUST_USE ltl_status ltl_rewrite_replace(ltl_arena *arena, const char *path, ltl_digest content,
                                            ltl_str text, ltl_error *error);

#endif
