/* arena.h - memory that is released all at once.
 *
 * Shape    a list of blocks; allocation moves a mark; reset keeps one block for reuse
 * Units    bytes; every allocation is aligned for any type
 * Owns     all it hands out; nobody frees a single piece
 * Errors   ltl_arena_alloc never returns null: past `max_bytes`, or when the system has no memory,
 *          it marks the arena exhausted and goes on handing out sound, distinct memory: from a
 *          reserve of 16 MiB past the maximum, or from static emergency pages of 64 KiB. The unit
 *          of work checks once at its end (ltl_arena_is_exhausted) and reports LTL_LIMIT; loops
 *          over outside data that allocate without another bound check in the loop. A request
 *          past the reserve aborts with a message naming the limit.
 * Threads  one owner
 * Cost     a compare and an add; with LTL_ARENA_DEBUG each piece is a malloc of its own, so that
 *          address checkers see every edge
 */
#ifndef LTL_CORE_ARENA_H
#define LTL_CORE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/compiler.h"
#include "core/str.h"

enum { LTL_ARENA_ALIGN = 16 }; /* that of max_align_t on the machines we build for */

typedef struct ltl_arena_block ltl_arena_block;

typedef struct ltl_arena {
    ltl_arena_block *head; /* newest block */
    char *mark;
    char *end;
    size_t used_bytes; /* handed out since the last reset */
    size_t max_bytes;  /* 0: LTL_MAX_ARENA_BYTES */
    size_t first_bytes; /* of the first block; 0: 16 KiB. For arenas of which there are thousands */
    bool is_exhausted;
} ltl_arena;

/* A zeroed struct is a valid empty arena; init only sets the maximum. */
void ltl_arena_init(ltl_arena *arena, size_t max_bytes);
/* Forgets every piece, keeps one block for the next use. */
void ltl_arena_reset(ltl_arena *arena);
/* Gives everything back to the system. */
void ltl_arena_clear(ltl_arena *arena);

/* Zeroed memory. */
void *ltl_arena_alloc(ltl_arena *arena, size_t bytes);
/* What ltl_arena_alloc_raw does when the current block has no room; call that instead. */
void *ltl_arena_alloc_slow(ltl_arena *arena, size_t bytes);
/* Memory with unspecified content. */
static inline void *ltl_arena_alloc_raw(ltl_arena *arena, size_t bytes) {
    /* `mark` and `end` are aligned, so what fits also fits rounded up; no bytes take the slow way. */
    if (LTL_UNLIKELY(bytes - 1 >= (size_t)((uintptr_t)arena->end - (uintptr_t)arena->mark))) {
        return ltl_arena_alloc_slow(arena, bytes);
    }
    size_t rounded = (bytes + LTL_ARENA_ALIGN - 1) & ~(size_t)(LTL_ARENA_ALIGN - 1);
    void *piece = arena->mark;
    arena->mark += rounded;
    arena->used_bytes += rounded;
    return piece;
}
/* Makes the newest piece, of `bytes`, longer where it lies; false when that cannot be. */
bool ltl_arena_try_extend(ltl_arena *arena, void *piece, size_t bytes, size_t more_bytes);
#define LTL_NEW(arena, type) ((type *)ltl_arena_alloc((arena), sizeof(type)))
#define LTL_NEW_ARRAY(arena, type, count) \
    ((type *)ltl_arena_alloc_array((arena), (count), sizeof(type)))
/* Zeroed; the product is checked. */
void *ltl_arena_alloc_array(ltl_arena *arena, size_t count, size_t item_bytes);

/* Copies with a terminating zero after the slice (not counted in len). */
ltl_str ltl_arena_copy(ltl_arena *arena, ltl_str s);
LTL_PRINTF(2, 3)
ltl_str ltl_arena_printf(ltl_arena *arena, const char *format, ...);
LTL_PRINTF(2, 0)
ltl_str ltl_arena_vprintf(ltl_arena *arena, const char *format, va_list args);

static inline bool ltl_arena_is_exhausted(const ltl_arena *arena) { return arena->is_exhausted; }

#endif
