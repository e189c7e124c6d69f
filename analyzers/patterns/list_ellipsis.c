#include <ctype.h>

#include "analyzers/patterns/entry_ellipsis.h"

/* Lists that a word begins and no bracket, or one behind a name: `SET a = 1, b = 2`, `TABLE t (a int)`. */

static bool is_word_byte(char c) {
    return isalnum((unsigned char)c) || c == '_' || c == '$';
}

static size_t skip_blanks_back(ltl_str text, size_t at) {
    while (at > 0 && isspace((unsigned char)text.ptr[at - 1])) {
        at--;
    }
    return at;
}

/* The word that ends at `end`; empty when none does. */
static ltl_str word_at_end(ltl_str text, size_t end) {
    size_t start = end;
    while (start > 0 && (is_word_byte(text.ptr[start - 1]) || text.ptr[start - 1] == '.')) {
        start--;
    }
    return ltl_str_slice(text, start, end);
}

static bool is_word(ltl_str word, const ltl_dots_row *row) {
    return ltl_str_equals_ignoring_case(word, ltl_str_of(row->word));
}

/* Where the innermost bracket around `at` opens; SIZE_MAX when there is none. */
static size_t open_around(ltl_str text, size_t at) {
    int depth = 0;
    while (at-- > 0) {
        char c = text.ptr[at];
        if (c == ')') {
            depth++;
        } else if (c == '(' && depth-- == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

/* `TABLE t (`: the word, then a name, then the bracket at `open`. */
static bool opens_list(ltl_str pattern, size_t open, const ltl_dots_row *row) {
    size_t end = skip_blanks_back(pattern, open);
    ltl_str name = word_at_end(pattern, end);
    end = skip_blanks_back(pattern, end - name.len);
    ltl_str word = word_at_end(pattern, end);
    if (ltl_str_equals_ignoring_case(word, LTL_STR("exists"))) { /* `IF NOT EXISTS` */
        for (int words = 0; words < 3; words++) {
            end = skip_blanks_back(pattern, end - word_at_end(pattern, end).len);
        }
        word = word_at_end(pattern, end);
    }
    return name.len > 0 && is_word(word, row);
}

/* The word stands before `at`, in no bracket that `at` is not in. */
static bool begins_list(ltl_str pattern, size_t at, const ltl_dots_row *row) {
    int depth = 0;
    while (at > 0) {
        ltl_str word = word_at_end(pattern, at);
        if (depth == 0 && is_word(word, row)) {
            return true;
        }
        char c = pattern.ptr[at - 1];
        depth += c == ')' ? 1 : c == '(' ? -1 : 0;
        at -= word.len > 0 ? word.len : 1;
    }
    return false;
}

const char *ltl_list_ellipsis(const ltl_language *language, ltl_str pattern, size_t at) {
    if (language->dots_after == NULL) {
        return NULL;
    }
    size_t before = skip_blanks_back(pattern, at);
    size_t open = open_around(pattern, at);
    for (const ltl_dots_row *row = language->dots_after; row->word != NULL; row++) {
        bool is_first = row->in_brackets ? open != SIZE_MAX && before == open + 1
                                         : is_word(word_at_end(pattern, before), row);
        bool is_further = before > 0 && pattern.ptr[before - 1] == ',';
        bool is_in_list = row->in_brackets ? open != SIZE_MAX && opens_list(pattern, open, row)
                                           : open == SIZE_MAX && begins_list(pattern, before, row);
        if ((is_first || is_further) && is_in_list) {
            return row->dots;
        }
    }
    return NULL;
}
