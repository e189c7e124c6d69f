/* tree_cache.h - trees of files that were looked at last: marks are followed through the same files again and again.
 *
 * Shape    packed trees by target, of all workers; those that nobody looks at and that were not looked at for longest
 *          make room. What a look finds does not depend on it: a tree is kept, and nothing that a rule found out
 * Units    `max_bytes` in all, LTL_MAX_CACHED_TREE_BYTES the text of one
 * Owns     the trees, until it is freed
 * Errors   a tree for which there is no memory is not kept
 * Threads  any; a tree stays while somebody has borrowed it
 * Cost     a parse less each; a lock for a few steps
 */
#ifndef LTL_RUN_WORKER_TREE_CACHE_H
#define LTL_RUN_WORKER_TREE_CACHE_H

#include "orchestrator/run/worker/worker.h"

/* Null without the memory; then there are no trees. */
ltl_tree_cache *ltl_tree_cache_new(uint32_t target_count, size_t max_bytes);
void ltl_tree_cache_free(ltl_tree_cache *cache);
/* The tree of the file, until it is given back; null: it is not there. */
const ltl_packed_tree *ltl_tree_cache_borrow(ltl_tree_cache *cache, uint32_t target);
void ltl_tree_cache_give_back(ltl_tree_cache *cache, uint32_t target);
/* The tree that the scanner has at hand, if it has one. */
void ltl_tree_cache_add(ltl_tree_cache *cache, uint32_t target, const ltl_scanner *scanner);
size_t ltl_tree_cache_bytes(ltl_tree_cache *cache);

#endif
