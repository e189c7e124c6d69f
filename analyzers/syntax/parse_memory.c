#include "analyzers/syntax/parse_memory.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <tree_sitter/api.h>

#include "core/compiler.h"
#include "core/limits.h"

#ifdef LTL_ARENA_DEBUG

void ltl_parse_memory_install(void) {}
void ltl_parse_memory_enter(ltl_parse_memory *memory) { (void)memory; }
void ltl_parse_memory_leave(ltl_parse_memory *memory) { (void)memory; }
void ltl_parse_memory_clear(ltl_parse_memory *memory) { (void)memory; }
bool ltl_parse_memory_forgets(void) { return false; }

#else

struct ltl_parse_block {
    ltl_parse_block *next;
    size_t bytes; /* of `data` */
    _Alignas(max_align_t) char data[];
};

/* Before each piece: its size, so that it can be moved. */
typedef struct piece {
    _Alignas(max_align_t) size_t bytes;
} piece;

enum { BLOCK_BYTES = 4 << 20, ALIGNMENT = _Alignof(max_align_t) };

static _Thread_local ltl_parse_memory *current_memory;

static size_t rounded(size_t bytes) {
    return (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static void use_block(ltl_parse_memory *memory, ltl_parse_block *block) {
    memory->current = block;
    memory->mark = block->data;
    memory->end = block->data + block->bytes;
}

/* Moves on to a block with room for `bytes`. */
static bool next_block(ltl_parse_memory *memory, size_t bytes) {
    ltl_parse_block *kept = memory->current != NULL ? memory->current->next : memory->first;
    if (kept != NULL && kept->bytes >= bytes) {
        use_block(memory, kept);
        return true;
    }
    size_t size = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
    ltl_parse_block *block = malloc(sizeof *block + size);
    if (block == NULL) {
        return false;
    }
    block->bytes = size;
    block->next = kept;
    if (memory->current != NULL) {
        memory->current->next = block;
    } else {
        memory->first = block;
    }
    use_block(memory, block);
    return true;
}

static void *hook_malloc(size_t bytes) {
    ltl_parse_memory *memory = current_memory;
    if (memory == NULL) {
        return malloc(bytes);
    }
    size_t whole = sizeof(piece) + rounded(bytes);
    if (LTL_UNLIKELY(whole < bytes || memory->mark == NULL ||
                     whole > (size_t)(memory->end - memory->mark))) {
        if (whole < bytes || !next_block(memory, whole)) {
            return NULL;
        }
    }
    piece *made = (piece *)(void *)memory->mark;
    memory->mark += whole;
    made->bytes = bytes;
    return made + 1;
}

static void *hook_calloc(size_t count, size_t bytes) {
    if (current_memory == NULL) {
        return calloc(count, bytes);
    }
    if (bytes != 0 && count > SIZE_MAX / bytes) {
        return NULL;
    }
    void *made = hook_malloc(count * bytes);
    if (made != NULL) {
        memset(made, 0, count * bytes);
    }
    return made;
}

static void *hook_realloc(void *old, size_t bytes) {
    ltl_parse_memory *memory = current_memory;
    if (memory == NULL) {
        return realloc(old, bytes);
    }
    if (old == NULL) {
        return hook_malloc(bytes);
    }
    piece *had = (piece *)old - 1;
    if (bytes <= had->bytes) {
        return old;
    }
    char *after = (char *)old + rounded(had->bytes);
    if (after == memory->mark && rounded(bytes) <= (size_t)(memory->end - (char *)old)) {
        memory->mark = (char *)old + rounded(bytes); /* the newest piece grows where it is */
        had->bytes = bytes;
        return old;
    }
    void *made = hook_malloc(bytes);
    if (made != NULL) {
        memcpy(made, old, had->bytes);
    }
    return made;
}

static void hook_free(void *old) {
    if (current_memory == NULL) {
        free(old);
    }
}

static void install(void) { ts_set_allocator(hook_malloc, hook_calloc, hook_realloc, hook_free); }

void ltl_parse_memory_install(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    (void)pthread_once(&once, install);
}

void ltl_parse_memory_enter(ltl_parse_memory *memory) {
    memory->current = NULL;
    memory->mark = NULL;
    memory->end = NULL;
    current_memory = memory;
}

/* Keeps the first blocks for the next parse and gives the rest back. */
void ltl_parse_memory_leave(ltl_parse_memory *memory) {
    current_memory = NULL;
    size_t kept = 0;
    ltl_parse_block **link = &memory->first;
    while (*link != NULL) {
        kept += (*link)->bytes;
        if (kept > LTL_PARSE_MEMORY_KEPT) {
            ltl_parse_block *dropped = *link;
            *link = dropped->next;
            free(dropped);
        } else {
            link = &(*link)->next;
        }
    }
}

void ltl_parse_memory_clear(ltl_parse_memory *memory) {
    while (memory->first != NULL) {
        ltl_parse_block *next = memory->first->next;
        free(memory->first);
        memory->first = next;
    }
}

bool ltl_parse_memory_forgets(void) { return true; }

#endif
