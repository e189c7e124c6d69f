/* php_prepare.h - PHP as its grammar can read it: names that look like the exponent of a number.
 *
 * Shape    a copy of a text is edited in place, byte for byte. The grammar takes `e107` for a number without
 *          digits in front of its exponent, where the language has a name: the first letter becomes
 *          another. Offsets stay, so a tree of the copy is a tree of the text
 * Units    bytes
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes), no memory
 */
#ifndef LTL_GRAMMARS_PHP_PREPARE_H
#define LTL_GRAMMARS_PHP_PREPARE_H

#include <stdbool.h>

#include "core/str.h"

/* `copy` holds the bytes of `text`. True when something was changed. */
bool ltl_php_prepare(ltl_str text, char *copy);

#endif
