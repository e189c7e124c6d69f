/* print.h - what dataflow knows about a file, as text for eyes and tests.
 *
 * Shape    one line a thing, in source order
 * Units    lines and columns from 1
 * Owns     the text lies in the arena given
 * Errors   those of the arena
 * Threads  any
 * Cost     for small files: the text is joined piece by piece
 */
#ifndef LTL_DATAFLOW_PRINT_H
#define LTL_DATAFLOW_PRINT_H

#include "analyzers/dataflow/flow.h"

/* One line a name: place, spelling, what it does, and the place of the declaration it means. */
ltl_str ltl_print_names(ltl_arena *arena, const ltl_scopes *scopes);
/* The control flow of each unit: its blocks with their steps, and where each of them leads. A step is
 * its text up to the line's end, a definition `name :=`. */
ltl_str ltl_print_cfg(ltl_arena *arena, ltl_flow *flow);
/* One line for each name, member or operation whose value is known. */
ltl_str ltl_print_values(ltl_arena *arena, ltl_flow *flow);

#endif
