/* shape.h - what a piece of code is, whatever its line, its indentation and its comments.
 *
 * Shape    two digests over the tokens of a span: one of all tokens, one with literals and plain
 *          names blanked (names that are called or taken of something stay)
 * Units    at most LTL_SHAPE_MAX_BYTES of the span are read
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes read)
 */
#ifndef LTL_AGENTS_COMMON_SHAPE_H
#define LTL_AGENTS_COMMON_SHAPE_H

#include "analyzers/syntax/tree.h"
#include "core/hash.h"

enum { LTL_SHAPE_MAX_BYTES = 16384 };

typedef struct ltl_shape {
    ltl_digest exact;
    ltl_digest loose;
} ltl_shape;

/* `tree` may be null: then comments count as code. */
ltl_shape ltl_shape_of(ltl_arena *arena, ltl_str rule_id, const ltl_source *source,
                       const ltl_tree *tree, ltl_span span);

#endif
