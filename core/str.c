#include "core/str.h"

ltl_str ltl_str_slice(ltl_str s, size_t start, size_t end) {
    if (end > s.len) {
        end = s.len;
    }
    if (start > end) {
        start = end;
    }
    return (ltl_str){s.ptr ? s.ptr + start : NULL, end - start};
}

int ltl_str_compare(ltl_str a, ltl_str b) {
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared == 0 ? 0 : memcmp(a.ptr, b.ptr, shared);
    if (order != 0) {
        return order < 0 ? -1 : 1;
    }
    return (a.len > b.len) - (a.len < b.len);
}

bool ltl_str_starts_with(ltl_str s, ltl_str prefix) {
    return prefix.len <= s.len && ltl_str_eq(ltl_str_slice(s, 0, prefix.len), prefix);
}

bool ltl_str_ends_with(ltl_str s, ltl_str suffix) {
    return suffix.len <= s.len && ltl_str_eq(ltl_str_slice(s, s.len - suffix.len, s.len), suffix);
}

static unsigned char lower(char byte) {
    unsigned char value = (unsigned char)byte;
    return value >= 'A' && value <= 'Z' ? (unsigned char)(value | 0x20u) : value;
}

bool ltl_str_equals_ignoring_case(ltl_str a, ltl_str b) {
    if (a.len != b.len) {
        return false;
    }
    for (size_t i = 0; i < a.len; i++) {
        if (lower(a.ptr[i]) != lower(b.ptr[i])) {
            return false;
        }
    }
    return true;
}

size_t ltl_str_find(ltl_str s, ltl_str needle, size_t from) {
    if (from > s.len || needle.len > s.len - from) {
        return SIZE_MAX;
    }
    if (needle.len == 0) {
        return from;
    }
    const char *hit = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
    return hit ? (size_t)(hit - s.ptr) : SIZE_MAX;
}

size_t ltl_str_find_byte(ltl_str s, char byte, size_t from) {
    if (from >= s.len) {
        return SIZE_MAX;
    }
    const char *hit = memchr(s.ptr + from, (unsigned char)byte, s.len - from);
    return hit ? (size_t)(hit - s.ptr) : SIZE_MAX;
}

size_t ltl_str_find_last_byte(ltl_str s, char byte) {
    for (size_t i = s.len; i > 0; i--) {
        if (s.ptr[i - 1] == byte) {
            return i - 1;
        }
    }
    return SIZE_MAX;
}

static bool is_blank(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

ltl_str ltl_str_trim(ltl_str s) {
    size_t start = 0;
    size_t end = s.len;
    while (start < end && is_blank(s.ptr[start])) {
        start++;
    }
    while (end > start && is_blank(s.ptr[end - 1])) {
        end--;
    }
    return ltl_str_slice(s, start, end);
}

bool ltl_str_split(ltl_str *rest, char separator, ltl_str *out_piece) {
    if (!rest->ptr) {
        return false;
    }
    size_t cut = ltl_str_find_byte(*rest, separator, 0);
    if (cut == SIZE_MAX) {
        *out_piece = *rest;
        *rest = LTL_STR_NONE;
        return true;
    }
    *out_piece = ltl_str_slice(*rest, 0, cut);
    *rest = ltl_str_slice(*rest, cut + 1, rest->len);
    return true;
}

ltl_str ltl_str_after_last(ltl_str s, char separator) {
    size_t cut = ltl_str_find_last_byte(s, separator);
    return cut == SIZE_MAX ? s : ltl_str_slice(s, cut + 1, s.len);
}

bool ltl_str_to_u64(ltl_str s, uint64_t *out_value) {
    if (s.len == 0) {
        return false;
    }
    uint64_t value = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9') {
            return false;
        }
        uint64_t digit = (uint64_t)(s.ptr[i] - '0');
        if (value > (UINT64_MAX - digit) / 10) {
            return false;
        }
        value = value * 10 + digit;
    }
    *out_value = value;
    return true;
}
