#include "core/arena.h"

#include <stdalign.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/limits.h"

enum {
    FIRST_BLOCK_BYTES = 16 * 1024,
    LARGEST_BLOCK_BYTES = 1024 * 1024,
    OWN_BLOCK_BYTES = LARGEST_BLOCK_BYTES / 4, /* larger requests do not end the current block */
    EMERGENCY_PAGE_BYTES = 64 * 1024,
    EMERGENCY_PAGES = 32,
    RESERVE_BYTES = 16 * 1024 * 1024, /* past the maximum, while the unit of work finds its end */
};

typedef enum block_origin { FROM_HEAP, FROM_EMERGENCY } block_origin;

struct ltl_arena_block {
    ltl_arena_block *next;
    char *start;
    size_t capacity;
    block_origin origin;
};

enum {
    HEADER_BYTES =
        (sizeof(ltl_arena_block) + LTL_ARENA_ALIGN - 1) / LTL_ARENA_ALIGN * LTL_ARENA_ALIGN
};

/* Handed out page by page when the system has no memory: every piece stays distinct, so that a
 * unit of work can go on safely until it looks at the flag. Bit i of the mask: page i is taken. */
static alignas(LTL_ARENA_ALIGN) char emergency_pages[EMERGENCY_PAGES][EMERGENCY_PAGE_BYTES];
static atomic_uint_least32_t emergency_mask;

static char *take_emergency_page(void) {
    uint_least32_t mask = atomic_load(&emergency_mask);
    for (uint32_t i = 0; i < EMERGENCY_PAGES;) {
        uint_least32_t bit = (uint_least32_t)1 << i;
        if ((mask & bit) != 0) {
            i++;
        } else if (atomic_compare_exchange_strong(&emergency_mask, &mask, mask | bit)) {
            return emergency_pages[i];
        }
    }
    return NULL;
}

static void give_emergency_page(const char *page) {
    size_t index = (size_t)(page - emergency_pages[0]) / EMERGENCY_PAGE_BYTES;
    atomic_fetch_and(&emergency_mask, ~((uint_least32_t)1 << index));
}

static size_t max_bytes_of(const ltl_arena *arena) {
    return arena->max_bytes ? arena->max_bytes : (size_t)LTL_MAX_ARENA_BYTES;
}

_Noreturn static void give_up(const ltl_arena *arena, size_t bytes) {
    fprintf(stderr,
            "lintel: out of memory: an arena limited to %zu bytes (LTL_MAX_ARENA_BYTES unless set) "
            "holds %zu and was asked for %zu more\n",
            max_bytes_of(arena), arena->used_bytes, bytes);
    abort();
}

void ltl_arena_init(ltl_arena *arena, size_t max_bytes) {
    *arena = (ltl_arena){.max_bytes = max_bytes};
}

static void block_free(ltl_arena_block *block) {
    if (block->origin == FROM_EMERGENCY) {
        give_emergency_page((char *)block);
        return;
    }
#ifdef LTL_ARENA_DEBUG
    free(block->start);
#endif
    free(block);
}

#ifdef LTL_ARENA_DEBUG

static size_t piece_bytes(size_t bytes) {
    return bytes;
}

static bool is_block_of_its_own(size_t bytes) {
    (void)bytes;
    return true;
}

/* The piece is exactly as large as asked for, and its header lies elsewhere. */
static ltl_arena_block *block_try_heap(size_t bytes) {
    ltl_arena_block *block = malloc(sizeof(*block));
    char *start = malloc(bytes);
    if (!block || !start) {
        free(block);
        free(start);
        return NULL;
    }
    *block = (ltl_arena_block){.start = start, .capacity = bytes};
    return block;
}

static bool is_worth_keeping(const ltl_arena_block *block) {
    (void)block;
    return false; /* a kept piece would hide a use after reset */
}

#else

static size_t piece_bytes(size_t bytes) {
    return (bytes + LTL_ARENA_ALIGN - 1) & ~(size_t)(LTL_ARENA_ALIGN - 1);
}

static bool is_block_of_its_own(size_t bytes) {
    return bytes > OWN_BLOCK_BYTES;
}

static ltl_arena_block *block_try_heap(size_t bytes) {
    ltl_arena_block *block = bytes <= SIZE_MAX - HEADER_BYTES ? malloc(HEADER_BYTES + bytes) : NULL;
    if (block) {
        *block = (ltl_arena_block){.start = (char *)block + HEADER_BYTES, .capacity = bytes};
    }
    return block;
}

static bool is_worth_keeping(const ltl_arena_block *block) {
    return block->origin == FROM_HEAP && block->capacity <= LARGEST_BLOCK_BYTES;
}

#endif

static ltl_arena_block *block_try_emergency(size_t bytes) {
    if (bytes > EMERGENCY_PAGE_BYTES - HEADER_BYTES) {
        return NULL;
    }
    char *page = take_emergency_page();
    if (!page) {
        return NULL;
    }
    ltl_arena_block *block = (ltl_arena_block *)(void *)page;
    *block = (ltl_arena_block){.start = page + HEADER_BYTES,
                               .capacity = EMERGENCY_PAGE_BYTES - HEADER_BYTES,
                               .origin = FROM_EMERGENCY};
    return block;
}

/* Frees every block except `kept`, which becomes the only one. */
static void free_blocks(ltl_arena *arena, ltl_arena_block *kept) {
    ltl_arena_block *block = arena->head;
    while (block) {
        ltl_arena_block *next = block->next;
        if (block != kept) {
            block_free(block);
        }
        block = next;
    }
    arena->head = kept;
    arena->mark = NULL;
    arena->end = NULL;
    arena->used_bytes = 0;
    arena->is_exhausted = false;
}

/* Opens `block` for the bump path, but never past the arena's maximum. */
static void open_block(ltl_arena *arena, ltl_arena_block *block) {
    size_t max = max_bytes_of(arena);
    size_t left = max > arena->used_bytes ? max - arena->used_bytes : 0;
    size_t usable = block->capacity;
    if (!arena->is_exhausted && usable > left) {
        usable = left & ~(size_t)(LTL_ARENA_ALIGN - 1);
    }
    arena->mark = block->start;
    arena->end = block->start + usable;
}

void ltl_arena_reset(ltl_arena *arena) {
    ltl_arena_block *kept = NULL;
    for (ltl_arena_block *block = arena->head; block; block = block->next) {
        if (is_worth_keeping(block) && (!kept || block->capacity > kept->capacity)) {
            kept = block;
        }
    }
    free_blocks(arena, kept);
    if (kept) {
        kept->next = NULL;
        open_block(arena, kept);
    }
}

void ltl_arena_clear(ltl_arena *arena) {
    if (arena) {
        free_blocks(arena, NULL);
    }
}

static size_t block_bytes_for(const ltl_arena *arena, size_t bytes) {
    size_t first = arena->first_bytes > 0 ? piece_bytes(arena->first_bytes) : FIRST_BLOCK_BYTES;
    size_t size = arena->head ? arena->head->capacity * 2 : first;
    if (size > LARGEST_BLOCK_BYTES) {
        size = LARGEST_BLOCK_BYTES;
    }
    return size < bytes ? bytes : size;
}

/* Links a block that is full from the start, so that the current one stays open. */
static void link_beside(ltl_arena *arena, ltl_arena_block *block) {
    if (arena->head) {
        block->next = arena->head->next;
        arena->head->next = block;
    } else {
        arena->head = block;
    }
}

/* Marks the arena once its maximum is passed, and ends the program past the reserve. */
static void check_maximum(ltl_arena *arena, size_t bytes) {
    size_t max = max_bytes_of(arena);
    size_t used = arena->used_bytes;
    if (used <= max && bytes <= max - used) {
        return;
    }
    arena->is_exhausted = true;
    size_t over = used > max ? used - max : 0;
    if (bytes > RESERVE_BYTES || over > RESERVE_BYTES - bytes) {
        give_up(arena, bytes);
    }
}

void *ltl_arena_alloc_slow(ltl_arena *arena, size_t bytes) {
    if (bytes == 0) {
        return ltl_arena_alloc_raw(arena, 1); /* an empty array is no reason for a new block */
    }
    if (bytes > SIZE_MAX - LTL_ARENA_ALIGN) {
        give_up(arena, bytes);
    }
    bytes = piece_bytes(bytes);
    check_maximum(arena, bytes);
    bool is_own = is_block_of_its_own(bytes);
    ltl_arena_block *block = block_try_heap(is_own ? bytes : block_bytes_for(arena, bytes));
    if (!block) {
        arena->is_exhausted = true;
        is_own = false;
        block = block_try_emergency(bytes);
    }
    if (!block) {
        give_up(arena, bytes);
    }
    if (is_own) {
        link_beside(arena, block);
    } else {
        block->next = arena->head;
        arena->head = block;
        open_block(arena, block);
        arena->mark += bytes;
    }
    arena->used_bytes += bytes;
    return block->start;
}

void *ltl_arena_alloc(ltl_arena *arena, size_t bytes) {
    return memset(ltl_arena_alloc_raw(arena, bytes), 0, bytes);
}

void *ltl_arena_alloc_array(ltl_arena *arena, size_t count, size_t item_bytes) {
    if (item_bytes != 0 && count > SIZE_MAX / item_bytes) {
        give_up(arena, SIZE_MAX);
    }
    return ltl_arena_alloc(arena, count * item_bytes);
}

#ifdef LTL_ARENA_DEBUG

bool ltl_arena_try_extend(ltl_arena *arena, void *piece, size_t bytes, size_t more_bytes) {
    (void)arena, (void)piece, (void)bytes, (void)more_bytes;
    return false; /* each piece ends where the system's ends */
}

#else

bool ltl_arena_try_extend(ltl_arena *arena, void *piece, size_t bytes, size_t more_bytes) {
    size_t rounded = piece_bytes(bytes);
    if (bytes == 0 || more_bytes < bytes || (char *)piece + rounded != arena->mark) {
        return false;
    }
    size_t extra = more_bytes > rounded ? more_bytes - rounded : 0;
    if (extra > (size_t)(arena->end - arena->mark)) {
        return false;
    }
    extra = piece_bytes(extra);
    arena->mark += extra;
    arena->used_bytes += extra;
    return true;
}

#endif

ltl_str ltl_arena_copy(ltl_arena *arena, ltl_str s) {
    if (s.len == SIZE_MAX) {
        give_up(arena, s.len);
    }
    char *copy = ltl_arena_alloc_raw(arena, s.len + 1);
    if (s.len > 0) {
        memcpy(copy, s.ptr, s.len);
    }
    copy[s.len] = '\0';
    return (ltl_str){copy, s.len};
}

ltl_str ltl_arena_printf(ltl_arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ltl_str text = ltl_arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

ltl_str ltl_arena_vprintf(ltl_arena *arena, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (len < 0) {
        return ltl_arena_copy(arena, LTL_STR_NONE);
    }
    char *text = ltl_arena_alloc_raw(arena, (size_t)len + 1);
    (void)vsnprintf(text, (size_t)len + 1, format, args);
    return (ltl_str){text, (size_t)len};
}
