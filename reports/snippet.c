#include "reports/snippet.h"

#include "core/utf8.h"

static size_t line_end(ltl_str text, size_t start) {
    size_t end = ltl_str_find_byte(text, '\n', start);
    return end == SIZE_MAX ? text.len : end;
}

ltl_span ltl_snippet_line(const ltl_snippet *snippet, uint32_t line1) {
    uint32_t at_end = (uint32_t)snippet->text.len;
    if (line1 < snippet->first_line) {
        return (ltl_span){0, 0};
    }
    size_t start = 0;
    for (uint32_t line = snippet->first_line; line < line1; line++) {
        size_t end = line_end(snippet->text, start);
        if (end == snippet->text.len) {
            return (ltl_span){at_end, at_end};
        }
        start = end + 1;
    }
    return (ltl_span){(uint32_t)start, (uint32_t)line_end(snippet->text, start)};
}

uint32_t ltl_snippet_last_line(const ltl_snippet *snippet) {
    uint32_t line = snippet->first_line;
    for (size_t i = 0; i + 1 < snippet->text.len; i++) { /* a newline at the end opens no line */
        line += snippet->text.ptr[i] == '\n' ? 1 : 0;
    }
    return line;
}

/* Bytes left out at the start of a line: only the one on which the finding starts may be cut there. */
static uint32_t cut_before(ltl_marked marked, uint32_t line) {
    return line == marked.start.line ? marked.snippet->cut_bytes : 0;
}

/* Columns past the end of a line, as after a cut, give its end. */
static uint32_t offset_of(ltl_marked marked, ltl_position position) {
    ltl_span line = ltl_snippet_line(marked.snippet, position.line);
    uint32_t column0 = position.column > 0 ? position.column - 1 : 0;
    uint32_t cut = cut_before(marked, position.line);
    column0 = column0 > cut ? column0 - cut : 0;
    return column0 < line.end - line.start ? line.start + column0 : line.end;
}

ltl_span ltl_snippet_match(ltl_marked marked) {
    ltl_span match = {offset_of(marked, marked.start), offset_of(marked, marked.end)};
    match.end = match.end < match.start ? match.start : match.end;
    return match;
}

ltl_span ltl_snippet_match_lines(ltl_marked marked) {
    ltl_span first = ltl_snippet_line(marked.snippet, marked.start.line);
    ltl_span last = ltl_snippet_line(marked.snippet, marked.end.line);
    return (ltl_span){first.start, last.end < first.end ? first.end : last.end};
}

ltl_str ltl_snippet_matched(ltl_marked marked) {
    ltl_span match = ltl_snippet_match(marked);
    return ltl_str_slice(marked.snippet->text, match.start, match.end);
}

uint32_t ltl_snippet_utf16_column(ltl_marked marked, ltl_position position) {
    ltl_span line = ltl_snippet_line(marked.snippet, position.line);
    bool is_whole = cut_before(marked, position.line) == 0;
    if (position.column == 0 || !is_whole || position.column - 1 > line.end - line.start) {
        return position.column;
    }
    ltl_str before =
        ltl_str_slice(marked.snippet->text, line.start, line.start + position.column - 1);
    return (uint32_t)ltl_utf8_utf16_length(before) + 1;
}
