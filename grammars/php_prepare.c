#include "grammars/php_prepare.h"

#include <ctype.h>
#include <stdint.h>

static char byte_at(ltl_str text, size_t at) { return at < text.len ? text.ptr[at] : '\0'; }

static bool is_digit(char c) { return isdigit((unsigned char)c) != 0; }

/* Bytes beyond ASCII belong to names. */
static bool is_word_byte(char c) { return isalnum((unsigned char)c) || c == '_' || (c & 0x80) != 0; }

/* `1.` and `1_0.` begin a number that `e5` goes on; `$x1.` does not. */
static bool goes_on_number(ltl_str text, size_t at) {
    if (at < 2 || text.ptr[at - 1] != '.' || !is_digit(text.ptr[at - 2])) {
        return false;
    }
    size_t start = at - 1;
    while (start > 0 && is_word_byte(text.ptr[start - 1])) {
        start--;
    }
    return is_digit(text.ptr[start]) && (start == 0 || text.ptr[start - 1] != '$');
}

/* The word from `at` to `end` is nothing but an exponent: `e107`, `E1_0`, the `E` of `E-5`. */
static bool is_exponent(ltl_str text, size_t at, size_t end) {
    char first = text.ptr[at];
    if (first != 'e' && first != 'E') {
        return false;
    }
    for (size_t i = at + 1; i < end; i++) {
        if (!is_digit(text.ptr[i]) && text.ptr[i] != '_') {
            return false;
        }
    }
    char next = byte_at(text, end);
    bool is_signed = (next == '-' || next == '+') && is_digit(byte_at(text, end + 1));
    return end > at + 1 || is_signed;
}

bool ltl_php_prepare(ltl_str text, char *copy) {
    bool is_changed = false;
    for (size_t at = 0; at < text.len;) {
        size_t end = at;
        while (end < text.len && is_word_byte(text.ptr[end])) {
            end++;
        }
        bool is_variable = at > 0 && text.ptr[at - 1] == '$';
        if (end > at && !is_variable && is_exponent(text, at, end) && !goes_on_number(text, at)) {
            copy[at] = (char)(text.ptr[at] + 1);
            is_changed = true;
        }
        at = end + 1;
    }
    return is_changed;
}
