/* search.h - a generic pattern against a document: where it fits, each place once.
 *
 * Shape    from each token the first way to fit, each `...` as short as can be; of places with the same
 *          end the shortest, or the longest when the pattern ends in `...`. All bindings are text
 * Units    fuel: a step is sixty-four tokens looked at
 * Owns     ranges live in the arena of the call
 * Errors   giving up is told in `reason`: RULE_FUEL, TOO_MANY_FINDINGS
 * Threads  reentrant
 * Cost     a scan for the pattern's first word, then what each ellipsis may skip. That a tail does not
 *          fit at a token is found out once, unless a metavariable repeats. Recursion is as deep as the
 *          pattern has ellipses
 */
#ifndef LTL_GENERIC_SEARCH_H
#define LTL_GENERIC_SEARCH_H

#include "analyzers/generic/pattern.h"
#include "analyzers/match/matcher.h"

void ltl_generic_search(const ltl_document *document, ltl_arena *arena,
                        const ltl_generic_pattern *pattern, ltl_fuel *fuel, ltl_ranges *out_ranges,
                        ltl_reason *out_reason);

#endif
