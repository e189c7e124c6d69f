#include "analyzers/text/digits.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* What a number would go on with: the run is part of something longer. */
static bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '.' || c == '-' || c == '/' || c == '%' || c == '#' || (unsigned char)c >= 0x80;
}

static bool is_between_groups(ltl_str text, uint32_t at, char *separator) {
    char c = text.ptr[at];
    bool is_separator = (c == ' ' || c == '-') && (*separator == '\0' || *separator == c);
    if (!is_separator || at + 1 >= text.len || !is_digit(text.ptr[at + 1])) {
        return false;
    }
    *separator = c;
    return true;
}

static uint32_t run_read(ltl_str text, uint32_t start, ltl_digit_run *run) {
    char separator = '\0';
    uint32_t at = start;
    run->count = 0;
    while (at < text.len && (is_digit(text.ptr[at]) || is_between_groups(text, at, &separator))) {
        if (is_digit(text.ptr[at]) && run->count <= LTL_MOST_DIGITS) {
            run->digits[run->count < LTL_MOST_DIGITS ? run->count : LTL_MOST_DIGITS] = text.ptr[at];
            run->count++;
        }
        at++;
    }
    run->digits[run->count < LTL_MOST_DIGITS ? run->count : LTL_MOST_DIGITS] = '\0';
    run->span = (ltl_span){start, at};
    return at;
}

bool ltl_digit_run_next(ltl_str text, uint32_t *offset, ltl_digit_run *out_run) {
    uint32_t at = *offset;
    while (at < text.len) {
        if (!is_digit(text.ptr[at])) {
            at++;
            continue;
        }
        bool is_inside = at > 0 && is_word(text.ptr[at - 1]);
        uint32_t end = run_read(text, at, out_run);
        bool goes_on =
            end < text.len && is_word(text.ptr[end]) &&
            !(text.ptr[end] == '.' && (end + 1 >= text.len || !is_word(text.ptr[end + 1])));
        if (!is_inside && !goes_on && out_run->count <= LTL_MOST_DIGITS) {
            *offset = end;
            return true;
        }
        at = end;
    }
    *offset = at;
    return false;
}

bool ltl_digits_are_luhn(const char *digits, uint32_t count) {
    uint32_t sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t digit = (uint32_t)(digits[count - 1 - i] - '0');
        uint32_t doubled = i % 2 == 1 ? digit * 2 : digit;
        sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return count > 0 && sum % 10 == 0;
}

uint32_t ltl_letters_mod97(const char *letters, uint32_t count, uint32_t before) {
    uint32_t rest = before;
    for (uint32_t i = 0; i < count; i++) {
        char c = letters[i];
        uint32_t value = is_digit(c) ? (uint32_t)(c - '0') : (uint32_t)(c - 'A') + 10;
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest;
}
