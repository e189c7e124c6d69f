/* front_end.h - runs a reader of ours and gathers what it writes into a tree.
 *
 * Shape    the same arrays, names and posting lists as from a grammar; code of the grammar inside the text
 *          is parsed and flattened in place
 * Units    bytes; fuel as in parse.h, one step more for each 256 bytes that a reader goes over
 * Owns     see flatten.h
 * Errors   those of a parse
 * Threads  one owner
 * Cost     see grammars/front_end.h
 */
#ifndef LTL_SYNTAX_FRONT_END_H
#define LTL_SYNTAX_FRONT_END_H

#include "analyzers/syntax/flatten.h"
#include "core/fuel.h"

LTL_MUST_USE ltl_status ltl_front_end_run(const ltl_grammar *grammar, const ltl_source *source,
                                          ltl_names *names, ltl_arena *arena,
                                          ltl_flatten_stack *stack, ltl_fuel *fuel,
                                          const ltl_tree **out_tree);

#endif
