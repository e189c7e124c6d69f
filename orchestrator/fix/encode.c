#include "orchestrator/fix/encode.h"

enum { FIRST_PAIR = 0x10000, HIGH_SURROGATE = 0xD800, LOW_SURROGATE = 0xDC00, HALF_BITS = 10 };

static size_t unit_put(char *at, uint32_t unit, bool is_big_endian) {
    at[is_big_endian ? 0 : 1] = (char)(unit >> 8);
    at[is_big_endian ? 1 : 0] = (char)(unit & 0xFF);
    return 2;
}

/* With the mark in front: what is read as UTF-16 has one. */
static ltl_str utf16_of(ltl_arena *arena, ltl_str text, bool is_big_endian) {
    char *bytes = ltl_arena_alloc_raw(arena, text.len * 2 + 4);
    size_t count = unit_put(bytes, 0xFEFF, is_big_endian);
    for (size_t at = 0; at < text.len;) {
        uint32_t point;
        at += ltl_utf8_decode(text, at, &point);
        if (point >= FIRST_PAIR) {
            uint32_t rest = point - FIRST_PAIR;
            count += unit_put(bytes + count, HIGH_SURROGATE + (rest >> HALF_BITS), is_big_endian);
            point = LOW_SURROGATE + (rest & ((1u << HALF_BITS) - 1));
        }
        count += unit_put(bytes + count, point, is_big_endian);
    }
    return (ltl_str){bytes, count};
}

/* Of an encoding that nobody named, the bytes beyond ASCII could mean anything. */
static bool is_ascii(const ltl_edits *edits) {
    for (uint32_t i = 0; i < edits->count; i++) {
        ltl_str fix = edits->at[i].finding->fix;
        for (size_t k = 0; k < fix.len && !edits->at[i].is_left_out; k++) {
            if ((unsigned char)fix.ptr[k] >= 0x80) {
                return false;
            }
        }
    }
    return true;
}

static ltl_str form(ltl_arena *arena, const ltl_source *source, ltl_str old_bytes, ltl_str text) {
    bool is_big_endian = source->encoding == LTL_ENCODING_UTF16_BE;
    if (is_big_endian || source->encoding == LTL_ENCODING_UTF16_LE) {
        return utf16_of(arena, text, is_big_endian);
    }
    /* A text may be the bytes without their mark, or with it. */
    size_t mark = old_bytes.len - source->text.len;
    if (mark == 0) {
        return text;
    }
    char *bytes = ltl_arena_alloc_raw(arena, mark + text.len + 1);
    memcpy(bytes, old_bytes.ptr, mark);
    memcpy(bytes + mark, text.ptr, text.len);
    return (ltl_str){bytes, mark + text.len};
}

ltl_status ltl_encode_like(ltl_arena *arena, const ltl_source *source, ltl_str old_bytes,
                           const ltl_edits *edits, ltl_str text, ltl_str *out_bytes,
                           ltl_error *error) {
    bool is_wide = source->encoding == LTL_ENCODING_UTF16_LE ||
                   source->encoding == LTL_ENCODING_UTF16_BE;
    bool comes_back = is_wide ? ltl_str_eq(form(arena, source, old_bytes, source->text), old_bytes)
                              : ltl_str_ends_with(old_bytes, source->text);
    if (source->encoding == LTL_ENCODING_BINARY || !comes_back) {
        return ltl_fail(error, LTL_REFUSED, "its bytes cannot be written back as they are");
    }
    if (source->encoding == LTL_ENCODING_LATIN && !is_ascii(edits)) {
        return ltl_fail(error, LTL_REFUSED,
                        "its encoding is not known, and a fix is not plain ASCII");
    }
    *out_bytes = form(arena, source, old_bytes, text);
    return LTL_OK;
}
