/* pattern_roots.h - which nodes of a parsed attempt are the pattern.
 *
 * Shape    whole: the topmost nodes in the region. Header: the node that begins with the region and that
 *          the wrap completed, cut to the children that the pattern wrote
 * Units    nodes of the attempt's tree, which a cut changes
 * Owns     nothing
 * Errors   false: no such nodes, or they say less than the text
 * Threads  one owner
 * Cost     O(depth + children of the nodes on the way)
 */
#ifndef LTL_PATTERNS_PATTERN_ROOTS_H
#define LTL_PATTERNS_PATTERN_ROOTS_H

#include "analyzers/patterns/pattern_attempt.h"

bool ltl_pattern_roots_whole(const ltl_attempt *attempt, ltl_reading *out_reading);
bool ltl_pattern_roots_header(const ltl_attempt *attempt, ltl_reading *out_reading);
/* `f()` alone is an expression, `f();` a statement; a lone pair or item of YAML is one anywhere. */
void ltl_pattern_roots_unwrap(const ltl_attempt *attempt, ltl_reading *reading);

#endif
