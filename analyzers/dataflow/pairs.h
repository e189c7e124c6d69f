/* pairs.h - a table from two numbers to one.
 *
 * Shape    open addressing, at most half full; a value of 0 is "not there"
 * Units    -
 * Owns     the arena given
 * Errors   -
 * Threads  one owner
 * Cost     about one cache miss a look-up
 */
#ifndef LTL_DATAFLOW_PAIRS_H
#define LTL_DATAFLOW_PAIRS_H

#include "core/arena.h"

typedef struct ltl_pairs {
    uint64_t *keys;
    uint32_t *values;
    uint32_t mask;
    uint32_t count;
} ltl_pairs;

uint32_t ltl_pairs_find(const ltl_pairs *pairs, uint32_t a, uint32_t b);
void ltl_pairs_put(ltl_arena *arena, ltl_pairs *pairs, uint32_t a, uint32_t b, uint32_t value);

#endif
