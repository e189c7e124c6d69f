#include "reports/escape/terminal.h"

#include <stdio.h>

#include "core/utf8.h"

typedef struct code_range {
    uint32_t first;
    uint32_t last;
} code_range;

/* East Asian wide and full-width characters, and pictographs. */
static const code_range wide[] = {
    {0x1100, 0x115E},   {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x17000, 0x18CFF}, {0x1B000, 0x1B2FF}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

/* Marks that are drawn over the character before them, and the selectors of emoji. */
static const code_range combining[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F}, {0x0900, 0x0902},
    {0x093C, 0x093C}, {0x0941, 0x0948}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E},
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE0E, 0xFE0F}, {0xFE20, 0xFE2F},
};

static bool is_in(const code_range *ranges, size_t count, uint32_t code_point) {
    for (size_t i = 0; i < count; i++) {
        if (code_point >= ranges[i].first && code_point <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

static uint32_t columns_of(uint32_t code_point) {
    if (code_point < 0x300) {
        return 1;
    }
    if (is_in(combining, LTL_COUNT_OF(combining), code_point)) {
        return 0;
    }
    return is_in(wide, LTL_COUNT_OF(wide), code_point) ? 2 : 1;
}

/* `kind` is 'u' for a code point, 'x' for a byte. */
static void show(ltl_terminal_cell *cell, char kind, unsigned value) {
    int len = snprintf(cell->text, sizeof(cell->text), "\\%c{%02X}", kind, value);
    cell->len = (uint32_t)len;
    cell->columns = cell->len;
    cell->is_visible_form = true;
}

size_t ltl_terminal_cell_next(ltl_str text, size_t offset, uint32_t column,
                              ltl_terminal_cell *out_cell) {
    static const char replacement[] = "\xEF\xBF\xBD";
    uint32_t code_point = 0;
    size_t len = ltl_utf8_decode(text, offset, &code_point);
    bool is_bad =
        code_point == 0xFFFD && !(len == 3 && memcmp(text.ptr + offset, replacement, 3) == 0);
    *out_cell = (ltl_terminal_cell){.len = (uint32_t)len, .columns = 1};
    if (is_bad) {
        show(out_cell, 'x', (unsigned char)text.ptr[offset]);
        return 1;
    }
    if (code_point == '\t') {
        out_cell->columns = LTL_TERMINAL_TAB - column % LTL_TERMINAL_TAB;
        out_cell->len = out_cell->columns;
        memset(out_cell->text, ' ', out_cell->len);
    } else if (code_point == '\n' || ltl_code_point_is_deceptive(code_point)) {
        show(out_cell, 'u', (unsigned)code_point);
    } else {
        memcpy(out_cell->text, text.ptr + offset, len);
        out_cell->columns = columns_of(code_point);
    }
    return len;
}

/* The end of the run of bytes that stand for themselves and take a column each. */
static size_t plain_end(ltl_str text, size_t offset) {
    while (offset < text.len && text.ptr[offset] >= 0x20 && text.ptr[offset] < 0x7F) {
        offset++;
    }
    return offset;
}

uint32_t ltl_escape_terminal(ltl_out *out, ltl_str text, uint32_t column) {
    for (size_t i = 0; i < text.len;) {
        size_t end = plain_end(text, i);
        ltl_out_str(out, ltl_str_slice(text, i, end));
        column += (uint32_t)(end - i);
        i = end;
        if (i < text.len) {
            ltl_terminal_cell cell;
            i += ltl_terminal_cell_next(text, i, column, &cell);
            ltl_out_str(out, (ltl_str){cell.text, cell.len});
            column += cell.columns;
        }
    }
    return column;
}

uint32_t ltl_terminal_width(ltl_str text, uint32_t column) {
    for (size_t i = 0; i < text.len;) {
        ltl_terminal_cell cell;
        i += ltl_terminal_cell_next(text, i, column, &cell);
        column += cell.columns;
    }
    return column;
}
