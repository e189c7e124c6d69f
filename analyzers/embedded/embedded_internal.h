/* embedded_internal.h - what the files of embedded code share; nobody else includes it.
 *
 * Shape    attributes and texts are asked for code, then the copy is made
 * Units    see embedded.h
 * Owns     see embedded.h
 * Errors   see embedded.h
 * Threads  reentrant
 * Cost     see embedded.h
 */
#ifndef LTL_EMBEDDED_EMBEDDED_INTERNAL_H
#define LTL_EMBEDDED_EMBEDDED_INTERNAL_H

#include "analyzers/embedded/embedded.h"

/* Appends; false when there are too many. */
bool ltl_embedded__add(ltl_arena *arena, ltl_embedded_parts *parts, ltl_embedded part);
/* The values of attributes; `script` is the language of expressions. */
bool ltl_embedded__attributes(ltl_arena *arena, const ltl_tree *tree, const ltl_language *script,
                              ltl_embedded_parts *parts);
/* The expressions in texts. */
bool ltl_embedded__holes(ltl_arena *arena, const ltl_tree *tree, const ltl_language *script,
                         ltl_embedded_parts *parts);
/* True when the text has an attribute, or a hole, that holds code of the language. */
bool ltl_embedded__attributes_may_hold(const ltl_source *source, const ltl_language *host,
                                       const ltl_language *language);
bool ltl_embedded__holes_may_hold(const ltl_source *source, const ltl_language *host,
                                  const ltl_language *language);
/* The fenced code of a document. */
bool ltl_embedded__fences(ltl_arena *arena, const ltl_tree *tree, ltl_embedded_parts *parts);
/* Adds the languages that fences name to the `count` in `out`; returns how many there are then. */
uint32_t ltl_embedded__fence_languages(const ltl_source *source, const ltl_language **out,
                                       uint32_t count);
/* Adds one, unless it is null, there already, or one too many. */
uint32_t ltl_embedded__note_language(const ltl_language *language, const ltl_language **out,
                                     uint32_t count);
/* Where the code of a line that begins at `at` does, behind what repeats `prefix`. */
uint32_t ltl_embedded__behind_prefix(ltl_str text, uint32_t at, uint32_t stop, ltl_str prefix);
/* The mark that opens a hole in this text, or null. */
const ltl_hole_row *ltl_embedded__hole_of(const ltl_tree *tree, ltl_node node);
/* Sets the source of the parts, which are in order, and their spans in it. */
void ltl_embedded__make_copy(ltl_arena *arena, const ltl_source *file, ltl_embedded_parts *parts);

#endif
