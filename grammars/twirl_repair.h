/* twirl_repair.h - expressions of Scala and C# in pages, begun by `@`: Twirl, Razor.
 *
 * Shape    `copy` holds the bytes of `text`. Quotes, comparisons and brackets inside an expression, which would
 *          end what it stands in, become underscores; comments become blanks. Blocks of markup behind it, and
 *          everything else, stay. What is written `@name`, `@(…)`, `@{…}`, `@a.b("c").d` is one; an address
 *          of mail is none
 * Units    bytes
 * Owns     nothing
 * Errors   none; whoever parses keeps what reads better
 * Threads  reentrant
 * Cost     O(bytes): brackets are followed no further than MAX_EXPRESSION bytes, of blocks MAX_BLOCK
 */
#ifndef LTL_GRAMMARS_TWIRL_REPAIR_H
#define LTL_GRAMMARS_TWIRL_REPAIR_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/str.h"

/* True when something was changed. */
bool ltl_twirl_repair(ltl_str text, char *copy);
/* For scripts and styles in such a page: an expression becomes a name of the same length; what steers, `@if(…) {`
 * with the bracket that closes it, becomes blanks. */
bool ltl_twirl_script_repair(ltl_arena *arena, ltl_str text, char *copy);
bool ltl_twirl_is_page(ltl_str path);

#endif
