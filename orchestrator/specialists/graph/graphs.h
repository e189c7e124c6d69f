/* graphs.h - what depends on what, before and after a change.
 *
 * Shape    the files of both sides under one numbering, with the edges of either side
 * Units    -
 * Owns     the arena of the call
 * Errors   false, with a note, when the rest of the repository cannot be had
 * Threads  see assess.h
 * Cost     every file of the repository that has imports is parsed once, changed ones twice
 */
#ifndef LTL_SPECIALISTS_COMMON_GRAPHS_H
#define LTL_SPECIALISTS_COMMON_GRAPHS_H

#include "analyzers/linking/dependencies.h"
#include "orchestrator/specialists/common/rule.h"

enum { LTL_MAX_GRAPH_FILES = 100000 };

typedef struct ltl_graphs {
    ltl_arena *arena;
    uint32_t file_count;
    const ltl_str *paths;
    const bool *is_changed;
    ltl_dependencies before;
    ltl_dependencies after;
} ltl_graphs;

bool ltl_graphs_make(ltl_assess *assess, ltl_graphs *out_graphs);

bool ltl_graph_has(const ltl_dependencies *graph, uint32_t from, uint32_t to);

#endif
