#include "analyzers/match/number.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>

typedef struct number {
    bool is_whole;
    uint64_t whole;
    double real;
} number;

/* The digits without what separates them; false when the text is too long. */
static bool copy_digits(ltl_str text, char *out) {
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '_' || c == '\'') {
            continue;
        }
        if (len + 1 == LTL_MAX_NUMBER_BYTES) {
            return false;
        }
        out[len++] = (char)tolower((unsigned char)c);
    }
    out[len] = '\0';
    return len > 0;
}

/* 0x, 0b and 0o in every language; a leading zero is octal where all digits are. */
static int base_of(const char *digits, size_t *out_skip) {
    *out_skip = digits[0] == '0' && digits[1] != '\0' && !isdigit((unsigned char)digits[1]) ? 2 : 0;
    switch (*out_skip > 0 ? digits[1] : '\0') {
    case 'x':
        return 16;
    case 'b':
        return 2;
    case 'o':
        return 8;
    default:
        break;
    }
    *out_skip = 0;
    bool is_octal = digits[0] == '0' && digits[1] != '\0';
    for (const char *c = digits; *c != '\0' && is_octal; c++) {
        is_octal = *c >= '0' && *c <= '7';
    }
    return is_octal ? 8 : 10;
}

static bool is_suffix(const char *rest) {
    return rest[strspn(rest, "ul")] == '\0' || (rest[0] == 'n' && rest[1] == '\0');
}

static bool read_number(ltl_str text, number *out) {
    char digits[LTL_MAX_NUMBER_BYTES];
    if (!copy_digits(text, digits) || !isdigit((unsigned char)digits[digits[0] == '.'])) {
        return false;
    }
    size_t skip;
    int base = base_of(digits, &skip);
    char *end;
    out->whole = strtoull(digits + skip, &end, base);
    out->is_whole = end > digits + skip && is_suffix(end) && out->whole != UINT64_MAX;
    if (out->is_whole) {
        return true;
    }
    out->real = strtod(digits, &end);
    return base == 10 && (*end == '\0' || ((*end == 'f' || *end == 'd') && end[1] == '\0'));
}

bool ltl_numbers_equal(ltl_str a, ltl_str b) {
    number left;
    number right;
    if (ltl_str_eq(a, b)) {
        return true;
    }
    if (!read_number(a, &left) || !read_number(b, &right) || left.is_whole != right.is_whole) {
        return false;
    }
    return left.is_whole ? left.whole == right.whole : left.real == right.real;
}
