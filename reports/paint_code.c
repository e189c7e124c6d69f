#include "reports/paint_code.h"

#include <stdio.h>

#include "reports/escape/terminal.h"

enum { GUTTER_COLUMNS = 10, LEFT_OF_MATCH = 12 };

/* A line of code as far as it fits: the columns [from, to) of it. */
typedef struct window {
    uint32_t from;
    uint32_t to;
} window;

static ltl_style style_at(const ltl_snippet *snippet, uint32_t *run, uint32_t offset) {
    while (*run < snippet->run_count &&
           snippet->runs[*run].start + snippet->runs[*run].len <= offset) {
        (*run)++;
    }
    bool is_inside = *run < snippet->run_count && snippet->runs[*run].start <= offset;
    return is_inside ? LTL_STYLE_TOKEN + snippet->runs[*run].token_class : LTL_STYLE_PLAIN;
}

static const char ELLIPSIS[] = "\u2026";

/* The columns of `view` that show code: one on either side says that there is more than blanks. */
static window code_columns(window view, ltl_str line) {
    ltl_str code = ltl_str_trim(line);
    uint32_t indent = ltl_terminal_width((ltl_str){line.ptr, (size_t)(code.ptr - line.ptr)}, 0);
    bool is_cut = code.len > 0 && view.from > 0 && indent <= view.from;
    return (window){view.from + is_cut, view.to - (ltl_terminal_width(line, 0) > view.to)};
}

static void paint_ellipsis(const ltl_painter *painter) {
    ltl_paint_begin(painter, LTL_STYLE_FAINT);
    ltl_out_cstr(painter->out, ELLIPSIS);
    ltl_paint_end(painter, LTL_STYLE_FAINT);
}

static void paint_columns(const ltl_painter *painter, const ltl_snippet *snippet, ltl_span line,
                          window view) {
    ltl_str text = ltl_str_slice(snippet->text, 0, line.end);
    uint32_t column = 0;
    uint32_t run = 0;
    ltl_style style = LTL_STYLE_PLAIN;
    for (uint32_t i = line.start; i < line.end;) {
        ltl_terminal_cell cell;
        ltl_style wanted = style_at(snippet, &run, i);
        i += (uint32_t)ltl_terminal_cell_next(text, i, column, &cell);
        if (column >= view.from && column + cell.columns <= view.to) {
            if (wanted != style) {
                ltl_paint_end(painter, style);
                ltl_paint_begin(painter, wanted);
                style = wanted;
            }
            ltl_out_str(painter->out, (ltl_str){cell.text, cell.len});
        }
        column += cell.columns;
    }
    ltl_paint_end(painter, style);
}

static void paint_code(const ltl_painter *painter, const ltl_snippet *snippet, ltl_span line,
                       window view) {
    window code = code_columns(view, ltl_str_slice(snippet->text, line.start, line.end));
    if (code.from > view.from) {
        paint_ellipsis(painter);
    }
    paint_columns(painter, snippet, line, code);
    if (code.to < view.to) {
        paint_ellipsis(painter);
    }
    ltl_out_byte(painter->out, '\n');
}

static void paint_gutter(const ltl_painter *painter, uint32_t line, bool is_match) {
    char number[16] = "";
    if (line > 0) {
        (void)snprintf(number, sizeof(number), "%u", (unsigned)line);
    }
    ltl_paint_blanks(painter, LTL_PAINT_INDENT - 2);
    ltl_out_cstr(painter->out, is_match ? "> " : "  ");
    ltl_paint_begin(painter, LTL_STYLE_FAINT);
    ltl_out_printf(painter->out, "%4s |", number);
    ltl_paint_end(painter, LTL_STYLE_FAINT);
}

/* The columns of the match on its first line. */
static window match_columns(ltl_marked marked, ltl_span line) {
    ltl_span match = ltl_snippet_match(marked);
    uint32_t end = match.end > line.end ? line.end : match.end;
    ltl_str text = ltl_str_slice(marked.snippet->text, line.start, line.end);
    ltl_str before = ltl_str_slice(text, 0, match.start - line.start);
    ltl_str inside = ltl_str_slice(text, match.start - line.start, end - line.start);
    window columns = {.from = ltl_terminal_width(before, 0)};
    columns.to = ltl_terminal_width(inside, columns.from);
    columns.to += columns.to == columns.from ? 1 : 0;
    return columns;
}

/* The whole of the lines when they are short; else the match starts a little from the left. */
static window view_of(const ltl_painter *painter, window match) {
    uint32_t room = painter->width - GUTTER_COLUMNS;
    uint32_t from = match.to > room && match.from > LEFT_OF_MATCH ? match.from - LEFT_OF_MATCH : 0;
    return (window){from, from + room};
}

static void paint_underline(const ltl_painter *painter, ltl_style style, window match,
                            window view) {
    uint32_t end = match.to < view.to ? match.to : view.to;
    paint_gutter(painter, 0, false);
    ltl_paint_blanks(painter, 1 + match.from - view.from);
    ltl_paint_begin(painter, style);
    for (uint32_t i = match.from; i < end; i++) {
        ltl_out_byte(painter->out, '^');
    }
    ltl_paint_end(painter, style);
    ltl_out_byte(painter->out, '\n');
}

void ltl_paint_code(const ltl_painter *painter, ltl_marked marked, uint32_t first, uint32_t last,
                    ltl_style style) {
    window match = match_columns(marked, ltl_snippet_line(marked.snippet, marked.start.line));
    window view = view_of(painter, match);
    for (uint32_t line = first; line <= last; line++) {
        bool is_match = line >= marked.start.line && line <= marked.end.line;
        paint_gutter(painter, line, is_match && marked.end.line > marked.start.line);
        ltl_span span = ltl_snippet_line(marked.snippet, line);
        ltl_paint_blanks(painter, span.end > span.start ? 1 : 0);
        paint_code(painter, marked.snippet, span, view);
        if (line == marked.start.line) {
            paint_underline(painter, style, match, view);
        }
    }
}
