/* highlight.h - the lines around a span, cut to fit, with token classes for colouring.
 *
 * Shape    see ltl_snippet; without a tree the snippet has no runs
 * Units    -
 * Owns     the arena of the call
 * Errors   none
 * Threads  reentrant
 * Cost     proportional to the leaves on the lines shown
 */
#ifndef LTL_SYNTAX_HIGHLIGHT_H
#define LTL_SYNTAX_HIGHLIGHT_H

#include "analyzers/syntax/tree.h"
#include "core/finding.h"

/* `tree` may be null. `context_lines` before and after the span are included when there is room. */
ltl_snippet ltl_snippet_make(ltl_arena *arena, const ltl_source *source, const ltl_tree *tree,
                             ltl_span span, uint32_t context_lines);

#endif
