/* change_sides.h - what a change does to functions, told before anybody has chosen how to review it.
 *
 * Shape    both sides of a file that is code are parsed and compared, file after file, up to a limit for the change
 * Units    bytes
 * Owns     the parser; results live in the arena of the call
 * Errors   null: no code, too much of it, or not to be parsed; who needs to know then parses for itself
 * Threads  the main thread, alone
 * Cost     two parses a file, LTL_MAX_FACT_PARSE_BYTES in all
 */
#ifndef LTL_CLI_CHANGE_SIDES_H
#define LTL_CLI_CHANGE_SIDES_H

#include "analyzers/syntax/parse.h"
#include "orchestrator/cli/graph/change_graph.h"
#include "orchestrator/intake/intake.h"
#include "orchestrator/plan/function_delta.h"

typedef struct ltl_change_sides {
    ltl_parser *parser; /* null: without the memory, and nothing is parsed */
    ltl_names names;
    ltl_arena scratch; /* one file at a time */
    uint64_t bytes_left;
    ltl_change_graph *graph; /* that is shown the trees; null: none */
} ltl_change_sides;

void ltl_change_sides_open(ltl_change_sides *self, ltl_change_graph *graph);
void ltl_change_sides_close(ltl_change_sides *self);
/* `head` null: the file is gone; `base` null: it is new, and nothing is compared. `number` is that of the target. */
const ltl_function_delta *ltl_change_sides_read(ltl_change_sides *self, ltl_arena *arena,
                                                uint32_t number, const ltl_target *target,
                                                const ltl_source *base,
                                                const ltl_source *head);

#endif
