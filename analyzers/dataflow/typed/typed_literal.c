/* What literals are: numbers with their types, letters. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>

#include "analyzers/dataflow/fold/fold_internal.h"
#include "analyzers/dataflow/typed/typed_internal.h"

enum { MAX_DIGITS = 80 };

/* `u`, `ul`, `LLU`; false: another. */
static bool reads_suffix(ltl_str suffix, bool *out_is_unsigned, bool *out_is_long) {
    bool is_it = suffix.len <= 3;
    for (size_t i = 0; i < suffix.len && is_it; i++) {
        char lower = (char)tolower((unsigned char)suffix.ptr[i]);
        *out_is_unsigned = *out_is_unsigned || lower == 'u';
        *out_is_long = *out_is_long || lower == 'l';
        is_it = lower == 'u' || lower == 'l';
    }
    return is_it;
}

static ltl_typed of_whole(const char *digits, size_t length) {
    int base = 10;
    const char *at = digits;
    char *end;
    if (digits[0] == '0' && (digits[1] | 32) == 'x') {
        base = 16;
    } else if (digits[0] == '0' && (digits[1] | 32) == 'b') {
        base = 2;
        at += 2;
    } else if (digits[0] == '0') {
        base = 8;
    }
    errno = 0;
    uint64_t bits = strtoull(at, &end, base);
    bool is_unsigned = false;
    bool is_long = false;
    bool is_read = errno == 0 && end > at &&
                   reads_suffix((ltl_str){end, (size_t)(digits + length - end)}, &is_unsigned, &is_long);
    if (!is_read || (bits > INT64_MAX && base == 10 && !is_unsigned)) {
        return ltl_typed__unknown(LTL_TYPE_NONE);
    }
    bool may_have_none = is_unsigned || base != 10;
    ltl_typed_type type = bits <= INT32_MAX && !is_unsigned && !is_long ? LTL_TYPE_I32
                          : bits <= UINT32_MAX && may_have_none && !is_long ? LTL_TYPE_U32
                          : bits <= INT64_MAX && !is_unsigned            ? LTL_TYPE_I64
                                                                         : LTL_TYPE_U64;
    return ltl_typed__whole(type, (int64_t)bits);
}

static ltl_typed of_real(const char *digits, size_t length) {
    char *end;
    double real = strtod(digits, &end);
    char suffix = (char)tolower((unsigned char)*end);
    bool is_read = end == digits + length || (end + 1 == digits + length && strchr("fl", suffix) != NULL);
    ltl_typed value = {.type = suffix == 'f' ? LTL_TYPE_FLOAT : suffix == 'l' ? LTL_TYPE_LONG_DOUBLE : LTL_TYPE_DOUBLE,
                       .is_constant = true,
                       .is_known = suffix == '\0',
                       .real = real};
    return is_read ? value : ltl_typed__unknown(LTL_TYPE_NONE);
}

static ltl_typed of_number(ltl_str text) {
    char digits[MAX_DIGITS] = {0};
    size_t length = 0;
    bool is_real = false;
    bool is_sixteen = text.len > 1 && text.ptr[0] == '0' && (text.ptr[1] | 32) == 'x';
    if (text.len >= MAX_DIGITS) {
        return ltl_typed__unknown(LTL_TYPE_NONE);
    }
    for (size_t i = 0; i < text.len; i++) {
        char lower = (char)tolower((unsigned char)text.ptr[i]);
        is_real = is_real || lower == '.' || lower == (is_sixteen ? 'p' : 'e');
        if (lower != '\'') {
            digits[length++] = text.ptr[i];
        }
    }
    return is_real ? of_real(digits, length) : of_whole(digits, length);
}

/* One letter, as it is or as an escape; false: more, or another alphabet. */
static bool reads_letter(ltl_str text, int64_t *out) {
    static const char ESCAPES[] = "n\nr\rt\t\\\\''\"\"a\ab\bf\fv\v?\?";
    if (text.len == 1 && text.ptr[0] != '\\' && (unsigned char)text.ptr[0] < 0x80) {
        *out = text.ptr[0];
        return true;
    }
    if (text.len < 2 || text.len > 4 || text.ptr[0] != '\\') {
        return false;
    }
    for (size_t i = 0; text.len == 2 && i + 1 < sizeof ESCAPES; i += 2) {
        if (ESCAPES[i] == text.ptr[1]) {
            *out = ESCAPES[i + 1];
            return true;
        }
    }
    bool is_sixteen = text.ptr[1] == 'x';
    int64_t code = 0;
    for (size_t i = is_sixteen ? 2 : 1; i < text.len; i++) {
        char byte = (char)tolower((unsigned char)text.ptr[i]);
        int digit = isdigit((unsigned char)byte) ? byte - '0' : isxdigit((unsigned char)byte) ? byte - 'a' + 10 : 99;
        if (digit >= (is_sixteen ? 16 : 8)) {
            return false;
        }
        code = code * (is_sixteen ? 16 : 8) + digit;
    }
    *out = (int8_t)code;
    return code <= UINT8_MAX && text.len > (is_sixteen ? 2 : 1);
}

ltl_typed ltl_typed__of_word(const ltl_flow *flow, const ltl_word *word) {
    bool is_cpp = flow->fold_language == LTL_FOLD_CPP;
    int64_t code;
    if (word->kind == LTL_WORD_NUMBER) {
        return of_number(word->text);
    }
    char prefix = word->kind == LTL_WORD_LETTER ? word->text.ptr[0] : ' ';
    size_t first = prefix == '\'' ? 1 : 2;
    bool is_letter = word->kind == LTL_WORD_LETTER && word->text.len > first + 1 &&
                     reads_letter(ltl_str_slice(word->text, first, word->text.len - 1), &code) &&
                     (first == 1 || code >= 0); /* past ASCII the wide ones are others */
    ltl_typed_type type = prefix == 'u' ? LTL_TYPE_U16 : prefix == 'U' ? LTL_TYPE_U32 : LTL_TYPE_I32;
    type = is_cpp && first == 1 ? LTL_TYPE_I8 : type;
    return is_letter ? ltl_typed__whole(type, code) : ltl_typed__unknown(LTL_TYPE_NONE);
}
