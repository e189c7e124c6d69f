/* ways.h - whether one file leads to another, found without parsing the repository.
 *
 * Shape    a shortest way over what is known and what is only mentioned; files on it that were not parsed are, until
 *          every step of a way is known or there is none
 * Units    bytes parsed; tries
 * Owns     the arena of the graph
 * Errors   LTL_WAY_UNTOLD: the budget was used up first
 * Threads  the main thread
 * Cost     O(mentions) a try; each try parses one more file at least
 */
#ifndef LTL_CLI_GRAPH_WAYS_H
#define LTL_CLI_GRAPH_WAYS_H

#include "orchestrator/cli/graph/mentions.h"
#include "orchestrator/cli/graph/near.h"

typedef struct ltl_graph_ways {
    ltl_near *near;
    const ltl_mentions *mentions;
    uint64_t bytes_left;
    uint32_t tries_left;
} ltl_graph_ways;

typedef enum ltl_way_end { LTL_WAY_NONE, LTL_WAY_FOUND, LTL_WAY_UNTOLD } ltl_way_end;

/* The files of the way, both ends among them; they may be null. */
ltl_way_end ltl_graph_way(ltl_graph_ways *ways, bool is_after, uint32_t from, uint32_t to,
                          uint32_t **out_files, uint32_t *out_count);
/* False, and nothing is parsed, when the budget does not suffice. */
bool ltl_graph_ways_parse(ltl_graph_ways *ways, uint32_t file);

#endif
