#include "core/utf8.h"

#include <string.h>

static const uint32_t replacement = 0xFFFD;

static unsigned char byte_at(ltl_str s, size_t offset) {
    return (unsigned char)s.ptr[offset];
}

static bool is_high_surrogate(uint32_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}
static bool is_low_surrogate(uint32_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* --- decoding ----------------------------------------------------------------------------- */

/* What may follow a lead byte (Unicode 15, table 3-7): the second byte has its own range, which
 * keeps out overlong forms, surrogates and values past U+10FFFF; later ones are 80..BF. */
typedef struct lead_class {
    unsigned char first, last; /* lead bytes */
    unsigned char low, high;   /* range of the second byte */
    unsigned char len;
} lead_class;

static const lead_class lead_classes[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

static const lead_class *class_of(unsigned char lead) {
    for (size_t i = 0; i < LTL_COUNT_OF(lead_classes); i++) {
        if (lead >= lead_classes[i].first && lead <= lead_classes[i].last) {
            return &lead_classes[i];
        }
    }
    return NULL;
}

/* The length of the good sequence or of the maximal bad prefix at `offset`. */
static size_t decode(ltl_str s, size_t offset, uint32_t *out_code_point, bool *out_is_good) {
    unsigned char lead = byte_at(s, offset);
    *out_is_good = lead < 0x80;
    *out_code_point = lead < 0x80 ? lead : replacement;
    const lead_class *class = lead < 0xC2 ? NULL : class_of(lead);
    if (!class) {
        return 1;
    }
    uint32_t value = lead & (0xFFu >> (class->len + 1));
    for (size_t i = 1; i < class->len; i++) {
        unsigned char low = i == 1 ? class->low : 0x80;
        unsigned char high = i == 1 ? class->high : 0xBF;
        if (offset + i >= s.len || byte_at(s, offset + i) < low || byte_at(s, offset + i) > high) {
            return i;
        }
        value = value << 6 | (byte_at(s, offset + i) & 0x3Fu);
    }
    *out_is_good = true;
    *out_code_point = value;
    return class->len;
}

size_t ltl_utf8_decode(ltl_str s, size_t offset, uint32_t *out_code_point) {
    bool is_good = false;
    if (offset >= s.len) {
        *out_code_point = replacement;
        return 1;
    }
    return decode(s, offset, out_code_point, &is_good);
}

/* The end of the run of ASCII bytes that starts at `offset`; eight at a time. */
static size_t ascii_end(ltl_str s, size_t offset) {
    while (s.len - offset >= sizeof(uint64_t)) {
        uint64_t word = 0;
        memcpy(&word, s.ptr + offset, sizeof(word));
        if ((word & 0x8080808080808080u) != 0) {
            break;
        }
        offset += sizeof(word);
    }
    while (offset < s.len && byte_at(s, offset) < 0x80) {
        offset++;
    }
    return offset;
}

bool ltl_utf8_is_valid(ltl_str s) {
    for (size_t i = ascii_end(s, 0); i < s.len; i = ascii_end(s, i)) {
        uint32_t code_point = 0;
        bool is_good = false;
        i += decode(s, i, &code_point, &is_good);
        if (!is_good) {
            return false;
        }
    }
    return true;
}

static size_t count_units(ltl_str s, size_t units_past_the_first_plane) {
    size_t count = 0;
    size_t i = 0;
    while (i < s.len) {
        size_t end = ascii_end(s, i);
        count += end - i;
        i = end;
        if (i < s.len) {
            uint32_t code_point = 0;
            i += ltl_utf8_decode(s, i, &code_point);
            count += code_point > 0xFFFF ? units_past_the_first_plane : 1;
        }
    }
    return count;
}

size_t ltl_utf8_utf16_length(ltl_str s) {
    return count_units(s, 2);
}

size_t ltl_utf8_length(ltl_str s) {
    return count_units(s, 1);
}

/* --- detection ---------------------------------------------------------------------------- */

static bool is_odd_control(unsigned char byte) {
    return byte < 0x20 && !(byte >= '\b' && byte <= '\r') && byte != 0x1B;
}

static bool is_binary(ltl_str bytes) {
    ltl_str probe = ltl_str_slice(bytes, 0, LTL_ENCODING_PROBE);
    if (ltl_str_find_byte(probe, '\0', 0) != SIZE_MAX) {
        return true;
    }
    size_t odd = 0;
    for (size_t i = 0; i < probe.len; i++) {
        odd += is_odd_control(byte_at(probe, i)) ? 1 : 0;
    }
    return odd * 10 > probe.len * 3; /* the share at which Perl's -B says binary */
}

ltl_encoding ltl_encoding_detect(ltl_str bytes) {
    /* The mark of UTF-32 little-endian starts like that of UTF-16; it is not read. */
    if (ltl_str_starts_with(bytes, LTL_STR("\xFF\xFE")) &&
        !ltl_str_starts_with(bytes, LTL_STR("\xFF\xFE\0\0"))) {
        return LTL_ENCODING_UTF16_LE;
    }
    if (ltl_str_starts_with(bytes, LTL_STR("\xFE\xFF"))) {
        return LTL_ENCODING_UTF16_BE;
    }
    if (is_binary(bytes)) {
        return LTL_ENCODING_BINARY;
    }
    if (ltl_str_starts_with(bytes, LTL_STR("\xEF\xBB\xBF"))) {
        return LTL_ENCODING_UTF8_BOM;
    }
    return ltl_utf8_is_valid(bytes) ? LTL_ENCODING_UTF8 : LTL_ENCODING_LATIN;
}

const char *ltl_encoding_name(ltl_encoding encoding) {
    static const char *const names[] = {
        [LTL_ENCODING_UTF8] = "utf-8",        [LTL_ENCODING_UTF8_BOM] = "utf-8-bom",
        [LTL_ENCODING_UTF16_LE] = "utf-16le", [LTL_ENCODING_UTF16_BE] = "utf-16be",
        [LTL_ENCODING_LATIN] = "latin",       [LTL_ENCODING_BINARY] = "binary",
    };
    return (size_t)encoding < LTL_COUNT_OF(names) ? names[encoding] : "unknown";
}

/* --- transcoding -------------------------------------------------------------------------- */

static uint32_t unit_at(ltl_str bytes, size_t offset, bool is_big_endian) {
    uint32_t first = byte_at(bytes, offset);
    uint32_t second = byte_at(bytes, offset + 1);
    return is_big_endian ? first << 8 | second : second << 8 | first;
}

/* Reads one code point of UTF-16; half a unit at the end counts as bad. */
static size_t decode_utf16(ltl_str bytes, size_t offset, bool is_big_endian, uint32_t *out) {
    if (bytes.len - offset < 2) {
        *out = replacement;
        return 1;
    }
    uint32_t unit = unit_at(bytes, offset, is_big_endian);
    *out = is_high_surrogate(unit) || is_low_surrogate(unit) ? replacement : unit;
    if (is_high_surrogate(unit) && bytes.len - offset >= 4) {
        uint32_t low = unit_at(bytes, offset + 2, is_big_endian);
        if (is_low_surrogate(low)) {
            *out = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            return 4;
        }
    }
    return 2;
}

size_t ltl_utf8_encode(uint32_t code_point, char out_bytes[4]) {
    if (code_point < 0x80) {
        out_bytes[0] = (char)code_point;
        return 1;
    }
    size_t len = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--) {
        out_bytes[i] = (char)(unsigned char)(0x80u | (code_point & 0x3Fu));
        code_point >>= 6;
    }
    out_bytes[0] = (char)(unsigned char)((0xF00u >> len & 0xFFu) | code_point);
    return len;
}

ltl_str ltl_utf8_from_utf16(ltl_arena *arena, ltl_str bytes, bool is_big_endian) {
    size_t start = bytes.len >= 2 && unit_at(bytes, 0, is_big_endian) == 0xFEFF ? 2 : 0;
    char sequence[4];
    uint32_t code_point = 0;
    size_t len = 0;
    for (size_t i = start; i < bytes.len;) {
        i += decode_utf16(bytes, i, is_big_endian, &code_point);
        len += ltl_utf8_encode(code_point, sequence);
    }
    char *text = ltl_arena_alloc_raw(arena, len + 1);
    size_t at = 0;
    for (size_t i = start; i < bytes.len;) {
        i += decode_utf16(bytes, i, is_big_endian, &code_point);
        size_t piece = ltl_utf8_encode(code_point, sequence);
        memcpy(text + at, sequence, piece);
        at += piece;
    }
    text[len] = '\0';
    return (ltl_str){text, len};
}

/* --- showing ------------------------------------------------------------------------------ */

typedef struct code_range {
    uint32_t first, last;
} code_range;

/* Controls, the default-ignorable code points of Unicode 15, line and paragraph separators and
 * interlinear marks. The two emoji selectors FE0E and FE0F are left out: they are everywhere
 * and only choose between two pictures of what is seen. Sorted. */
static const code_range deceptive[] = {
    {0x0000, 0x0008}, {0x000B, 0x001F}, {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},
    {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},
    {0x2028, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},   {0xFE00, 0xFE0D},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

bool ltl_code_point_is_deceptive(uint32_t code_point) {
    size_t low = 0;
    size_t high = LTL_COUNT_OF(deceptive);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code_point > deceptive[middle].last) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < LTL_COUNT_OF(deceptive) && code_point >= deceptive[low].first;
}
