/* around.h - the files that a change is in the midst of: their paths and texts.
 *
 * Shape    those of the languages of the changed files, behind these in the list; in the order of paths
 * Units    bytes
 * Owns     the intake, until it is closed; texts lie in the arena of the graph
 * Errors   a reason: not all of it, or nothing, is known
 * Threads  the main thread
 * Cost     reads them, up to LTL_MAX_SLICE_READ_BYTES
 */
#ifndef LTL_CLI_GRAPH_AROUND_H
#define LTL_CLI_GRAPH_AROUND_H

#include "orchestrator/cli/graph/near.h"

typedef struct ltl_graph_around {
    ltl_intake *intake; /* null: nothing is known */
} ltl_graph_around;

/* Empty, when everything could be read. */
ltl_str ltl_graph_around_open(ltl_graph_around *around, ltl_near *near, const ltl_intake *change,
                              const ltl_intake_options *options);
void ltl_graph_around_close(ltl_graph_around *around);

#endif
