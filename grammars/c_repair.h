/* c_repair.h - C and C++ as a compiler sees them, where macros hide it from a grammar.
 *
 * Shape    a copy of a text is edited in place, byte for byte: what only decorates becomes blanks, a type
 *          among arguments becomes a name. Offsets stay, so a tree of the copy is a tree of the text
 * Units    bytes
 * Owns     tokens in the arena of the call
 * Errors   none; the caller parses both and keeps what reads better
 * Threads  reentrant
 * Cost     O(bytes), one token of 12 bytes for each word or mark
 */
#ifndef LTL_GRAMMARS_C_REPAIR_H
#define LTL_GRAMMARS_C_REPAIR_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/str.h"

/* `copy` holds the bytes of `text`. True when something was changed. */
bool ltl_c_repair(ltl_arena *arena, ltl_str text, char *copy);

#endif
