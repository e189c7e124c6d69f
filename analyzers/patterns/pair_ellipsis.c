#include <ctype.h>
#include <string.h>

#include "analyzers/patterns/entry_ellipsis.h"

static bool is_word_byte(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

/* Where the innermost bracket around `at` opens; SIZE_MAX when there is none. */
static size_t open_around(ltl_str text, size_t at) {
    int depth = 0;
    while (at-- > 0) {
        char c = text.ptr[at];
        if (c == ')' || c == ']' || c == '}') {
            depth++;
        } else if ((c == '(' || c == '[' || c == '{') && depth-- == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

/* `k: v`, `"k": v`: the mark right behind the key; not `a::b`, not `a ? b : c`. */
static bool is_keyword_mark(ltl_str text, size_t at) {
    char next = at + 1 < text.len ? text.ptr[at + 1] : '\0';
    char before = at > 0 ? text.ptr[at - 1] : '\0';
    return text.ptr[at] == ':' && next != ':' &&
           (is_word_byte(before) || before == '"' || before == '\'');
}

static bool is_arrow(ltl_str text, size_t at) {
    return text.ptr[at] == '=' && at + 1 < text.len && text.ptr[at + 1] == '>';
}

/* Whether the list has a pair between `at` and `end`, or where it closes. */
static bool has_pair(ltl_str text, size_t at, size_t end, bool with_arrows) {
    int depth = 0;
    for (; at < end && at < text.len && depth >= 0; at++) {
        char c = text.ptr[at];
        if (c == '(' || c == '[' || c == '{') {
            depth++;
        } else if (c == ')' || c == ']' || c == '}') {
            depth--;
        } else if (depth == 0 &&
                   (is_keyword_mark(text, at) || (with_arrows && is_arrow(text, at)))) {
            return true;
        }
    }
    return false;
}

/* Braces that are a value: behind a name or a parenthesis they are a block. */
static bool is_value_brace(ltl_str text, size_t open) {
    while (open > 0 && isspace((unsigned char)text.ptr[open - 1])) {
        open--;
    }
    return open == 0 || strchr("=(,[:>", text.ptr[open - 1]) != NULL;
}

static size_t line_start(ltl_str text, size_t at) {
    while (at > 0 && text.ptr[at - 1] != '\n') {
        at--;
    }
    return at;
}

/* True when the ellipsis at `at` is all that stands between the braces. */
static bool is_alone(ltl_str text, size_t open, size_t at) {
    size_t end = at + 3;
    while (at > open && isspace((unsigned char)text.ptr[at - 1])) {
        at--;
    }
    while (end < text.len && isspace((unsigned char)text.ptr[end])) {
        end++;
    }
    return at == open + 1 && end < text.len && text.ptr[end] == '}';
}

static bool is_quoted(ltl_str text, size_t at) {
    char quote = '\0';
    for (size_t i = 0; i < at; i++) {
        char c = text.ptr[i];
        if (c == '\\') {
            i++;
        } else if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'' || c == '`') {
            quote = c;
        }
    }
    return quote != '\0';
}

/* An ellipsis behind a key is a value. */
static bool starts_entry(ltl_str text, size_t open, size_t at) {
    while (at > open + 1 && isspace((unsigned char)text.ptr[at - 1])) {
        at--;
    }
    return at == open + 1 || text.ptr[at - 1] == ',';
}

/* `@F(`, `@a.b.F(` */
static bool opens_annotation(ltl_str text, size_t open) {
    while (open > 0 &&
           (is_word_byte(text.ptr[open - 1]) || strchr(".$", text.ptr[open - 1]) != NULL)) {
        open--;
    }
    return open > 0 && text.ptr[open - 1] == '@';
}

/* Whether the list that begins at `at` has a `k = v`. */
static bool has_named(ltl_str text, size_t at) {
    int depth = 0;
    for (; at < text.len && depth >= 0; at++) {
        char c = text.ptr[at];
        depth += (c == '(' || c == '[' || c == '{') - (c == ')' || c == ']' || c == '}');
        if (c == '=' && depth == 0 && !is_quoted(text, at)) {
            return true;
        }
    }
    return false;
}

const char *ltl_pair_ellipsis(const ltl_language *language, ltl_str pattern, size_t at) {
    bool has_pairs = language->ellipsis_pair != NULL || language->ellipsis_keyword != NULL;
    bool has_elements = language->ellipsis_annotation != NULL;
    if ((!has_pairs && !has_elements) || is_quoted(pattern, at)) {
        return NULL;
    }
    size_t open = open_around(pattern, at);
    bool is_in_braces = open != SIZE_MAX && pattern.ptr[open] == '{';
    if (is_in_braces && language->ellipsis_pair != NULL) {
        bool holds_pairs = has_pair(pattern, open + 1, pattern.len, true) ||
                           (is_alone(pattern, open, at) && is_value_brace(pattern, open));
        return holds_pairs && starts_entry(pattern, open, at) ? language->ellipsis_pair : NULL;
    }
    if (has_elements) {
        bool is_named = open != SIZE_MAX && pattern.ptr[open] == '(' &&
                        opens_annotation(pattern, open) && has_named(pattern, open + 1);
        return is_named && starts_entry(pattern, open, at) ? language->ellipsis_annotation : NULL;
    }
    size_t start = open != SIZE_MAX ? open + 1 : line_start(pattern, at);
    return has_pair(pattern, start, at, false) ? language->ellipsis_keyword : NULL;
}
