/* message.h - metavariables in messages and fixes replaced by what they are bound to.
 *
 * Shape    `$NAME`, `$...NAME`, `$1` and `value($NAME)`; a name ends where its characters end, so
 * the longest one counts; what is bound is put in as it is and never read again; names that are not
 * bound stay Units    bytes Owns     the arena of the call Errors   a message is cut at
 * LTL_MAX_MESSAGE_BYTES, between characters; a fix is never cut Threads  reentrant Cost     O(text
 * + what is put in)
 */
#ifndef LTL_RULESET_MESSAGE_H
#define LTL_RULESET_MESSAGE_H

#include "core/arena.h"
#include "core/finding.h"

#define LTL_MAX_FIX_BYTES ((size_t)64 * 1024)

/* A metavariable at the start of `text`: its length, or 0. `out_name` is a slice of `text`. */
size_t ltl_metavariable_read(ltl_str text, ltl_str *out_name);
/* The message for people. */
ltl_str ltl_message_make(ltl_arena *arena, ltl_str text, const ltl_binding *bindings,
                         uint32_t binding_count);
/* The text that replaces a match that starts in `column` (from 1): later lines of `text` move right
 * by as much, what bindings hold stays as it is. False when it is longer than LTL_MAX_FIX_BYTES. */
bool ltl_fix_make(ltl_arena *arena, ltl_str text, const ltl_binding *bindings,
                  uint32_t binding_count, uint32_t column, ltl_str *out_fix);

#endif
