/* selector.h - lists of selectors, as far as it matters whom they are about.
 *
 * Shape    a list is cut into its parts (`a, b`), a part into the compound it ends with (`nav a:hover` ends with
 *          `a:hover`), a compound into its base (`a`) and pseudo-classes
 * Units    -
 * Owns     slices of what was given; ltl_selector_nest makes a text in the arena
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_STYLES_SELECTOR_H
#define LTL_STYLES_SELECTOR_H

#include "core/arena.h"
#include "core/str.h"

/* The next part of a list; false at its end. Commas in brackets do not part. */
bool ltl_selector_next(ltl_str *rest, ltl_str *out_part);
/* The compound that the part ends with. */
ltl_str ltl_selector_subject(ltl_str part);
/* The next compound of a part from its start; false at its end. */
bool ltl_selector_compound(ltl_str *rest, ltl_str *out_compound);
/* The compound before its first pseudo-class or -element: "a.b" of `a.b:hover`; "*" when nothing is. */
ltl_str ltl_selector_base(ltl_str compound);
/* The name of the element in it: "a" of `a.b`; empty when it names none. */
ltl_str ltl_selector_element(ltl_str compound);
/* The pseudo-class as a whole: ":focus" is not in `:focus-within`, nor in `:not(:focus)`. */
bool ltl_selector_has_pseudo(ltl_str compound, const char *pseudo);
/* A word of a name in it, in any case: `.navMenu-item` has "nav", "menu" and "item". */
bool ltl_selector_has_word(ltl_str text, const char *word);
/* `inner` below the list `outer`, `&` replaced; `inner` itself when the result would be longer than `most` bytes. */
ltl_str ltl_selector_nest(ltl_arena *arena, ltl_str outer, ltl_str inner, size_t most);

#endif
