/* page_repair.h - pages that a template engine fills, and pages that browsers take: what hides from the grammar.
 *
 * Shape    a copy of a text is edited in place, byte for byte: marks in text, in tags and in values of
 *          attributes become letters or blanks, and so does what is text to browsers only. Scripts and
 *          styles stay as they are: they are read on their own
 * Units    bytes
 * Owns     nothing
 * Errors   none; the caller parses both and keeps what reads better
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_GRAMMARS_PAGE_REPAIR_H
#define LTL_GRAMMARS_PAGE_REPAIR_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/str.h"

/* `copy` holds the bytes of `text`. True when something was changed. */
bool ltl_page_repair(ltl_arena *arena, ltl_str text, char *copy);

#endif
