/* encode.h - a new text in the form that the old bytes of the file had.
 *
 * Shape    UTF-8 with or without its mark, UTF-16 of either order, or text of another encoding whose bytes are
 *          kept as they are
 * Units    bytes
 * Owns     the arena of the call
 * Errors   LTL_REFUSED: the old bytes would not come back from their own text (lone surrogates, binary), or
 *          the encoding is not known and a fix has letters beyond ASCII
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_FIX_ENCODE_H
#define LTL_FIX_ENCODE_H

#include "core/source.h"
#include "core/status.h"
#include "orchestrator/fix/edits.h"

/* `source` was made from `old_bytes`; `text` is its text with `edits` made. */
LTL_MUST_USE ltl_status ltl_encode_like(ltl_arena *arena, const ltl_source *source,
                                        ltl_str old_bytes, const ltl_edits *edits, ltl_str text,
                                        ltl_str *out_bytes, ltl_error *error);

#endif
