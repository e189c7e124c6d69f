#include "analyzers/patterns/surround.h"

#include <ctype.h>

static bool is_word_byte(char c) {
    return isalnum((unsigned char)c) || c == '_';
}
static bool is_blank(char c) {
    return isspace((unsigned char)c) != 0;
}
static bool is_one_of(char c, const char *marks) {
    return c != '\0' && strchr(marks, c) != NULL;
}

static char byte_at(ltl_str pattern, size_t at) {
    return at < pattern.len ? pattern.ptr[at] : '\0';
}

static size_t behind_blanks(ltl_str pattern, size_t at) {
    while (at < pattern.len && is_blank(pattern.ptr[at])) {
        at++;
    }
    return at;
}

static size_t before_blanks(ltl_str pattern, size_t at) {
    while (at > 0 && is_blank(pattern.ptr[at - 1])) {
        at--;
    }
    return at;
}

static char mark_before(ltl_str pattern, size_t at) {
    at = before_blanks(pattern, at);
    return at > 0 ? pattern.ptr[at - 1] : '\0';
}

static char mark_behind(ltl_str pattern, size_t at) {
    return byte_at(pattern, behind_blanks(pattern, at));
}

static ltl_str word_before(ltl_str pattern, size_t at) {
    size_t end = before_blanks(pattern, at);
    at = end;
    while (at > 0 && is_word_byte(pattern.ptr[at - 1])) {
        at--;
    }
    return ltl_str_slice(pattern, at, end);
}

/* ---- values ---- */

/* Where the brace around `at` opens; SIZE_MAX when something else is around. */
static size_t open_brace(ltl_str pattern, size_t at) {
    int depth = 0;
    while (at-- > 0) {
        char c = pattern.ptr[at];
        if (is_one_of(c, ")]}")) {
            depth++;
        } else if (is_one_of(c, "([{") && depth-- == 0) {
            return c == '{' ? at : SIZE_MAX;
        }
    }
    return SIZE_MAX;
}

/* `case 1: {`, `default: {` open a block, `key: {` does not. */
static bool ends_case(ltl_str pattern, size_t colon) {
    size_t line = colon;
    while (line > 0 && !is_one_of(pattern.ptr[line - 1], "\n{;")) {
        line--;
    }
    ltl_str label = ltl_str_trim(ltl_str_slice(pattern, line, colon));
    return ltl_str_starts_with(label, LTL_STR("case")) || ltl_str_is(label, "default");
}

bool ltl_surround_is_among_values(ltl_str pattern, size_t at) {
    size_t open = open_brace(pattern, at);
    if (open == SIZE_MAX || open == 0) {
        return false;
    }
    size_t end = before_blanks(pattern, open);
    char before = end > 0 ? pattern.ptr[end - 1] : '\0';
    if (before == ':') {
        return !ends_case(pattern, end - 1);
    }
    return is_one_of(before, "=(,[?") || ltl_str_is(word_before(pattern, open), "return");
}

/* ---- tags ---- */

typedef struct tag_reader {
    char quote; /* of the string around, or '\0' */
    int braces; /* open inside the tag */
    bool is_inside;
} tag_reader;

static bool opens_tag(ltl_str pattern, size_t at) {
    char before = at > 0 ? pattern.ptr[at - 1] : '\0';
    char after = byte_at(pattern, at + 1);
    return pattern.ptr[at] == '<' && !is_word_byte(before) &&
           (isalpha((unsigned char)after) || after == '$');
}

/* A quote opens a string when one closes it on the same line: text has apostrophes. */
static bool opens_string(ltl_str pattern, size_t at) {
    char quote = pattern.ptr[at];
    for (size_t end = at + 1; is_one_of(quote, "\"'") && end < pattern.len; end++) {
        if (pattern.ptr[end] == quote || pattern.ptr[end] == '\n') {
            return pattern.ptr[end] == quote;
        }
    }
    return false;
}

static void read_in_tag(tag_reader *r, char c) {
    if (c == '{' || c == '}') {
        r->braces += c == '{' ? 1 : -1;
    } else if (c == '>' && r->braces == 0) {
        r->is_inside = false;
    }
}

bool ltl_surround_is_in_tag(ltl_str pattern, size_t at) {
    tag_reader r = {0};
    for (size_t i = 0; i < at; i++) {
        char c = pattern.ptr[i];
        if (r.quote != '\0') {
            r.quote = c == r.quote ? '\0' : r.quote;
        } else if (opens_string(pattern, i)) {
            r.quote = c;
        } else if (r.is_inside) {
            read_in_tag(&r, c);
        } else if (opens_tag(pattern, i)) {
            r = (tag_reader){.is_inside = true};
        }
    }
    return r.is_inside && r.braces == 0 && r.quote == '\0';
}

/* ---- marks ---- */

static bool follows_one_of(const char *const *words, ltl_str pattern, size_t at) {
    ltl_str word = word_before(pattern, at);
    ltl_str before = ltl_str_slice(pattern, 0, before_blanks(pattern, at));
    for (; words != NULL && *words != NULL; words++) {
        bool is_mark = !is_word_byte(**words);
        if (is_mark ? ltl_str_ends_with(before, ltl_str_of(*words)) : ltl_str_is(word, *words)) {
            return true;
        }
    }
    return false;
}

/* Inside a string that begins before `at`: "a{$b}…" holds code between its braces. */
static bool is_in_string(ltl_str pattern, size_t at) {
    char quote = '\0';
    int braces = 0;
    for (size_t i = 0; i < at; i++) {
        char c = pattern.ptr[i];
        if (quote == '\0') {
            quote = is_one_of(c, "\"'`") ? c : '\0';
        } else if (c == '\\') {
            i++;
        } else if (c == '{' || c == '}') {
            braces += c == '{' ? 1 : braces > 0 ? -1 : 0;
        } else if (c == quote && braces == 0) {
            quote = '\0';
        }
    }
    return quote != '\0' && braces == 0;
}

/* All that a string holds, or a piece of text before a piece of code. */
static bool is_text(ltl_str pattern, ltl_span hole, bool is_ellipsis) {
    if (!is_in_string(pattern, hole.start)) {
        return false;
    }
    return is_ellipsis || (is_one_of(byte_at(pattern, hole.start - 1), "\"'`") &&
                           is_one_of(byte_at(pattern, hole.end), "\"'`{"));
}

/* A type before its variable, the name of a named argument. */
static bool is_no_variable(ltl_str pattern, ltl_span hole) {
    char behind = byte_at(pattern, hole.end);
    bool is_named = behind == ':' && byte_at(pattern, hole.end + 1) != ':' &&
                    is_one_of(mark_before(pattern, hole.start), "(,");
    return is_named || (is_blank(behind) && mark_behind(pattern, hole.end) == '$');
}

static bool is_module(ltl_str pattern, ltl_span hole) {
    ltl_str word = word_before(pattern, hole.start);
    char behind = mark_behind(pattern, hole.end);
    return ltl_str_is(word, "from") ||
           (ltl_str_is(word, "import") && (behind == '\0' || behind == ';'));
}

static const ltl_surround nothing = {"", ""};

static ltl_surround sigil_for(const ltl_language *language, ltl_str pattern, ltl_span hole,
                              bool is_ellipsis) {
    bool is_bare = is_text(pattern, hole, is_ellipsis) || is_no_variable(pattern, hole) ||
                   follows_one_of(language->bare_after, pattern, hole.start);
    return is_bare ? nothing : (ltl_surround){"$", ""};
}

ltl_surround ltl_surround_of(const ltl_language *language, ltl_str pattern, ltl_span hole,
                             bool is_ellipsis) {
    if (language->metavariable_sigil == '$') {
        return sigil_for(language, pattern, hole, is_ellipsis);
    }
    if (language->attribute_value[0] != NULL && mark_before(pattern, hole.start) == '=' &&
        ltl_surround_is_in_tag(pattern, hole.start)) {
        return (ltl_surround){language->attribute_value[0], language->attribute_value[1]};
    }
    if (language->imports == LTL_IMPORT_JAVASCRIPT && is_module(pattern, hole)) {
        return (ltl_surround){"\"", "\""};
    }
    return nothing;
}
