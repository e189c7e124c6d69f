/* bash_prepare.h - Bash as its grammar can read it: commands end with their line.
 *
 * Shape    a copy of a text is edited in place, byte for byte. Behind a pipeline the grammar passes over
 *          the end of the line when a comment follows, and takes the next command's words for more
 *          arguments, without an error: a semicolon takes the place of the end of such a line, or of the
 *          blank behind its last word. Offsets stay, so a tree of the copy is a tree of the text
 * Units    bytes
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes), no memory
 */
#ifndef LTL_GRAMMARS_BASH_PREPARE_H
#define LTL_GRAMMARS_BASH_PREPARE_H

#include <stdbool.h>

#include "core/str.h"

/* `copy` holds the bytes of `text`. True when something was changed. */
bool ltl_bash_prepare(ltl_str text, char *copy);

#endif
