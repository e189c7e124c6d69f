#include "core/source.h"

#include <assert.h>

#include "core/limits.h"

static size_t count_byte(ltl_str text, char byte) {
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += text.ptr[i] == byte ? 1 : 0; /* no branch: the compiler makes vectors of this */
    }
    return count;
}

static uint32_t *fill_lines_lf(uint32_t *line, ltl_str text) {
    const char *end = text.ptr + text.len;
    const char *at = text.ptr;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        at++;
        *line++ = (uint32_t)(at - text.ptr);
    }
    return line;
}

static uint32_t *fill_lines_any(uint32_t *line, ltl_str text) {
    for (size_t i = 0; i < text.len; i++) {
        bool is_pair = text.ptr[i] == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n';
        if (text.ptr[i] == '\n' || (text.ptr[i] == '\r' && !is_pair)) {
            *line++ = (uint32_t)(i + 1);
        }
    }
    return line;
}

static void find_lines(ltl_source *source, ltl_arena *arena) {
    size_t returns = count_byte(source->text, '\r');
    size_t most = 1 + returns + count_byte(source->text, '\n');
    uint32_t *lines = ltl_arena_alloc_raw(arena, most * sizeof(*lines));
    lines[0] = 0;
    uint32_t *end = returns > 0 ? fill_lines_any(lines + 1, source->text)
                                : fill_lines_lf(lines + 1, source->text);
    source->lines = lines;
    source->line_count = (uint32_t)(end - lines);
}

/* The empty line behind a last line end does not count. */
static bool is_minified(const ltl_source *source) {
    size_t count = source->line_count;
    if (count > 1 && source->lines[count - 1] == source->text.len) {
        count--;
    }
    return source->text.len / count > LTL_MINIFIED_LINE_BYTES;
}

void ltl_source_init(ltl_source *source, ltl_arena *arena, ltl_str path, ltl_str bytes) {
    assert(bytes.len < UINT32_MAX / 2);
    *source = (ltl_source){
        .path = ltl_arena_copy(arena, path),
        .text = bytes,
        .encoding = ltl_encoding_detect(bytes),
        .content = ltl_digest_of(bytes),
    };
    if (source->encoding == LTL_ENCODING_UTF16_LE || source->encoding == LTL_ENCODING_UTF16_BE) {
        bool is_big_endian = source->encoding == LTL_ENCODING_UTF16_BE;
        source->text = ltl_utf8_from_utf16(arena, bytes, is_big_endian);
    }
    find_lines(source, arena);
    source->is_minified = is_minified(source);
}

void ltl_source_init_part(ltl_source *source, ltl_arena *arena, ltl_str path, ltl_str text) {
    assert(text.len < UINT32_MAX / 2);
    *source = (ltl_source){.path = ltl_arena_copy(arena, path), .text = text};
    find_lines(source, arena);
}

ltl_position ltl_source_position(const ltl_source *source, uint32_t offset) {
    if (offset > source->text.len) {
        offset = (uint32_t)source->text.len;
    }
    uint32_t low = 0; /* lines[low] <= offset < lines[high] */
    uint32_t high = source->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return (ltl_position){low + 1, offset - source->lines[low] + 1, offset};
}

ltl_str ltl_source_line(const ltl_source *source, uint32_t line1) {
    if (line1 == 0 || line1 > source->line_count) {
        return (ltl_str){"", 0};
    }
    size_t start = source->lines[line1 - 1];
    size_t end = line1 < source->line_count ? source->lines[line1] : source->text.len;
    if (end > start && line1 < source->line_count) {
        end--;
        if (source->text.ptr[end] == '\n' && end > start && source->text.ptr[end - 1] == '\r') {
            end--;
        }
    }
    return ltl_str_slice(source->text, start, end);
}
