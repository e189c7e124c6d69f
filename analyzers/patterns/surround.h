/* surround.h - what a grammar wants around a stand-in, told from the characters around its place.
 *
 * Shape    a pattern cannot be parsed before its holes are spelt, so these look at marks and words only
 * Units    byte offsets in the pattern
 * Owns     nothing; what is returned is static
 * Errors   none: what cannot be told is no
 * Threads  reentrant
 * Cost     O(bytes of the pattern)
 */
#ifndef LTL_PATTERNS_SURROUND_H
#define LTL_PATTERNS_SURROUND_H

#include "core/span.h"
#include "core/str.h"
#include "grammars/language.h"

/* Between the braces of a value: an object, an initialiser. */
bool ltl_surround_is_among_values(ltl_str pattern, size_t at);
/* Inside <name …>, outside the values in it. */
bool ltl_surround_is_in_tag(ltl_str pattern, size_t at);
/* What the grammar wants around a stand-in for the hole: a variable's sigil, an attribute's braces, a
 * module's quotes. */
typedef struct ltl_surround {
    const char *before;
    const char *behind;
} ltl_surround;
ltl_surround ltl_surround_of(const ltl_language *language, ltl_str pattern, ltl_span hole,
                             bool is_ellipsis);

#endif
