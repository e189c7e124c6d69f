#include <string.h>

#include "orchestrator/intake/patch.h"

typedef struct lines LTL_VEC(ltl_str) lines;

/* A line of a hunk: what it was, what it becomes; one of them is missing in `-` and `+` lines. */
typedef struct hunk_lines {
    lines before;
    lines after;
} hunk_lines;

/* With their newlines; the last may have none. */
static lines split_lines(ltl_arena *arena, ltl_str text) {
    lines all = {0};
    for (size_t at = 0; at < text.len;) {
        size_t end = ltl_str_find_byte(text, '\n', at);
        end = end == SIZE_MAX ? text.len : end + 1;
        LTL_PUSH(arena, &all, ltl_str_slice(text, at, end));
        at = end;
    }
    return all;
}

static void cut_newline(lines *list) {
    if (list->count > 0) {
        ltl_str *last = &list->at[list->count - 1];
        if (last->len > 0 && last->ptr[last->len - 1] == '\n') {
            last->len--;
        }
    }
}

static hunk_lines split_hunk(ltl_arena *arena, ltl_str body) {
    hunk_lines out = {0};
    lines all = split_lines(arena, body);
    char previous = ' ';
    for (uint32_t i = 0; i < all.count; i++) {
        ltl_str line = all.at[i];
        char mark = line.ptr[0];
        if (mark == '\\') { /* the line before has no newline */
            if (previous != '+') {
                cut_newline(&out.before);
            }
            if (previous != '-') {
                cut_newline(&out.after);
            }
            continue;
        }
        bool is_bare = mark == '\n' || mark == '\r';
        ltl_str text = is_bare ? line : ltl_str_slice(line, 1, line.len);
        if (mark != '+') {
            LTL_PUSH(arena, &out.before, text);
        }
        if (mark != '-') {
            LTL_PUSH(arena, &out.after, text);
        }
        previous = is_bare ? ' ' : mark;
    }
    return out;
}

static bool fits(const lines *base, uint32_t at, const lines *before) {
    if (before->count > base->count || at > base->count - before->count) {
        return false;
    }
    for (uint32_t i = 0; i < before->count; i++) {
        if (!ltl_str_eq(base->at[at + i], before->at[i])) {
            return false;
        }
    }
    return true;
}

/* The place nearest to the one stated, not before `from`. Without any old line only the stated one. */
static bool find_place(const lines *base, const lines *before, uint32_t stated, uint32_t from,
                       uint32_t *out_at) {
    if (stated >= from && fits(base, stated, before)) {
        *out_at = stated;
        return true;
    }
    for (uint32_t shift = 1; before->count > 0 && shift <= LTL_MAX_HUNK_SHIFT; shift++) {
        if (stated >= from + shift && fits(base, stated - shift, before)) {
            *out_at = stated - shift;
            return true;
        }
        if (stated + shift >= from && fits(base, stated + shift, before)) {
            *out_at = stated + shift;
            return true;
        }
    }
    return false;
}

typedef struct output {
    char *bytes;
    size_t len;
} output;

static void put(output *out, const lines *list, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        memcpy(out->bytes + out->len, list->at[i].ptr, list->at[i].len);
        out->len += list->at[i].len;
    }
}

static size_t max_result(const ltl_patch_file *file, ltl_str base) {
    size_t bytes = base.len;
    for (uint32_t i = 0; i < file->hunks.count; i++) {
        bytes += file->hunks.at[i].body.len;
    }
    return bytes;
}

ltl_status ltl_patch_apply(ltl_arena *arena, const ltl_patch_file *file, ltl_str base,
                           const char *path, ltl_str *out_text, ltl_error *error) {
    ltl_arena scratch = {0};
    output out = {.bytes = ltl_arena_alloc_raw(arena, max_result(file, base) + 1)};
    lines old = split_lines(&scratch, base);
    uint32_t done = 0; /* lines of the base that are in the output or were taken out */
    int64_t shift = 0; /* how far the hunk before lay from where it said */
    ltl_status status = LTL_OK;
    for (uint32_t i = 0; status == LTL_OK && i < file->hunks.count; i++) {
        const ltl_hunk *hunk = &file->hunks.at[i];
        hunk_lines lines_of = split_hunk(&scratch, hunk->body);
        uint32_t stated =
            hunk->old_count > 0 && hunk->old_start > 0 ? hunk->old_start - 1 : hunk->old_start;
        int64_t wanted = (int64_t)stated + shift;
        uint32_t at = 0;
        if (!find_place(&old, &lines_of.before, wanted > 0 ? (uint32_t)wanted : 0, done, &at)) {
            status = ltl_fail(error, LTL_INVALID,
                              "the hunk in line %u of the patch does not apply to this file",
                              hunk->line);
            ltl_error_at(error, path, hunk->line, 0);
            break;
        }
        shift = (int64_t)at - (int64_t)stated;
        put(&out, &old, done, at);
        put(&out, &lines_of.after, 0, lines_of.after.count);
        done = at + lines_of.before.count;
    }
    if (status == LTL_OK) {
        put(&out, &old, done, old.count);
        *out_text = (ltl_str){out.bytes, out.len};
    }
    ltl_arena_clear(&scratch);
    return status;
}
