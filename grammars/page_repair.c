#include "grammars/page_repair.h"

#include <ctype.h>

#include "grammars/template_markers.h"
#include "grammars/twirl_repair.h"

typedef struct walker {
    ltl_str text;
    char *copy;
    ltl_marker marker; /* the next one */
    bool has_marker;
    bool is_changed;
} walker;

static bool has_at(ltl_str text, size_t at, ltl_str what) {
    return ltl_str_equals_ignoring_case(ltl_str_slice(text, at, at + what.len), what);
}

static size_t find_or_end(ltl_str text, ltl_str what, size_t from) {
    size_t at = ltl_str_find(text, what, from);
    return at == SIZE_MAX ? text.len : at + what.len;
}

/* Marks that began before `at` were passed over with what is around them. */
static bool is_marker(walker *w, size_t at) {
    while (w->has_marker && w->marker.start < at) {
        w->has_marker = ltl_marker_next(w->text, at, &w->marker);
    }
    return w->has_marker && w->marker.start == at;
}

static bool is_part_of_name(char byte) {
    return isalnum((unsigned char)byte) || byte == '-' || byte == '_';
}

/* A value within a tag is part of the word around it, or what stands behind `=`. */
static bool fills_word(const walker *w, const ltl_marker *m) {
    char before = m->start > 0 ? w->text.ptr[m->start - 1] : ' ';
    char after = m->end < w->text.len ? w->text.ptr[m->end] : ' ';
    return before == '=' || after == '=' ||
           (m->is_value && (is_part_of_name(before) || is_part_of_name(after)));
}

static size_t replace(walker *w, char with) {
    for (size_t i = w->marker.start; i < w->marker.end; i++) {
        bool is_line_end = w->text.ptr[i] == '\n' || w->text.ptr[i] == '\r';
        w->copy[i] = is_line_end && with == ' ' ? w->text.ptr[i] : with;
    }
    w->is_changed = true;
    return w->marker.end;
}

static size_t walk_quoted(walker *w, size_t at) {
    char quote = w->text.ptr[at++];
    while (at < w->text.len && w->text.ptr[at] != quote) {
        at = is_marker(w, at) ? replace(w, 'x') : at + 1;
    }
    return at + 1;
}

static size_t walk_tag(walker *w, size_t at) {
    while (at < w->text.len && w->text.ptr[at] != '>') {
        if (is_marker(w, at)) {
            at = replace(w, fills_word(w, &w->marker) ? 'x' : ' ');
        } else if (w->text.ptr[at] == '"' || w->text.ptr[at] == '\'') {
            at = walk_quoted(w, at);
        } else {
            at++;
        }
    }
    return at + 1;
}

/* Behind the text of an element whose text is no markup. */
static size_t walk_raw(const walker *w, ltl_str name, size_t at) {
    for (; at < w->text.len; at++) {
        at = ltl_str_find_byte(w->text, '<', at);
        if (at == SIZE_MAX) {
            return w->text.len;
        }
        if (has_at(w->text, at, LTL_STR("</")) && has_at(w->text, at + 2, name)) {
            return at;
        }
    }
    return at;
}

static size_t walk_element(walker *w, size_t at) {
    static const ltl_str RAW[] = {LTL_STR_INIT("script"), LTL_STR_INIT("style")};
    size_t end = walk_tag(w, at + 1);
    for (size_t i = 0; i < sizeof RAW / sizeof *RAW; i++) {
        if (has_at(w->text, at + 1, RAW[i])) {
            return walk_raw(w, RAW[i], end);
        }
    }
    return end;
}

/* `a && b`, `a < b`, `a => b`: browsers take them for text, the grammar does not. */
static bool stands_for_itself(ltl_str text, size_t at) {
    unsigned char next = at + 1 < text.len ? (unsigned char)text.ptr[at + 1] : ' ';
    return text.ptr[at] == '>' || (text.ptr[at] == '&' && !isalnum(next) && next != '#') ||
           (text.ptr[at] == '<' && (isspace(next) || isdigit(next) || next == '='));
}

bool ltl_page_repair(ltl_arena *arena, ltl_str original, char *copy) {
    bool has_expressions = ltl_twirl_repair(original, copy);
    ltl_str text = has_expressions ? ltl_arena_copy(arena, (ltl_str){copy, original.len}) : original;
    walker w = {.text = text, .copy = copy, .is_changed = has_expressions};
    w.has_marker = ltl_marker_next(text, 0, &w.marker);
    for (size_t at = 0; at < text.len;) {
        if (is_marker(&w, at)) {
            at = replace(&w, w.marker.is_value ? 'x' : ' ');
        } else if (has_at(text, at, LTL_STR("<!--"))) {
            at = find_or_end(text, LTL_STR("-->"), at);
        } else if (has_at(text, at, LTL_STR("<!")) || has_at(text, at, LTL_STR("<?"))) {
            at = find_or_end(text, LTL_STR(">"), at);
        } else if (text.ptr[at] == '<' && at + 1 < text.len &&
                   (isalpha((unsigned char)text.ptr[at + 1]) || text.ptr[at + 1] == '/')) {
            at = walk_element(&w, at);
        } else if (stands_for_itself(text, at)) {
            copy[at++] = 'x';
            w.is_changed = true;
        } else {
            at++;
        }
    }
    return w.is_changed;
}
