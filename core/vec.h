/* vec.h - growable arrays in an arena, with plain named struct types.
 *
 * Shape    any struct with the members `at`, `count`, `capacity`; LTL_VEC(type) writes them
 * Units    items
 * Owns     the arena owns the items; growing leaves the old copy behind until the arena is reset
 * Errors   those of the arena
 * Threads  one owner
 * Cost     amortised O(1); no allocation when the capacity is enough
 *
 *     typedef struct ltl_spans LTL_VEC(ltl_span) ltl_spans;
 *     ltl_spans spans = {0};
 *     LTL_PUSH(arena, &spans, span);
 */
#ifndef LTL_CORE_VEC_H
#define LTL_CORE_VEC_H

#include "core/arena.h"

#define LTL_VEC(type)                                                                              \
    {                                                                                              \
        type *at;                                                                                  \
        uint32_t count;                                                                            \
        uint32_t capacity;                                                                         \
    }

/* Returns the items moved to a place for at least `needed`; updates `*capacity`. */
void *ltl_vec_grow(ltl_arena *arena, void *items, uint32_t count, uint32_t needed,
                   uint32_t *capacity, size_t item_bytes);

#define LTL_RESERVE(arena, vec, needed)                                                            \
    ((vec)->capacity >= (needed)                                                                   \
         ? (void)0                                                                                 \
         : (void)((vec)->at = ltl_vec_grow((arena), (vec)->at, (vec)->count, (needed),             \
                                           &(vec)->capacity, sizeof(*(vec)->at))))
/* `value` is evaluated once, after the room is made, and may speak of the vector. */
#define LTL_PUSH(arena, vec, value)                                                                \
    (LTL_RESERVE((arena), (vec), (vec)->count + 1), (void)((vec)->at[(vec)->count] = (value)),     \
     (void)(vec)->count++)

#endif
