#include "orchestrator/plan/words.h"

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
static bool is_lower(char c) {
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}
static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
static bool is_part(char c) {
    return is_upper(c) || is_lower(c) || is_digit(c);
}

/* Between a small and a capital letter, and before the last capital of several: HTTP|Check. */
static bool is_hump(ltl_str text, size_t at) {
    char before = text.ptr[at - 1];
    if (!is_upper(text.ptr[at])) {
        return false;
    }
    return !is_upper(before) || (at + 1 < text.len && is_lower(text.ptr[at + 1]));
}

bool ltl_words_next(ltl_str *rest, ltl_str *out_word) {
    size_t start = 0;
    while (start < rest->len && !is_part(rest->ptr[start])) {
        start++;
    }
    size_t end = start;
    while (end < rest->len && is_part(rest->ptr[end]) && (end == start || !is_hump(*rest, end))) {
        end++;
    }
    *out_word = ltl_str_slice(*rest, start, end);
    *rest = ltl_str_slice(*rest, end, rest->len);
    return out_word->len > 0;
}

bool ltl_word_is(ltl_str word, const char *lower) {
    ltl_str wanted = ltl_str_of(lower);
    if (ltl_str_equals_ignoring_case(word, wanted)) {
        return true;
    }
    while (word.len > 0 && is_digit(word.ptr[word.len - 1])) {
        word.len--;
    }
    return word.len > 0 && ltl_str_equals_ignoring_case(word, wanted);
}

bool ltl_words_have(ltl_str text, const char *lower) {
    ltl_str word;
    while (ltl_words_next(&text, &word)) {
        if (ltl_word_is(word, lower)) {
            return true;
        }
    }
    return false;
}
