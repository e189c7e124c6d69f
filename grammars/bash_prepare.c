#include "grammars/bash_prepare.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "core/compiler.h"

/* One line of commands, quoted text that goes on over line ends included. */
typedef struct line {
    size_t stop;      /* behind its last word */
    bool has_pipe;
    ltl_str heredoc;  /* the word that ends the text behind the line; empty: there is none */
} line;

static char byte_at(ltl_str text, size_t at) { return at < text.len ? text.ptr[at] : '\0'; }

static size_t skip_blanks(ltl_str text, size_t at, const char *blanks) {
    while (at < text.len && text.ptr[at] != '\0' && strchr(blanks, text.ptr[at]) != NULL) {
        at++;
    }
    return at;
}

/* Behind the quote that closes the one at `at`. */
static size_t end_of_quoted(ltl_str text, size_t at) {
    char quote = text.ptr[at++];
    while (at < text.len && text.ptr[at] != quote) {
        at += quote != '\'' && text.ptr[at] == '\\' ? 2 : 1;
    }
    return at + 1;
}

/* `<<-'EOF'` at `at`: its word, and where it ends. */
static size_t read_heredoc(ltl_str text, size_t at, ltl_str *out_word) {
    at = skip_blanks(text, at + 2, "- \t'\"\\");
    size_t start = at;
    while (isalnum((unsigned char)byte_at(text, at)) || byte_at(text, at) == '_') {
        at++;
    }
    *out_word = ltl_str_slice(text, start, at);
    return skip_blanks(text, at, "'\"");
}

static size_t skip_comment(ltl_str text, size_t at) {
    size_t end = ltl_str_find_byte(text, '\n', at);
    return end == SIZE_MAX ? text.len : end;
}

/* What begins at `at`, which is no blank: where it ends. */
static size_t read_piece(ltl_str text, size_t at, line *l) {
    char byte = text.ptr[at];
    char next = byte_at(text, at + 1);
    if (byte == '\\') {
        return at + 2;
    }
    if (byte == '\'' || byte == '"' || byte == '`') {
        return end_of_quoted(text, at);
    }
    if (byte == '<' && next == '<') {
        return byte_at(text, at + 2) == '<' ? at + 3 : read_heredoc(text, at, &l->heredoc);
    }
    if (byte == '|' && next == '|') {
        return at + 2;
    }
    l->has_pipe = l->has_pipe || byte == '|';
    return at + 1;
}

/* Reads up to the end of the line, which is where it returns. */
static size_t read_line(ltl_str text, size_t at, line *l) {
    bool is_word = false;
    while (at < text.len && text.ptr[at] != '\n') {
        if (text.ptr[at] == '#' && !is_word) {
            return skip_comment(text, at);
        }
        if (memchr(" \t\r", text.ptr[at], 3) != NULL) {
            is_word = false;
            at++;
            continue;
        }
        at = read_piece(text, at, l);
        is_word = byte_at(text, at - 1) != ';';
        l->stop = at;
    }
    return at;
}

/* The text goes on up to a line that is the word alone. */
static size_t skip_heredoc(ltl_str text, size_t at, ltl_str word) {
    while (at < text.len) {
        size_t end = skip_comment(text, at);
        if (ltl_str_eq(ltl_str_trim(ltl_str_slice(text, at, end)), word)) {
            return end;
        }
        at = end + 1;
    }
    return at;
}

/* Behind these the command goes on, or there is none that could end. */
static bool goes_on(ltl_str text, size_t start, size_t stop) {
    static const ltl_str WORDS[] = {LTL_STR_INIT("do"),   LTL_STR_INIT("then"), LTL_STR_INIT("else"),
                                    LTL_STR_INIT("in"),   LTL_STR_INIT("if"),   LTL_STR_INIT("elif"),
                                    LTL_STR_INIT("while"), LTL_STR_INIT("until")};
    if (stop <= start || memchr("|&;({)\\!", text.ptr[stop - 1], 8) != NULL) {
        return true;
    }
    size_t at = stop;
    while (at > start && isalpha((unsigned char)text.ptr[at - 1])) {
        at--;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        if (ltl_str_eq(ltl_str_slice(text, at, stop), WORDS[i])) {
            return true;
        }
    }
    return false;
}

/* After the end of the line, blanks and empty lines. */
static bool comment_follows(ltl_str text, size_t at) {
    return byte_at(text, skip_blanks(text, at, " \t\r\n")) == '#';
}

bool ltl_bash_prepare(ltl_str text, char *copy) {
    bool is_changed = false;
    for (size_t at = 0; at < text.len;) {
        line l = {.stop = at};
        size_t start = at;
        at = read_line(text, at, &l);
        if (l.heredoc.len > 0) {
            at = skip_heredoc(text, at + 1, l.heredoc);
        } else if (l.has_pipe && l.stop < text.len && !goes_on(text, start, l.stop) &&
                   comment_follows(text, l.stop)) {
            copy[l.stop] = ';';
            is_changed = true;
        }
        at++;
    }
    return is_changed;
}
