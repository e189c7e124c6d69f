#include "analyzers/conditions/value.h"

#include <math.h>
#include <stdlib.h>

enum { MAX_NUMBER_BYTES = 96, MAX_BASE = 36 };

static bool is_separator(char byte) { return byte == '_' || byte == '\''; }

/* The text without separators, ended by a zero; 0 when it is empty or too long. */
static size_t plain_digits(ltl_str text, char *out) {
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (is_separator(text.ptr[i])) {
            continue;
        }
        if (count == MAX_NUMBER_BYTES - 1) {
            return 0;
        }
        out[count++] = text.ptr[i];
    }
    out[count] = '\0';
    return count;
}

/* `0x1F` and its like: the base, with the prefix taken off. */
static unsigned take_base(const char **digits, unsigned base) {
    const char *at = *digits;
    char mark = (char)(at[0] == '0' ? at[1] | 32 : 0);
    unsigned found = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
    bool is_prefix = found != 0 && (base == 0 || base == found);
    if (is_prefix && at[2] != '\0') {
        *digits = at + 2;
        return found;
    }
    if (base != 0) {
        return base;
    }
    bool is_octal = at[0] == '0' && at[1] != '\0';
    for (const char *digit = at; *digit != '\0' && is_octal; digit++) {
        is_octal = *digit >= '0' && *digit <= '7';
    }
    return is_octal ? 8 : 10;
}

/* `10L`, `10u64`, `1.5f`: what a language may put behind a number. */
static bool is_suffix(const char *text, unsigned base) {
    static const char *const SUFFIXES[] = {"",    "l",   "ll",  "u",   "ul",   "lu",  "ull", "n",
                                           "i8",  "i16", "i32", "i64", "i128", "isize", "u8",
                                           "u16", "u32", "u64", "u128", "usize"};
    ltl_str rest = ltl_str_of(text);
    for (size_t i = 0; i < sizeof SUFFIXES / sizeof SUFFIXES[0] && base <= 16; i++) {
        if (ltl_str_equals_ignoring_case(rest, ltl_str_of(SUFFIXES[i]))) {
            return true;
        }
    }
    return rest.len == 0;
}

static unsigned digit_of(char byte) {
    char lower = (char)(byte | 32);
    if (byte >= '0' && byte <= '9') {
        return (unsigned)(byte - '0');
    }
    return lower >= 'a' && lower <= 'z' ? (unsigned)(lower - 'a' + 10) : MAX_BASE;
}

static ltl_value integer_of(const char *digits, unsigned base, bool is_negative) {
    base = take_base(&digits, base);
    uint64_t value = 0;
    const char *at = digits;
    for (; digit_of(*at) < base; at++) {
        if (value > ((uint64_t)INT64_MAX - digit_of(*at)) / base) {
            return (ltl_value){0};
        }
        value = value * base + digit_of(*at);
    }
    if (at == digits || !is_suffix(at, base)) {
        return (ltl_value){0};
    }
    return ltl_value_of_integer(is_negative ? -(int64_t)value : (int64_t)value);
}

static ltl_value float_of(const char *digits, bool is_negative) {
    bool is_number = (digits[0] >= '0' && digits[0] <= '9') || digits[0] == '.';
    char *end = NULL;
    double number = is_number ? strtod(digits, &end) : 0;
    bool is_whole = end != NULL && end != digits &&
                    (*end == '\0' || (strchr("fFdDlLmM", *end) != NULL && end[1] == '\0'));
    if (!is_whole || !isfinite(number)) {
        return (ltl_value){0};
    }
    return ltl_value_of_float(is_negative ? -number : number);
}

ltl_value ltl_value_of_number(ltl_str text, unsigned base) {
    char plain[MAX_NUMBER_BYTES];
    text = ltl_str_trim(text);
    bool is_negative = text.len > 0 && text.ptr[0] == '-';
    bool has_sign = is_negative || (text.len > 0 && text.ptr[0] == '+');
    text = ltl_str_trim(ltl_str_slice(text, has_sign ? 1 : 0, text.len));
    if (plain_digits(text, plain) == 0) {
        return (ltl_value){0};
    }
    ltl_value value = integer_of(plain, base, is_negative);
    return value.kind != LTL_VALUE_UNKNOWN || base != 0 ? value : float_of(plain, is_negative);
}

static bool is_numeric(const ltl_value *value) {
    return value->kind == LTL_VALUE_INTEGER || value->kind == LTL_VALUE_FLOAT;
}

static double as_float(const ltl_value *value) {
    return value->kind == LTL_VALUE_INTEGER ? (double)value->integer : value->number;
}

bool ltl_value_equal(const ltl_value *a, const ltl_value *b) {
    if (is_numeric(a) && is_numeric(b) && a->kind != b->kind) {
        return as_float(a) == as_float(b);
    }
    if (a->kind != b->kind) {
        return false;
    }
    switch (a->kind) {
    case LTL_VALUE_BOOL:
        return a->truth == b->truth;
    case LTL_VALUE_INTEGER:
        return a->integer == b->integer;
    case LTL_VALUE_FLOAT:
        return a->number == b->number;
    case LTL_VALUE_TEXT:
    case LTL_VALUE_CODE:
        return ltl_str_eq(a->text, b->text);
    case LTL_VALUE_LIST:
        for (uint32_t i = 0; i < a->count && a->count == b->count; i++) {
            if (!ltl_value_equal(&a->items[i], &b->items[i])) {
                return false;
            }
        }
        return a->count == b->count;
    case LTL_VALUE_UNKNOWN:
    default:
        return false;
    }
}
