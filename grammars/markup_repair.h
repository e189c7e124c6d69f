/* markup_repair.h - XML that people write and lenient readers take: comments inside tags.
 *
 * Shape    a copy of a text is edited in place, byte for byte: such a comment becomes blanks. Offsets
 *          stay, so a tree of the copy is a tree of the text
 * Units    bytes
 * Owns     nothing
 * Errors   none; the caller parses both and keeps what reads better
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_GRAMMARS_MARKUP_REPAIR_H
#define LTL_GRAMMARS_MARKUP_REPAIR_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/str.h"

/* `copy` holds the bytes of `text`. True when something was changed. */
bool ltl_markup_repair(ltl_arena *arena, ltl_str text, char *copy);

#endif
