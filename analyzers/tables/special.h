/* special.h - the next byte that ends something, sixteen bytes at a time.
 *
 * Shape    a cursor over a text that only moves forward, and remembers the hits of the block it is in
 * Units    byte offsets
 * Owns     borrows the text
 * Errors   none
 * Threads  one owner
 * Cost     a few instructions for 64 bytes, and a bit scan for each hit
 */
#ifndef LTL_TABLES_SPECIAL_H
#define LTL_TABLES_SPECIAL_H

#include "core/str.h"

/* The compiler's vectors: a comparison gives -1 in each byte where it holds. */
typedef char ltl_bytes16 __attribute__((vector_size(16)));

typedef struct ltl_special {
    const char *text;
    uint32_t len;
    char delimiter;
    uint32_t block; /* offset of the block whose hits these are */
    uint64_t hits;
} ltl_special;

static inline bool ltl_special_is(const ltl_special *cursor, char byte) {
    return byte == cursor->delimiter || byte == '\n' || byte == '\r' || byte == '"';
}

static inline uint64_t ltl_special_block(const ltl_special *cursor, uint32_t at) {
    uint64_t hits = 0;
#ifdef __SSE2__
    if (cursor->len - at >= 64) {
        for (uint32_t i = 0; i < 4; i++) {
            ltl_bytes16 part;
            memcpy(&part, cursor->text + at + 16 * i, sizeof(part));
            ltl_bytes16 some = (ltl_bytes16)((part == cursor->delimiter) | (part == '\n') |
                                             (part == '\r') | (part == '"'));
            hits |= (uint64_t)(uint32_t)__builtin_ia32_pmovmskb128(some) << (16 * i);
        }
        return hits;
    }
#endif
    uint32_t count = cursor->len - at < 64 ? cursor->len - at : 64;
    for (uint32_t i = 0; i < count; i++) {
        hits |= (uint64_t)ltl_special_is(cursor, cursor->text[at + i]) << i;
    }
    return hits;
}

static inline void ltl_special_init(ltl_special *cursor, ltl_str text, char delimiter) {
    *cursor = (ltl_special){.text = text.ptr, .len = (uint32_t)text.len, .delimiter = delimiter};
    cursor->hits = text.len > 0 ? ltl_special_block(cursor, 0) : 0;
}

/* The first hit at or after `at`, which never goes back; the length when there is none. */
static inline uint32_t ltl_special_next(ltl_special *cursor, uint32_t at) {
    if (at >= cursor->len) {
        return cursor->len;
    }
    if (at - cursor->block >= 64) {
        cursor->block = at & ~63u;
        cursor->hits = ltl_special_block(cursor, cursor->block);
    }
    uint64_t hits = cursor->hits & (UINT64_MAX << (at - cursor->block));
    while (hits == 0) {
        if (cursor->len - cursor->block <= 64) {
            return cursor->len;
        }
        cursor->block += 64;
        cursor->hits = hits = ltl_special_block(cursor, cursor->block);
    }
    return cursor->block + (uint32_t)__builtin_ctzll(hits);
}

#endif
