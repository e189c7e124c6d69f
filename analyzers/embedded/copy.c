#include "analyzers/embedded/embedded_internal.h"
#include "core/buf.h"
#include "core/limits.h"
#include "grammars/entities.h"

/* ---- making it ---- */

typedef struct maker {
    ltl_arena *arena;
    ltl_str text;
    char *copy;
    ltl_embedded_parts *parts;
} maker;

static void shift(maker *m, size_t from, size_t by) {
    ltl_embedded_shift one = {(uint32_t)from, (uint32_t)by};
    LTL_PUSH(m->arena, &m->parts->shifts, one);
}

/* Characters take the place of their spellings; returns where the code ends then. */
static uint32_t decode(maker *m, ltl_span content) {
    uint32_t to = content.start;
    for (uint32_t at = content.start; at < content.end;) {
        ltl_entity entity;
        ltl_str rest = ltl_str_slice(m->text, at, content.end);
        if (m->text.ptr[at] != '&' || !ltl_entity_read(rest, &entity)) {
            m->copy[to++] = m->text.ptr[at++];
            continue;
        }
        memcpy(m->copy + to, entity.bytes, entity.count);
        to += entity.count;
        at += entity.length;
        shift(m, to, at - to);
    }
    return to;
}

/* Each line moves to where the last one ends. */
static void take_lines(maker *m, ltl_embedded *part) {
    ltl_span content = part->content;
    ltl_str prefix = ltl_str_slice(m->text, part->prefix.start, part->prefix.end);
    uint32_t to = content.start;
    for (uint32_t at = content.start; at < content.end;) {
        uint32_t start = ltl_embedded__behind_prefix(m->text, at, content.end, prefix);
        if (start > at) {
            shift(m, to, start - to);
        }
        size_t end = ltl_str_find_byte(m->text, '\n', start);
        at = end != SIZE_MAX && end < content.end ? (uint32_t)end + 1 : content.end;
        memmove(m->copy + to, m->text.ptr + start, at - start);
        to += at - start;
    }
    part->span = (ltl_span){content.start, to};
    if (part->opening != NULL) {
        uint32_t length = (uint32_t)strlen(part->opening);
        part->span.start -= length;
        memcpy(m->copy + part->span.start, part->opening, length);
    }
    if (to < content.end) {
        memset(m->copy + to, ' ', content.end - to);
        shift(m, content.end, 0);
    }
}

/* The bytes around the code are marks, quotes or blanks: they make it what the grammar reads. */
static void edit(maker *m, ltl_embedded *part) {
    ltl_span content = part->content;
    if (part->form == LTL_EMBED_LINES) {
        take_lines(m, part);
        return;
    }
    uint32_t end = part->is_escaped ? decode(m, content) : content.end;
    part->span = (ltl_span){content.start, end};
    bool is_enclosed = part->form == LTL_EMBED_EXPRESSION || part->form == LTL_EMBED_DECLARATIONS;
    uint32_t blanks = end;
    if (is_enclosed) {
        bool is_expression = part->form == LTL_EMBED_EXPRESSION;
        m->copy[content.start - 1] = is_expression ? '(' : '{';
        m->copy[end] = is_expression ? ')' : '}';
        if (!is_expression) {
            m->copy[content.start - 2] = '*';
        }
        part->span.start -= is_expression ? 1 : 2;
        part->span.end = blanks = end + 1;
    }
    uint32_t stop = content.end + (is_enclosed ? 1 : 0);
    if (end < content.end) {
        memset(m->copy + blanks, ' ', stop - blanks);
        shift(m, stop, 0);
    }
}

void ltl_embedded__make_copy(ltl_arena *arena, const ltl_source *file, ltl_embedded_parts *parts) {
    bool is_edited = false;
    for (uint32_t i = 0; i < parts->count; i++) {
        is_edited = is_edited || parts->at[i].form != LTL_EMBED_NOTHING;
    }
    if (!is_edited) {
        return;
    }
    ltl_source *copy = LTL_NEW(arena, ltl_source);
    maker m = {arena, file->text, ltl_arena_alloc_raw(arena, file->text.len + 1), parts};
    memcpy(m.copy, file->text.ptr, file->text.len);
    for (uint32_t i = 0; i < parts->count; i++) {
        if (parts->at[i].form != LTL_EMBED_NOTHING) {
            edit(&m, &parts->at[i]);
        }
    }
    ltl_source_init(copy, arena, file->path, (ltl_str){m.copy, file->text.len});
    parts->source = copy;
}

/* ---- back to the file ---- */

static uint32_t place(const ltl_embedded_parts *parts, uint32_t offset) {
    uint32_t low = 0;
    uint32_t high = parts->shifts.count; /* the first shift behind `offset` */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (parts->shifts.at[middle].from <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 ? offset + parts->shifts.at[low - 1].by : offset;
}

ltl_span ltl_embedded_place(const ltl_embedded_parts *parts, ltl_span span) {
    return (ltl_span){place(parts, span.start), place(parts, span.end)};
}

/* ---- texts ---- */

bool ltl_embedded_spell(ltl_arena *arena, const ltl_embedded *part, ltl_str text,
                        ltl_str *out_text) {
    if (!part->is_escaped) {
        *out_text = text;
        return part->form != LTL_EMBED_LINES || ltl_str_find_byte(text, '\n', 0) == SIZE_MAX;
    }
    bool is_quoted = part->quote != '\0';
    ltl_buf buf;
    ltl_buf_init(&buf, LTL_MAX_VALUE_BYTES);
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        bool is_blank = memchr(" \t\r\n", byte, 4) != NULL;
        if (byte == '&') {
            ltl_buf_append(&buf, LTL_STR("&amp;"));
        } else if (byte == '"' && (part->quote == '"' || !is_quoted)) {
            ltl_buf_append(&buf, LTL_STR("&quot;"));
        } else if (byte == '\'' && (part->quote == '\'' || !is_quoted)) {
            ltl_buf_append(&buf, LTL_STR("&#39;"));
        } else if (!is_quoted && (is_blank || byte == '>')) {
            ltl_buf_append(&buf, is_blank ? LTL_STR("&#32;") : LTL_STR("&gt;"));
        } else {
            ltl_buf_append_byte(&buf, byte);
        }
    }
    *out_text = ltl_arena_copy(arena, ltl_buf_borrow(&buf));
    bool is_whole = !buf.is_cut;
    ltl_buf_clear(&buf);
    return is_whole;
}

ltl_str ltl_embedded_decode(ltl_arena *arena, ltl_str text) {
    size_t first = ltl_str_find_byte(text, '&', 0);
    if (first == SIZE_MAX) {
        return text;
    }
    char *copy = ltl_arena_alloc_raw(arena, text.len + 1);
    size_t to = 0;
    for (size_t at = 0; at < text.len;) {
        ltl_entity entity;
        if (text.ptr[at] == '&' && ltl_entity_read(ltl_str_slice(text, at, text.len), &entity)) {
            memcpy(copy + to, entity.bytes, entity.count);
            to += entity.count;
            at += entity.length;
        } else {
            copy[to++] = text.ptr[at++];
        }
    }
    return (ltl_str){copy, to};
}
