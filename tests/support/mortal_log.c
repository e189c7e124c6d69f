#include "tests/support/mortal_log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/map.h"

enum { FIELDS = 5 };

static bool line_read(ltl_str text, mortal_line *out_line) {
    ltl_str fields[FIELDS] = {{0}};
    for (int i = 0; i < FIELDS; i++) {
        size_t end = i + 1 < FIELDS ? ltl_str_find_byte(text, '\t', 0) : text.len;
        if (end == SIZE_MAX) {
            return false; /* the line at which it died */
        }
        fields[i] = ltl_str_slice(text, 0, end);
        text = ltl_str_slice(text, end < text.len ? end + 1 : end, text.len);
    }
    uint64_t number = 0;
    bool is_read = ltl_str_to_u64(fields[1], &number);
    *out_line = (mortal_line){fields[0], (unsigned)number, fields[2], fields[3], fields[4]};
    return is_read;
}

void mortal_log_read(ltl_arena *arena, const char *path, mortal_log *out_log) {
    char *text = NULL;
    size_t capacity = 0;
    ssize_t len;
    FILE *file = fopen(path, "r");
    *out_log = (mortal_log){0};
    while (file != NULL && (len = getline(&text, &capacity, file)) > 0) {
        mortal_line line;
        size_t without_end = (size_t)len - (text[len - 1] == '\n');
        if (line_read(ltl_arena_copy(arena, (ltl_str){text, without_end}), &line)) {
            LTL_PUSH(arena, out_log, line);
        }
    }
    free(text);
    if (file != NULL) {
        fclose(file);
    }
}

ltl_str mortal_node(ltl_arena *arena, ltl_str key) {
    char *name = ltl_arena_alloc(arena, key.len + 1);
    size_t len = 0;
    unsigned depth = 0;
    for (size_t i = 0; i < key.len; i++) {
        char byte = key.ptr[i];
        depth += byte == '[';
        if (byte == '/' && depth == 0) {
            len = 0;
        } else if (depth == 0) {
            name[len++] = byte;
        }
        depth -= byte == ']' && depth > 0;
    }
    ltl_str node = {name, len};
    size_t attempt = ltl_str_find_byte(node, '@', 0);
    return attempt != SIZE_MAX ? ltl_str_slice(node, 0, attempt) : node;
}

static bool is_undone(const mortal_log *log) {
    for (uint32_t i = 0; i < log->count; i++) {
        if (ltl_str_is(log->at[i].detail, "told") && ltl_str_is(log->at[i].more, "undo")) {
            return true;
        }
    }
    return false;
}

static bool is_job(const mortal_line *line) {
    return ltl_str_is(line->kind, "job");
}

/* Files that specialists look at, too, are theirs to look at again. */
static bool keeps_files(const mortal_line *job) {
    return ltl_str_is(job->more, "look") || ltl_str_is(job->more, "look-further");
}

/* What is the same in both runs. */
static ltl_str piece_of(ltl_arena *arena, const mortal_line *line, bool of_files) {
    return of_files ? ltl_arena_printf(arena, "%.*s: %.*s", LTL_STR_ARG(line->key),
                                       LTL_STR_ARG(line->more))
                    : line->key;
}

/* Tasks that were over, and whose end was told. */
static void ends_collect(const mortal_log *log, bool of_files, ltl_map *out_keys) {
    for (uint32_t i = 0; i < log->count; i++) {
        const mortal_line *line = &log->at[i];
        if (is_job(line) && (!of_files || keeps_files(line))) {
            ltl_map_put(out_keys, line->key, NULL);
        } else if (ltl_str_is(line->detail, "ended") && ltl_str_is(line->more, "ok")) {
            ltl_map_entry *entry = ltl_map_find(out_keys, line->key);
            if (entry != NULL) {
                entry->value = 1;
            }
        }
    }
}

ltl_str mortal_done_again(ltl_arena *arena, const mortal_log *before, const mortal_log *after,
                          bool of_files, unsigned *pieces) {
    ltl_map keys;
    ltl_map finished;
    ltl_map_init(&keys, arena);
    ltl_map_init(&finished, arena);
    if (is_undone(before) || is_undone(after)) {
        return LTL_STR("");
    }
    ends_collect(before, of_files, &keys);
    const char *kind = of_files ? "file" : "job";
    for (uint32_t i = 0; i < before->count; i++) {
        const ltl_map_entry *entry = ltl_map_find(&keys, before->at[i].key);
        if (ltl_str_is(before->at[i].kind, kind) && entry != NULL && entry->value == 1) {
            ltl_map_put(&finished, piece_of(arena, &before->at[i], of_files), NULL);
        }
    }
    *pieces += finished.count;
    for (uint32_t i = 0; i < after->count; i++) {
        ltl_str piece = piece_of(arena, &after->at[i], of_files);
        if (ltl_str_is(after->at[i].kind, kind) && ltl_map_find(&finished, piece) != NULL) {
            return piece;
        }
    }
    return LTL_STR("");
}
