#include "grammars/yaml_quotes.h"

static bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }

/* Blanks and the dashes of a list: what stands before the key of a line. */
static size_t column_of_key(ltl_str text, size_t line) {
    size_t at = line;
    for (;;) {
        while (at < text.len && text.ptr[at] == ' ') {
            at++;
        }
        if (at + 1 >= text.len || text.ptr[at] != '-' || text.ptr[at + 1] != ' ') {
            return at - line;
        }
        at++;
    }
}

/* Behind `: ` or `- `, or first on its line: elsewhere a quote is part of a word. */
static bool begins_value(ltl_str text, size_t line, size_t at) {
    size_t before = at;
    while (before > line && is_blank(text.ptr[before - 1])) {
        before--;
    }
    return before == line || (before < at && strchr(":-", text.ptr[before - 1]) != NULL);
}

/* The closing quote, SIZE_MAX when there is none. */
static size_t closing_quote(ltl_str text, size_t open) {
    char quote = text.ptr[open];
    for (size_t at = open + 1; at < text.len; at++) {
        if (text.ptr[at] == '\\' && quote == '"') {
            at++;
        } else if (text.ptr[at] == quote) {
            bool is_doubled = quote == '\'' && at + 1 < text.len && text.ptr[at + 1] == quote;
            if (!is_doubled) {
                return at;
            }
            at++;
        }
    }
    return SIZE_MAX;
}

static bool join(ltl_str text, char *copy, size_t open, size_t close, size_t column) {
    bool is_changed = false;
    size_t end = ltl_str_find_byte(text, '\n', open);
    for (; end < close; end = ltl_str_find_byte(text, '\n', end + 1)) {
        size_t next = end + 1;
        while (next < close && is_blank(text.ptr[next])) {
            next++;
        }
        bool is_empty = next < close && (text.ptr[next] == '\n' || text.ptr[next] == '\r');
        if (!is_empty && next - end - 1 <= column) {
            copy[end] = ' ';
            is_changed = true;
        }
    }
    return is_changed;
}

bool ltl_yaml_join_quoted(ltl_str text, char *copy) {
    bool is_changed = false;
    size_t line = 0;
    for (size_t at = 0; at < text.len; at++) {
        char byte = text.ptr[at];
        if (byte == '\n') {
            line = at + 1;
        } else if (byte == '#' && (at == line || is_blank(text.ptr[at - 1]))) {
            size_t end = ltl_str_find_byte(text, '\n', at);
            at = (end == SIZE_MAX ? text.len : end) - 1;
        } else if ((byte == '"' || byte == '\'') && begins_value(text, line, at)) {
            size_t close = closing_quote(text, at);
            if (close == SIZE_MAX) {
                return is_changed; /* whatever comes, it is not this text that goes on */
            }
            is_changed = join(text, copy, at, close, column_of_key(text, line)) || is_changed;
            for (size_t i = at; i < close; i++) {
                line = text.ptr[i] == '\n' ? i + 1 : line;
            }
            at = close;
        }
    }
    return is_changed;
}
