#include "analyzers/styles/sheet.h"

#include "analyzers/styles/selector.h"

static char at(const ltl_sheet *sheet, uint32_t offset, uint32_t end) {
    return offset < end ? sheet->text.ptr[offset] : '\0';
}

/* Behind a comment that begins there, else the offset itself. In plain CSS two slashes are none. */
static uint32_t comment_skip(const ltl_sheet *sheet, uint32_t offset, uint32_t end) {
    ltl_str text = ltl_str_slice(sheet->text, 0, end);
    if (at(sheet, offset, end) != '/') {
        return offset;
    }
    bool is_line = at(sheet, offset + 1, end) == '/' && sheet->has_line_comments &&
                   (offset == 0 || text.ptr[offset - 1] != ':');
    if (!is_line && at(sheet, offset + 1, end) != '*') {
        return offset;
    }
    size_t stop = is_line ? ltl_str_find_byte(text, '\n', offset)
                          : ltl_str_find(text, LTL_STR("*/"), offset + 2);
    return stop == SIZE_MAX ? end : (uint32_t)stop + (is_line ? 1 : 2);
}

static uint32_t string_skip(const ltl_sheet *sheet, uint32_t offset, uint32_t end) {
    char quote = sheet->text.ptr[offset];
    for (offset++; offset < end && sheet->text.ptr[offset] != quote; offset++) {
        if (sheet->text.ptr[offset] == '\n') {
            return offset; /* it was no string: an apostrophe */
        }
        offset += sheet->text.ptr[offset] == '\\';
    }
    return offset < end ? offset + 1 : end;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The first byte that is neither blank nor comment. */
static uint32_t blanks_skip(const ltl_sheet *sheet, uint32_t offset, uint32_t end) {
    for (;;) {
        uint32_t next = comment_skip(sheet, offset, end);
        if (next == offset && offset < end && is_blank(sheet->text.ptr[offset])) {
            next = offset + 1;
        }
        if (next == offset) {
            return offset;
        }
        offset = next;
    }
}

/* Where what begins at `offset` ends: at `;`, `{` or `}` outside of strings, brackets, comments and `#{…}`. */
static uint32_t statement_end(const ltl_sheet *sheet, uint32_t offset, uint32_t end) {
    uint32_t depth = 0;
    uint32_t holes = 0;
    while (offset < end) {
        char c = sheet->text.ptr[offset];
        uint32_t next = depth == 0 || c != '/' || at(sheet, offset + 1, end) == '*'
                            ? comment_skip(sheet, offset, end)
                            : offset;
        if (next != offset) {
            offset = next;
            continue;
        }
        if (c == '"' || c == '\'') {
            offset = string_skip(sheet, offset, end);
            continue;
        }
        bool opens_hole = (c == '#' || c == '@') && at(sheet, offset + 1, end) == '{';
        bool closes_hole = c == '}' && holes > 0;
        if (!opens_hole && !closes_hole && (c == '{' || c == '}' || (c == ';' && depth == 0))) {
            return offset;
        }
        depth += c == '(' || c == '[';
        depth -= (c == ')' || c == ']') && depth > 0;
        holes += opens_hole;
        holes -= closes_hole;
        offset += opens_hole ? 2 : 1;
    }
    return end;
}

static ltl_str value_of(ltl_str value) {
    size_t comment = ltl_str_find(value, LTL_STR("/*"), 0);
    value = ltl_str_trim(ltl_str_slice(value, 0, comment == SIZE_MAX ? value.len : comment));
    size_t bang = ltl_str_find_last_byte(value, '!');
    return bang == SIZE_MAX ? value : ltl_str_trim(ltl_str_slice(value, 0, bang));
}

void ltl_sheet_declare(ltl_sheet *sheet, uint32_t block, ltl_str property, ltl_str value, ltl_span span) {
    ltl_style_declaration made = {.property = property,
                                  .value = value,
                                  .span = span,
                                  .block = block,
                                  .next = LTL_NO_DECLARATION};
    uint32_t index = sheet->declarations.count;
    LTL_PUSH(sheet->arena, &sheet->declarations, made);
    ltl_style_block *of = &sheet->blocks.at[block];
    if (of->first == LTL_NO_DECLARATION) {
        of->first = index;
    } else {
        sheet->declarations.at[of->last].next = index;
    }
    of->last = index;
}

static void declaration_add(ltl_sheet *sheet, uint32_t block, ltl_span span) {
    ltl_str text = ltl_str_slice(sheet->text, span.start, span.end);
    size_t colon = ltl_str_find_byte(text, ':', 0);
    if (colon == SIZE_MAX || colon == 0 || text.ptr[0] == '@' || text.ptr[0] == '$') {
        return;
    }
    ltl_span written = {span.start, span.start + (uint32_t)ltl_str_trim(text).len};
    ltl_sheet_declare(sheet, block, ltl_str_trim(ltl_str_slice(text, 0, colon)),
                      value_of(ltl_str_slice(text, colon + 1, text.len)), written);
}

static bool has(ltl_str text, const char *word) {
    return ltl_str_find(text, ltl_str_of(word), 0) != SIZE_MAX;
}

/* The nearest block around that selects elements. */
static ltl_str selector_around(const ltl_sheet *sheet, uint32_t block) {
    while (block != 0 && sheet->blocks.at[block].is_at) {
        block = sheet->blocks.at[block].parent;
    }
    return sheet->blocks.at[block].selector;
}

static uint32_t block_add(ltl_sheet *sheet, uint32_t parent, ltl_span span) {
    ltl_str own = ltl_str_trim(ltl_str_slice(sheet->text, span.start, span.end));
    const ltl_style_block *around = &sheet->blocks.at[parent];
    bool is_at = own.len > 0 && own.ptr[0] == '@';
    ltl_style_block made = {
        .span = {span.start, span.start + (uint32_t)own.len},
        .parent = parent,
        .is_at = is_at,
        .is_print = around->is_print || (is_at && has(own, "print") && !has(own, "screen")),
        .is_keyframe = around->is_keyframe || (is_at && has(own, "keyframes")),
        .first = LTL_NO_DECLARATION,
        .selector = is_at ? own
                          : ltl_selector_nest(sheet->arena, selector_around(sheet, parent), own,
                                              LTL_MAX_SELECTOR_BYTES)};
    LTL_PUSH(sheet->arena, &sheet->blocks, made);
    return sheet->blocks.count - 1;
}

void ltl_sheet_begin(ltl_arena *arena, ltl_str text, ltl_str selector, ltl_sheet *out_sheet) {
    *out_sheet = (ltl_sheet){.arena = arena, .text = text};
    ltl_style_block whole = {.selector = selector, .first = LTL_NO_DECLARATION};
    LTL_PUSH(arena, &out_sheet->blocks, whole);
}

void ltl_sheet_read(ltl_arena *arena, ltl_str text, ltl_span span, bool has_line_comments,
                    ltl_sheet *out_sheet) {
    ltl_sheet_read_within(arena, text, span, LTL_STR(""), has_line_comments, out_sheet);
}

void ltl_sheet_read_within(ltl_arena *arena, ltl_str text, ltl_span span, ltl_str selector,
                           bool has_line_comments, ltl_sheet *out_sheet) {
    ltl_sheet_begin(arena, text, selector, out_sheet);
    out_sheet->has_line_comments = has_line_comments;
    uint32_t block = 0;
    uint32_t from = blanks_skip(out_sheet, span.start, span.end);
    while (from < span.end && out_sheet->blocks.count < LTL_MAX_STYLE_BLOCKS) {
        uint32_t stop = statement_end(out_sheet, from, span.end);
        char mark = at(out_sheet, stop, span.end);
        if (mark == '{') {
            block = block_add(out_sheet, block, (ltl_span){from, stop});
        } else if (stop > from) {
            declaration_add(out_sheet, block, (ltl_span){from, stop});
        }
        block = mark == '}' ? out_sheet->blocks.at[block].parent : block;
        from = blanks_skip(out_sheet, stop + 1 < span.end ? stop + 1 : span.end, span.end);
    }
}

const ltl_style_declaration *ltl_sheet_declared(const ltl_sheet *sheet, uint32_t block,
                                                const char *property) {
    const ltl_style_declaration *found = NULL;
    for (uint32_t i = sheet->blocks.at[block].first; i != LTL_NO_DECLARATION;
         i = sheet->declarations.at[i].next) {
        const ltl_style_declaration *at_hand = &sheet->declarations.at[i];
        if (ltl_str_equals_ignoring_case(at_hand->property, ltl_str_of(property))) {
            found = at_hand;
        }
    }
    return found;
}
