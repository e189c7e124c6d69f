#include "orchestrator/dataset/wide.h"

#include "core/utf8.h"

enum { MOST_OF_A_UNIT = 3 }; /* bytes of UTF-8 */

static uint32_t unit_at(ltl_str units, size_t at, bool is_big_endian) {
    uint8_t first = (uint8_t)units.ptr[at];
    uint8_t second = (uint8_t)units.ptr[at + 1];
    return is_big_endian ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

static bool is_high(uint32_t unit) {
    return (unit & 0xFC00) == 0xD800;
}

static bool is_low(uint32_t unit) {
    return (unit & 0xFC00) == 0xDC00;
}

/* What the decoder cannot take as it is, from `at` on: half of a pair, or a mark, which it would take off. */
static size_t odd_find(ltl_str units, size_t at, bool is_big_endian) {
    for (size_t i = at; i + 1 < units.len; i += 2) {
        uint32_t unit = unit_at(units, i, is_big_endian);
        bool has_next = i + 3 < units.len;
        if (is_high(unit) && has_next && is_low(unit_at(units, i + 2, is_big_endian))) {
            i += 2;
        } else if (is_high(unit) || is_low(unit) || unit == 0xFEFF) {
            return i;
        }
    }
    return units.len & ~(size_t)1;
}

static size_t append(char *text, size_t len, ltl_str more) {
    memcpy(text + len, more.ptr, more.len);
    return len + more.len;
}

ltl_str ltl_utf8_of_wide(ltl_arena *arena, ltl_str units, bool is_big_endian) {
    char *text = ltl_arena_alloc_raw(arena, units.len / 2 * MOST_OF_A_UNIT + 1);
    size_t len = 0;
    ltl_arena scratch = {0};
    for (size_t at = 0; at + 1 < units.len;) {
        size_t odd = odd_find(units, at, is_big_endian);
        ltl_str even = ltl_utf8_from_utf16(&scratch, ltl_str_slice(units, at, odd), is_big_endian);
        len = append(text, len, even);
        if (odd + 1 < units.len) {
            bool is_mark = unit_at(units, odd, is_big_endian) == 0xFEFF;
            len = append(text, len, is_mark ? LTL_STR("\xEF\xBB\xBF") : LTL_STR("\xFF"));
        }
        at = odd + 2;
        ltl_arena_reset(&scratch);
    }
    ltl_arena_clear(&scratch);
    text[len] = '\0';
    return (ltl_str){text, len};
}
