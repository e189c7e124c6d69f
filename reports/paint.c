#include "reports/paint.h"

#include "reports/escape/terminal.h"

enum { DEFAULT_WIDTH = 100, LEAST_WIDTH = 40, MOST_WIDTH = 160 };

/* Select graphic rendition, ECMA-48. Only the eight basic colours: people have themed those. */
static const char *const codes[LTL_STYLE_COUNT] = {
    [LTL_STYLE_STRONG] = "1",
    [LTL_STYLE_FAINT] = "2",
    [LTL_STYLE_GOOD] = "1;32",
    [LTL_STYLE_BAD] = "1;31",
    [LTL_STYLE_DOUBT] = "1;33",
    [LTL_STYLE_SEVERITY + LTL_SEVERITY_CRITICAL] = "1;35",
    [LTL_STYLE_SEVERITY + LTL_SEVERITY_HIGH] = "1;31",
    [LTL_STYLE_SEVERITY + LTL_SEVERITY_MEDIUM] = "1;33",
    [LTL_STYLE_SEVERITY + LTL_SEVERITY_LOW] = "1;36",
    [LTL_STYLE_SEVERITY + LTL_SEVERITY_INFO] = "1;34",
    [LTL_STYLE_TOKEN + LTL_TOKEN_KEYWORD] = "35",
    [LTL_STYLE_TOKEN + LTL_TOKEN_STRING] = "32",
    [LTL_STYLE_TOKEN + LTL_TOKEN_NUMBER] = "36",
    [LTL_STYLE_TOKEN + LTL_TOKEN_COMMENT] = "2",
    [LTL_STYLE_TOKEN + LTL_TOKEN_CALL] = "34",
    [LTL_STYLE_TOKEN + LTL_TOKEN_TYPE] = "33",
};

ltl_painter ltl_painter_make(const ltl_format_options *options, ltl_out *out) {
    uint32_t width = options->width == 0 ? DEFAULT_WIDTH : options->width;
    width = width < LEAST_WIDTH ? LEAST_WIDTH : width;
    width = width > MOST_WIDTH ? MOST_WIDTH : width;
    return (ltl_painter){.out = out, .has_colour = options->has_colour, .width = width};
}

void ltl_paint_begin(const ltl_painter *painter, ltl_style style) {
    if (painter->has_colour && codes[style]) {
        ltl_out_printf(painter->out, "\x1b[%sm", codes[style]);
    }
}

void ltl_paint_end(const ltl_painter *painter, ltl_style style) {
    if (painter->has_colour && codes[style]) {
        ltl_out_cstr(painter->out, "\x1b[0m");
    }
}

uint32_t ltl_paint(const ltl_painter *painter, ltl_style style, ltl_str text, uint32_t column) {
    ltl_paint_begin(painter, style);
    column = ltl_escape_terminal(painter->out, text, column);
    ltl_paint_end(painter, style);
    return column;
}

void ltl_paint_blanks(const ltl_painter *painter, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        ltl_out_byte(painter->out, ' ');
    }
}

static void new_line(const ltl_painter *painter, uint32_t indent) {
    ltl_out_byte(painter->out, '\n');
    ltl_paint_blanks(painter, indent);
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

void ltl_paint_words(const ltl_painter *painter, ltl_style style, ltl_str text, uint32_t column,
                     uint32_t indent) {
    bool is_first = true;
    for (size_t i = 0; i < text.len;) {
        if (is_blank(text.ptr[i])) {
            i++;
            continue;
        }
        size_t end = i;
        while (end < text.len && !is_blank(text.ptr[end])) {
            end++;
        }
        ltl_str word = ltl_str_slice(text, i, end);
        uint32_t gap = is_first ? 0 : 1;
        if (!is_first && ltl_terminal_width(word, column + gap) > painter->width) {
            new_line(painter, indent);
            column = indent;
            gap = 0;
        }
        ltl_paint_blanks(painter, gap);
        column = ltl_paint(painter, style, word, column + gap);
        is_first = false;
        i = end;
    }
    ltl_out_byte(painter->out, '\n');
}
