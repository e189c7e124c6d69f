/* anchor.h - the name that every match of a pattern contains: where the search begins.
 *
 * Shape    fills `anchor` and `anchor_depth` of a pattern whose nodes have been asked
 * Units    -
 * Owns     nothing
 * Errors   none; a pattern without such a name is tried everywhere
 * Threads  one owner
 * Cost     O(nodes * depth of the pattern)
 */
#ifndef LTL_PATTERNS_ANCHOR_H
#define LTL_PATTERNS_ANCHOR_H

#include "analyzers/patterns/pattern.h"

void ltl_anchor_choose(ltl_pattern *pattern);

#endif
