/* made_match.h - from a range to what is reported: bindings, message, fix.
 *
 * Shape    one match per range
 * Units    byte offsets
 * Owns     the arena of the evaluation
 * Errors   a fix that cannot be made is none
 * Threads  one owner
 * Cost     O(message + fix)
 */
#ifndef LTL_RULESET_MADE_MATCH_H
#define LTL_RULESET_MADE_MATCH_H

#include "analyzers/ruleset/evaluate.h"
#include "analyzers/ruleset/scan.h"

ltl_match ltl_match__make(const ltl_evaluation_context *c, const ltl_unit *unit,
                          const ltl_range *range);

#endif
