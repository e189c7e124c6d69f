#include "orchestrator/import/code.h"

#include "analyzers/syntax/highlight.h"
#include "orchestrator/intake/safe_file.h"
#include "orchestrator/tools/row.h"

void ltl_code_open(ltl_code *code, ltl_str path) {
    ltl_arena_reset(&code->arena);
    ltl_str bytes;
    ltl_str name = ltl_arena_copy(&code->arena, path);
    code->is_there =
        ltl_path_is_safe(path) && ltl_safe_read(code->root_fd, name.ptr, LTL_MAX_TARGET_BYTES,
                                                &code->arena, &bytes, NULL, NULL) == LTL_OK;
    if (code->is_there) {
        ltl_source_init(&code->source, &code->arena, name, bytes);
        code->is_there = code->source.encoding != LTL_ENCODING_BINARY;
    }
}

void ltl_code_close(ltl_code *code) {
    ltl_arena_clear(&code->arena);
}

/* Bytes of the line before the column; a column past the end is the end. */
static uint32_t bytes_before(ltl_str line, uint32_t column, uint8_t unit) {
    uint32_t units = column - 1;
    if (unit == LTL_UNIT_BYTES) {
        return units < line.len ? units : (uint32_t)line.len;
    }
    size_t at = 0;
    while (units > 0 && at < line.len) {
        uint32_t code_point;
        at += ltl_utf8_decode(line, at, &code_point);
        uint32_t width = unit == LTL_UNIT_UTF16 && code_point > 0xFFFF ? 2 : 1;
        units -= units < width ? units : width;
    }
    return (uint32_t)(at < line.len ? at : line.len);
}

/* Of a file in memory. */
static ltl_span span_of(ltl_position start, ltl_position end) {
    return (ltl_span){(uint32_t)start.offset, (uint32_t)end.offset};
}

static void position_set(const ltl_source *source, uint8_t unit, uint32_t missing_column,
                         ltl_position *position) {
    if (position->line > source->line_count) {
        position->offset = (uint32_t)source->text.len; /* the file has changed since */
        return;
    }
    ltl_str line = ltl_source_line(source, position->line);
    uint32_t column = position->column > 0 ? position->column : missing_column;
    uint32_t before = bytes_before(line, column, unit);
    position->column = before + 1;
    position->offset = source->lines[position->line - 1] + before;
}

/* Bytes of the file, where it is here. */
static void fix_place(const ltl_code *code, ltl_packed *packed) {
    ltl_position *start = &packed->fix_start;
    ltl_position *end = &packed->fix_end;
    if (packed->has_fix && start->line > 0 && code->is_there) {
        if (end->line < start->line) {
            end->line = start->line;
        }
        position_set(&code->source, packed->unit, 1, start);
        position_set(&code->source, packed->unit, UINT32_MAX, end);
    }
    packed->has_fix = packed->has_fix && code->is_there && end->offset >= start->offset &&
                      end->offset <= code->source.text.len;
}

ltl_snippet ltl_code_place(const ltl_code *code, ltl_arena *arena, ltl_packed *packed) {
    ltl_snippet snippet = {.first_line = packed->start.line,
                           .text = packed->texts[LTL_PACKED_SNIPPET]};
    fix_place(code, packed);
    bool has_line = packed->start.line > 0;
    bool is_line_only = packed->start.column == 0;
    if (!has_line || !code->is_there) {
        packed->start.column = has_line && is_line_only ? 1 : packed->start.column;
        packed->end.column = has_line && packed->end.column == 0 ? 1 : packed->end.column;
        return snippet;
    }
    position_set(&code->source, packed->unit, 1, &packed->start);
    position_set(&code->source, packed->unit, is_line_only ? UINT32_MAX : packed->start.column,
                 &packed->end);
    if (packed->end.offset < packed->start.offset) {
        packed->end = packed->start;
    }
    if (packed->start.line > code->source.line_count) {
        return snippet;
    }
    ltl_span span = span_of(packed->start, packed->end);
    return ltl_snippet_make(arena, &code->source, NULL, span, 0);
}

/* Chained over stretches without white space. */
static ltl_digest digest_of_words(ltl_digest digest, ltl_str text) {
    size_t at = 0;
    while (at < text.len) {
        while (at < text.len && strchr(" \t\r\n", text.ptr[at]) != NULL && text.ptr[at] != '\0') {
            at++;
        }
        size_t from = at;
        while (at < text.len && (strchr(" \t\r\n", text.ptr[at]) == NULL || text.ptr[at] == '\0')) {
            at++;
        }
        if (at > from) {
            digest = ltl_digest_mix(digest, ltl_digest_of(ltl_str_slice(text, from, at)));
        }
    }
    return digest;
}

ltl_digest ltl_code_shape(const ltl_code *code, const ltl_packed *packed,
                          const ltl_snippet *snippet) {
    ltl_digest shape = ltl_digest_of(packed->texts[LTL_PACKED_RULE]);
    if (code->is_there && packed->start.line > 0 && packed->start.line <= code->source.line_count) {
        ltl_span span = span_of(packed->start, packed->end);
        ltl_str matched = ltl_source_slice(&code->source, span);
        /* A place alone says little of the code: its line does. */
        return digest_of_words(
            shape, matched.len > 0 ? matched : ltl_source_line(&code->source, packed->start.line));
    }
    ltl_str said = snippet->text.len > 0 ? snippet->text : packed->texts[LTL_PACKED_MESSAGE];
    return digest_of_words(shape, said);
}
