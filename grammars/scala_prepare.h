/* scala_prepare.h - Scala as its grammar can read it: what it has no rule for is spelt in another way.
 *
 * Shape    a copy of a text is edited in place, byte for byte. Functions get the parentheses that the
 *          grammar wants around a parameter with a type: `{ implicit r: T =>` becomes `{          (r: T)=>`;
 *          an annotation of a constructor, which would swallow the parameters behind it, becomes blanks.
 *          Offsets stay, so a tree of the copy is a tree of the text
 * Units    bytes
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes), no memory
 */
#ifndef LTL_GRAMMARS_SCALA_PREPARE_H
#define LTL_GRAMMARS_SCALA_PREPARE_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/str.h"

/* `copy` holds the bytes of `text`. True when something was changed. */
bool ltl_scala_prepare(ltl_str text, char *copy);
/* The same for a text that does not parse: also moves what a function among arguments gives to the line of its
 * arrow. */
bool ltl_scala_repair(ltl_arena *arena, ltl_str text, char *copy);

#endif
