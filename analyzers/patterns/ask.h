/* ask.h - what each node of a pattern asks for.
 *
 * Shape    fills `asks`, `metavariable`, `regex` and `type` of a reading's pattern, children first
 * Units    -
 * Owns     regular expressions go to the pattern, see ltl_pattern_clear
 * Errors   `status` and `error` keep the first: a "=~/re/" that is no regular expression
 * Threads  one owner
 * Cost     O(nodes of the pattern + bytes of its literals)
 */
#ifndef LTL_PATTERNS_ASK_H
#define LTL_PATTERNS_ASK_H

#include "analyzers/patterns/pattern.h"
#include "analyzers/patterns/pattern_read.h"
#include "analyzers/patterns/placeholder.h"

typedef struct ltl_asker {
    ltl_arena *arena;
    ltl_names *names;
    ltl_metavariables *metavariables;
    ltl_pattern *pattern;
    ltl_status status;
    ltl_error *error;
} ltl_asker;

/* All nodes of the reading; those of the types asked for stand behind it. */
void ltl_ask_nodes(ltl_asker *asker, const ltl_reading *reading);

/* Parts, one file each. */

/* Strings, keys, regular expressions. False when the node is none of these: somebody else says what it
 * asks for. */
bool ltl_ask_literal(ltl_asker *asker, ltl_node node);
/* Any other leaf: a name or what stands for one. */
void ltl_ask_leaf(ltl_asker *asker, ltl_node node);
/* What a stand-in asks for; its name is numbered. */
ltl_ask ltl_ask_stand_in(ltl_asker *asker, ltl_stand_in stand_in, ltl_str name,
                         uint16_t *out_metavariable);
/* A node that holds a stand-in and nothing else is that stand-in itself; its children have been asked. */
void ltl_ask_lone(ltl_pattern *pattern, ltl_node node);

#endif
