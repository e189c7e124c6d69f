/* ask_literal.h - what the strings, keys and regular expressions of a pattern ask for.
 *
 * Shape    fills `asks`, `metavariable` and `regex` of the pattern for one node
 * Units    -
 * Owns     regular expressions go to the pattern, see ltl_pattern_clear
 * Errors   `status` and `error` keep the first: a "=~/re/" that is no regular expression
 * Threads  one owner
 * Cost     O(bytes of the literal)
 */
#ifndef LTL_MATCH_ASK_LITERAL_H
#define LTL_MATCH_ASK_LITERAL_H

#include "analyzers/match/pattern.h"

typedef struct ltl_literal_asker {
    ltl_arena *arena;
    ltl_names *names;
    ltl_metavariables *metavariables;
    ltl_pattern *pattern;
    ltl_status status;
    ltl_error *error;
} ltl_literal_asker;

/* False when the node is none of these: somebody else says what it asks for. */
bool ltl_ask_literal(ltl_literal_asker *asker, ltl_node node);

#endif
