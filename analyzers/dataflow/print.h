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

#include "analyzers/dataflow/scopes.h"

/* One line a name: place, spelling, what it does, and the place of the declaration it means. */
ltl_str ltl_print_names(ltl_arena *arena, const ltl_scopes *scopes);

#endif
