#include "core/line_hash.h"

#include <inttypes.h>
#include <stdlib.h>

#include "core/map.h"
#include "core/utf8.h"

/* The numbers are those of the algorithm as code hosts run it on upload; none may change. */
enum { WINDOW = 100, END_UNIT = 65535 };
#define MULTIPLIER UINT64_C(37)

typedef struct hasher {
    ltl_arena *arena;
    const uint32_t *wanted;
    uint32_t wanted_count;
    ltl_str *hashes;        /* one for each wanted line */
    uint32_t next;          /* first wanted line without a hash */
    uint64_t oldest_factor; /* MULTIPLIER to the power of WINDOW */
    uint64_t hash;
    uint32_t units[WINDOW];
    uint32_t lines[WINDOW]; /* the line that starts in this slot, or 0 */
    uint32_t at;
    uint32_t line;
    bool is_line_start;
    bool was_return;
    ltl_map seen; /* hash value to number of times */
} hasher;

static void emit(hasher *h) {
    uint32_t line = h->lines[h->at];
    h->lines[h->at] = 0;
    ltl_str key = {(const char *)&h->hash, sizeof(h->hash)};
    uint64_t times = ++ltl_map_put_copy(&h->seen, key, NULL)->value;
    for (; h->next < h->wanted_count && h->wanted[h->next] <= line; h->next++) {
        if (h->wanted[h->next] == line) {
            h->hashes[h->next] = ltl_arena_printf(h->arena, "%" PRIx64 ":%" PRIu64, h->hash, times);
        }
    }
}

static void push(hasher *h, uint32_t unit) {
    h->hash = h->hash * MULTIPLIER + unit - h->oldest_factor * h->units[h->at];
    h->units[h->at] = unit;
    h->at = (h->at + 1) % WINDOW;
}

static void take(hasher *h, uint32_t unit) {
    bool is_skipped = unit == ' ' || unit == '\t' || (unit == '\n' && h->was_return);
    h->was_return = !is_skipped && unit == '\r';
    if (is_skipped) {
        return;
    }
    unit = unit == '\r' ? '\n' : unit;
    if (h->lines[h->at] != 0) {
        emit(h);
    }
    if (h->is_line_start) {
        h->lines[h->at] = ++h->line;
    }
    h->is_line_start = unit == '\n';
    push(h, unit);
}

static void take_code_point(hasher *h, uint32_t code_point) {
    if (code_point < 0x10000) {
        take(h, code_point);
    } else {
        take(h, 0xD800 + ((code_point - 0x10000) >> 10));
        take(h, 0xDC00 + ((code_point - 0x10000) & 0x3FF));
    }
}

static void take_end(hasher *h) {
    take(h, END_UNIT);
    for (int i = 0; i < WINDOW; i++) {
        if (h->lines[h->at] != 0) {
            emit(h);
        }
        push(h, 0);
    }
}

void ltl_line_hash_make(ltl_arena *arena, ltl_str text, const uint32_t *lines, uint32_t count,
                        ltl_str *out_hashes) {
    hasher h = {.arena = arena,
                .wanted = lines,
                .wanted_count = count,
                .hashes = out_hashes,
                .oldest_factor = 1,
                .is_line_start = true};
    ltl_map_init(&h.seen, arena);
    for (int i = 0; i < WINDOW; i++) {
        h.oldest_factor *= MULTIPLIER;
    }
    for (uint32_t i = 0; i < count; i++) {
        out_hashes[i] = (ltl_str){"", 0};
    }
    size_t i = 0;
    while (i < text.len && h.next < count) {
        uint32_t code_point = 0;
        i += ltl_utf8_decode(text, i, &code_point);
        take_code_point(&h, code_point);
    }
    if (h.next < count) {
        take_end(&h);
    }
}

static int compare_lines(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a;
    uint32_t right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

void ltl_line_hash_set(ltl_arena *arena, ltl_arena *scratch, ltl_str text, ltl_finding *findings,
                       uint32_t count) {
    if (count == 0) {
        return;
    }
    uint32_t *lines = LTL_NEW_ARRAY(scratch, uint32_t, count);
    ltl_str *hashes = LTL_NEW_ARRAY(scratch, ltl_str, count);
    for (uint32_t i = 0; i < count; i++) {
        lines[i] = findings[i].start.line;
    }
    qsort(lines, count, sizeof(*lines), compare_lines);
    ltl_line_hash_make(scratch, text, lines, count, hashes);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t *line =
            bsearch(&findings[i].start.line, lines, count, sizeof(*lines), compare_lines);
        findings[i].line_hash = ltl_arena_copy(arena, hashes[line - lines]);
    }
}
