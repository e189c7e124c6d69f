/* tree_cache.h - files that a worker looked at last, with their trees: marks are followed through the same files again
 * and again.
 *
 * Shape    a few places, each with a scanner of its own; who was not looked at for longest makes room. What a look
 *          finds does not depend on it: a tree is what is kept, and nothing that a rule found out
 * Units    LTL_CACHED_TREES files of at most LTL_MAX_CACHED_TREE_BYTES
 * Owns     texts, trees and scanners, until the end of the worker
 * Errors   null without the memory for a scanner
 * Threads  that of the worker
 * Cost     a parse less; some megabytes a worker
 */
#ifndef LTL_RUN_WORKER_TREE_CACHE_H
#define LTL_RUN_WORKER_TREE_CACHE_H

#include "orchestrator/run/worker/side.h"

typedef struct ltl_cached_tree {
    ltl_scanner *scanner;
    ltl_arena arena; /* text and lines */
    ltl_side_job job;
    uint8_t agents[LTL_LEDGER_MAX_AGENTS];
    bool is_read; /* `job` holds the file as it is */
    uint32_t target;
    uint64_t turn; /* when it was looked at last */
} ltl_cached_tree;

struct ltl_tree_cache {
    ltl_cached_tree at[LTL_CACHED_TREES];
    uint64_t turn;
};

/* The worker has the file at hand, read and begun, with that one's scanner and arena; null: it could not be read. */
ltl_cached_tree *ltl_tree_cache_enter(ltl_worker *worker, uint32_t target);
/* The worker has its own again. */
void ltl_tree_cache_leave(ltl_worker *worker, ltl_cached_tree *cached);
void ltl_tree_cache_free(struct ltl_tree_cache *trees);

#endif
