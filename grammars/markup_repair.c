#include "grammars/markup_repair.h"

#include <ctype.h>

static bool has_at(ltl_str text, size_t at, ltl_str what) {
    return ltl_str_starts_with(ltl_str_slice(text, at, text.len), what);
}

/* Behind the comment that begins at `at`. */
static size_t end_of_comment(ltl_str text, size_t at) {
    size_t end = ltl_str_find(text, LTL_STR("-->"), at + 4);
    return end == SIZE_MAX ? text.len : end + 3;
}

static size_t end_of_quoted(ltl_str text, size_t at) {
    size_t end = ltl_str_find_byte(text, text.ptr[at], at + 1);
    return end == SIZE_MAX ? text.len : end + 1;
}

static void blank(char *copy, size_t from, size_t to) {
    for (; from < to; from++) {
        copy[from] = copy[from] == '\n' || copy[from] == '\r' ? copy[from] : ' ';
    }
}

/* From the name of a tag to its end; the comments in it are blanked. */
static size_t walk_tag(ltl_str text, size_t at, char *copy, bool *is_changed) {
    while (at < text.len && text.ptr[at] != '>') {
        if (has_at(text, at, LTL_STR("<!--"))) {
            size_t end = end_of_comment(text, at);
            blank(copy, at, end);
            *is_changed = true;
            at = end;
        } else if (text.ptr[at] == '"' || text.ptr[at] == '\'') {
            at = end_of_quoted(text, at);
        } else if (text.ptr[at] == '<') {
            return at; /* the tag was not closed */
        } else {
            at++;
        }
    }
    return at;
}

bool ltl_markup_repair(ltl_arena *arena, ltl_str text, char *copy) {
    (void)arena;
    bool is_changed = false;
    size_t at = ltl_str_find_byte(text, '<', 0);
    while (at != SIZE_MAX && at < text.len) {
        size_t next = at + 1;
        if (has_at(text, at, LTL_STR("<!--"))) {
            next = end_of_comment(text, at);
        } else if (next < text.len && isalpha((unsigned char)text.ptr[next])) {
            next = walk_tag(text, next, copy, &is_changed);
        }
        at = ltl_str_find_byte(text, '<', next);
    }
    return is_changed;
}
