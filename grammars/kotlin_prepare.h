/* kotlin_prepare.h - Kotlin as its grammar can read it: calls whose types are written.
 *
 * Shape    a copy of a text is edited in place, byte for byte. In functions the grammar reads `f<T>(x)` with
 *          one argument as the comparisons `f < T > (x)`, where the language has a call: `<T>` becomes blanks.
 *          Offsets stay, so a tree of the copy is a tree of the text
 * Units    bytes
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes), no memory
 */
#ifndef LTL_GRAMMARS_KOTLIN_PREPARE_H
#define LTL_GRAMMARS_KOTLIN_PREPARE_H

#include <stdbool.h>

#include "core/str.h"

/* `copy` holds the bytes of `text`. True when something was changed. */
bool ltl_kotlin_prepare(ltl_str text, char *copy);

#endif
