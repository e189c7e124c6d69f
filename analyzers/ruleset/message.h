/* message.h - metavariables in messages replaced by what they are bound to.
 *
 * Shape    `$NAME`, `$...NAME`, `$1` and `value($NAME)`; a name ends where its characters end, so the
 *          longest one counts; what is bound is put in as it is and never read again; names that are
 *          not bound stay
 * Units    bytes
 * Owns     the arena of the call
 * Errors   a message is cut at LTL_MAX_MESSAGE_BYTES, between characters
 * Threads  reentrant
 * Cost     O(text + what is put in)
 */
#ifndef LTL_RULESET_MESSAGE_H
#define LTL_RULESET_MESSAGE_H

#include "core/arena.h"
#include "core/finding.h"

/* A metavariable at the start of `text`: its length, or 0. `out_name` is a slice of `text`. */
size_t ltl_metavariable_read(ltl_str text, ltl_str *out_name);
/* The message for people. */
ltl_str ltl_message_make(ltl_arena *arena, ltl_str text, const ltl_binding *bindings,
                         uint32_t binding_count);
/* What stands at the start of `rest`: the bytes it takes and its binding, or 0. */
size_t ltl_message__place(ltl_str rest, const ltl_binding *bindings, uint32_t binding_count,
                          const ltl_binding **out_binding);

#endif
