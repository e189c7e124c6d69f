/* embedded.h - code of another language inside a file: the scripts and styles of a page.
 *
 * Shape    parts in order, each with its language, told by the `embeds` rows of the host's descriptor
 * Units    byte offsets of the file
 * Owns     the list lives in the arena of the call
 * Errors   false when there are more parts than LTL_MAX_EMBEDDED_PARTS: the first ones are in the list
 * Threads  reentrant
 * Cost     O(elements)
 */
#ifndef LTL_RULESET_EMBEDDED_H
#define LTL_RULESET_EMBEDDED_H

#include "analyzers/syntax/tree.h"
#include "core/vec.h"

typedef struct ltl_embedded {
    ltl_span span;
    const ltl_language *language;
} ltl_embedded;

typedef struct ltl_embedded_parts LTL_VEC(ltl_embedded) ltl_embedded_parts;

/* False when no tag of the text could hold code of that language: asked before anything is parsed. */
bool ltl_embedded_may_hold(ltl_str text, const ltl_language *host, const ltl_language *language);
LTL_MUST_USE bool ltl_embedded_find(ltl_arena *arena, const ltl_tree *tree,
                                    ltl_embedded_parts *out_parts);

#endif
