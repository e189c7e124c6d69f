/* order.h - files behind those that they call, among the files that rules have to do with.
 *
 * Shape    a list that files come to and never leave; files that call each other in a circle follow each other in it,
 *          each behind those of the circle that it calls, as if calls of those on the way to it did not count
 * Units    files as in link.h; ranks from 0
 * Owns     the arena that it was made with
 * Errors   -
 * Threads  one owner
 * Cost     to settle it: the calls of the files that are in it. Most of a repository is in one circle, and most of
 *          the files that rules have to do with are in none, once the others are left out
 *
 * Circles are found by Tarjan's algorithm: R. Tarjan, Depth-first search and linear graph algorithms, 1972.
 */
#ifndef LTL_LINKING_ORDER_H
#define LTL_LINKING_ORDER_H

#include "analyzers/linking/concern.h"

typedef struct ltl_file_circle {
    uint32_t first; /* rank */
    uint32_t count; /* 1: a file that is in no circle */
} ltl_file_circle;

typedef struct ltl_file_order {
    ltl_arena *arena;
    const ltl_file_graph *graph;
    ltl_files files;          /* by rank, once it is settled */
    uint32_t *rank;           /* by file */
    uint32_t *circle;         /* by file; index into `circles` */
    ltl_file_circle *circles; /* callees first */
    uint32_t circle_count;
    bool *has;       /* by file */
    bool is_settled; /* else files have come since */
    struct ltl_order_walk *walk;
} ltl_file_order;

/* `graph` is borrowed. */
void ltl_file_order_init(ltl_file_order *order, ltl_arena *arena, const ltl_file_graph *graph);
void ltl_file_order_add(ltl_file_order *order, uint32_t file);
void ltl_file_order_settle(ltl_file_order *order);

/* Once it is settled. */
static inline bool ltl_file_order_is_circle(const ltl_file_order *order, uint32_t file) {
    return order->has[file] && order->circles[order->circle[file]].count > 1;
}

#endif
