#include "grammars/kotlin_prepare.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "core/compiler.h"

enum {
    MAX_TYPES = 256,      /* bytes between the brackets */
    MAX_ARGUMENTS = 4096, /* bytes of what is looked at behind them */
};

static char byte_at(ltl_str text, size_t at) { return at < text.len ? text.ptr[at] : '\0'; }

static bool is_word_byte(char c) { return isalnum((unsigned char)c) || c == '_' || c == '`'; }

static bool has_at(ltl_str text, size_t at, ltl_str what) {
    return ltl_str_starts_with(ltl_str_slice(text, at, text.len), what);
}

/* ---- what is no code ---- */

static size_t behind(ltl_str text, ltl_str what, size_t from) {
    size_t at = ltl_str_find(text, what, from);
    return at == SIZE_MAX ? text.len : at + what.len;
}

/* Behind the string, the character or the comment that begins at `at`; `at` itself when none does. Code within
 * a string is passed over up to the next quote, and so is what follows: quotes come in pairs. */
static size_t skip_text(ltl_str text, size_t at) {
    char c = byte_at(text, at);
    if (has_at(text, at, LTL_STR("\"\"\""))) {
        return behind(text, LTL_STR("\"\"\""), at + 3);
    }
    if (has_at(text, at, LTL_STR("//"))) {
        return behind(text, LTL_STR("\n"), at);
    }
    if (has_at(text, at, LTL_STR("/*"))) {
        return behind(text, LTL_STR("*/"), at + 2);
    }
    if (c != '"' && c != '\'') {
        return at;
    }
    size_t end = at + 1;
    while (end < text.len && text.ptr[end] != c && text.ptr[end] != '\n') {
        end += text.ptr[end] == '\\' ? 2 : 1;
    }
    return end < text.len ? end + 1 : text.len;
}

/* ---- calls ---- */

/* Behind the `>` that closes the `<` at `open`; 0: no types stand there. */
static size_t end_of_types(ltl_str text, size_t open) {
    uint32_t depth = 0;
    for (size_t at = open; at < text.len && at < open + MAX_TYPES; at++) {
        char c = text.ptr[at];
        if (c == '<') {
            depth++;
        } else if (c == '>') {
            if (--depth == 0) {
                return at + 1;
            }
        } else if (!is_word_byte(c) && strchr(".,?* ", c) == NULL) {
            return 0;
        }
    }
    return 0;
}

/* One argument without a name stands between the parentheses: the grammar reads all else as it is meant. */
static bool is_one_argument(ltl_str text, size_t open) {
    uint32_t depth = 0;
    bool is_empty = true;
    for (size_t at = open; at < text.len && at < open + MAX_ARGUMENTS;) {
        size_t next = skip_text(text, at);
        if (next > at) {
            is_empty = false;
            at = next;
            continue;
        }
        char c = text.ptr[at];
        depth += c == '(' || c == '[' || c == '{';
        if ((c == ')' || c == ']' || c == '}') && --depth == 0) {
            return !is_empty;
        }
        if (depth == 1 && c == ',') {
            return false;
        }
        is_empty = is_empty && (at == open || isspace((unsigned char)c));
        at++;
    }
    return false;
}

/* Behind `:`, `class` and `fun` a name with types declares something, or is a type. */
static bool is_declared(ltl_str text, size_t open) {
    static const char *const WORDS[] = {"class", "fun", "interface", "object"};
    size_t start = open;
    while (start > 0 && (is_word_byte(text.ptr[start - 1]) || text.ptr[start - 1] == '.')) {
        start--;
    }
    size_t end = start;
    while (end > 0 && isspace((unsigned char)text.ptr[end - 1])) {
        end--;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        if (end < start && ltl_str_ends_with(ltl_str_slice(text, 0, end), ltl_str_of(WORDS[i]))) {
            return true;
        }
    }
    return end > 0 && text.ptr[end - 1] == ':';
}

bool ltl_kotlin_prepare(ltl_str text, char *copy) {
    bool is_changed = false;
    for (size_t at = 0; at < text.len;) {
        size_t next = skip_text(text, at);
        if (next > at) {
            at = next;
            continue;
        }
        bool opens = text.ptr[at] == '<' && at > 0 && is_word_byte(text.ptr[at - 1]);
        size_t end = opens ? end_of_types(text, at) : 0;
        if (end != 0 && byte_at(text, end) == '(' && is_one_argument(text, end) &&
            !is_declared(text, at)) {
            memset(copy + at, ' ', end - at);
            is_changed = true;
        }
        at = end != 0 ? end : at + 1;
    }
    return is_changed;
}
