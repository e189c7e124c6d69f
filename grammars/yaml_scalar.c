#include "grammars/yaml_scalar.h"

#include <string.h>

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
static bool is_space(char c) { return is_blank(c) || c == '\n'; }
static bool is_block(ltl_str text) {
    return text.len > 0 && (text.ptr[0] == '|' || text.ptr[0] == '>');
}

static size_t line_end(ltl_str text, size_t at) {
    while (at < text.len && text.ptr[at] != '\n') {
        at++;
    }
    return at;
}

bool ltl_yaml_scalar_content(ltl_str text, ltl_span *out_content) {
    if (!is_block(text)) {
        return false;
    }
    size_t start = line_end(text, 0);
    while (start < text.len && is_space(text.ptr[start])) {
        start++;
    }
    *out_content = (ltl_span){(uint32_t)start, (uint32_t)text.len};
    return true;
}

/* ---- block scalars ---- */

static size_t indent_of(ltl_str line) {
    size_t at = 0;
    while (at < line.len && line.ptr[at] == ' ') {
        at++;
    }
    return at;
}

/* `|2-`: a digit tells the indentation beyond the parent's, which is unknown here: the first line
 * decides all the same. */
static void write_block(ltl_str text, ltl_buf *out) {
    ltl_str header = ltl_str_slice(text, 0, line_end(text, 0));
    size_t marks = 0; /* of the header, up to a comment */
    while (marks < header.len && !is_blank(header.ptr[marks])) {
        marks++;
    }
    bool folds = text.ptr[0] == '>';
    size_t indent = SIZE_MAX;
    size_t breaks = 0;
    bool was_deeper = false;
    for (size_t at = header.len + 1; at <= text.len; at = line_end(text, at) + 1) {
        ltl_str line = ltl_str_slice(text, at, line_end(text, at));
        bool is_empty = ltl_str_trim(line).len == 0;
        if (!is_empty) {
            indent = indent == SIZE_MAX ? indent_of(line) : indent;
            line = ltl_str_slice(line, indent < line.len ? indent : line.len, line.len);
            bool is_deeper = line.len > 0 && is_blank(line.ptr[0]);
            if (folds && breaks == 1 && !is_deeper && !was_deeper) {
                ltl_buf_append_byte(out, ' ');
                breaks = 0;
            }
            breaks -= folds && breaks > 1 && !is_deeper && !was_deeper ? 1 : 0;
            for (; breaks > 0; breaks--) {
                ltl_buf_append_byte(out, '\n');
            }
            ltl_buf_append(out, line);
            was_deeper = is_deeper;
        }
        breaks++;
    }
    bool strips = marks > 0 && memchr(header.ptr, '-', marks) != NULL;
    if (!strips && indent != SIZE_MAX) {
        ltl_buf_append_byte(out, '\n');
    }
}

/* ---- flow scalars ---- */

/* A line's end with the blanks around it: a blank, or as many ends as there are empty lines. */
static size_t write_fold(ltl_str text, size_t at, ltl_buf *out) {
    size_t breaks = 0;
    while (at < text.len && is_space(text.ptr[at])) {
        breaks += text.ptr[at++] == '\n' ? 1 : 0;
    }
    if (breaks == 1) {
        ltl_buf_append_byte(out, ' ');
    }
    for (; breaks > 1; breaks--) {
        ltl_buf_append_byte(out, '\n');
    }
    return at;
}

static size_t write_escape(ltl_str text, size_t at, ltl_buf *out) {
    static const char marks[] = "n\nt\tr\r\"\"\\\\//  ";
    char c = at + 1 < text.len ? text.ptr[at + 1] : '\0';
    if (c == '\n') {
        at += 2;
        while (at < text.len && is_blank(text.ptr[at])) {
            at++;
        }
        return at;
    }
    for (size_t i = 0; c != '\0' && i + 1 < sizeof marks - 1; i += 2) {
        if (marks[i] == c) {
            ltl_buf_append_byte(out, marks[i + 1]);
            return at + 2;
        }
    }
    ltl_buf_append_byte(out, text.ptr[at]);
    return at + 1;
}

static size_t run_end(ltl_str text, size_t at) {
    while (at < text.len && is_blank(text.ptr[at])) {
        at++;
    }
    return at;
}

static void write_flow(ltl_str text, char quote, ltl_buf *out) {
    for (size_t at = 0; at < text.len;) {
        size_t behind = run_end(text, at);
        if (behind < text.len && text.ptr[behind] == '\n') {
            at = write_fold(text, at, out);
        } else if (behind > at) {
            ltl_buf_append(out, ltl_str_slice(text, at, behind));
            at = behind;
        } else if (quote == '"' && text.ptr[at] == '\\') {
            at = write_escape(text, at, out);
        } else {
            at += quote == '\'' && text.ptr[at] == '\'' ? 1 : 0; /* '' is one */
            ltl_buf_append_byte(out, at < text.len ? text.ptr[at] : '\'');
            at++;
        }
    }
}

bool ltl_yaml_scalar_value(ltl_str text, ltl_buf *out) {
    if (is_block(text)) {
        write_block(text, out);
        return true;
    }
    char quote = text.len >= 2 && (text.ptr[0] == '"' || text.ptr[0] == '\'') ? text.ptr[0] : '\0';
    ltl_str content = quote != '\0' ? ltl_str_slice(text, 1, text.len - 1) : text;
    bool is_told = (content.len > 0 && memchr(content.ptr, '\n', content.len) != NULL) ||
                   (quote == '"' && memchr(content.ptr, '\\', content.len) != NULL) ||
                   (quote == '\'' && memchr(content.ptr, '\'', content.len) != NULL);
    if (is_told) {
        write_flow(content, quote, out);
    }
    return is_told;
}
