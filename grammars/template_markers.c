#include "grammars/template_markers.h"

#include <ctype.h>

typedef struct mark {
    ltl_str open;
    ltl_str close;
    bool is_value;
    bool ends_with_text; /* when it is not closed, it goes to the end */
} mark;

/* The longer ones first. */
static const mark MARKS[] = {
    {LTL_STR_INIT("{{{"), LTL_STR_INIT("}}}"), true, false},
    {LTL_STR_INIT("{{!--"), LTL_STR_INIT("--}}"), false, false},
    {LTL_STR_INIT("{{--"), LTL_STR_INIT("--}}"), false, false},
    {LTL_STR_INIT("{{#"), LTL_STR_INIT("}}"), false, false},
    {LTL_STR_INIT("{{/"), LTL_STR_INIT("}}"), false, false},
    {LTL_STR_INIT("{{^"), LTL_STR_INIT("}}"), false, false},
    {LTL_STR_INIT("{{>"), LTL_STR_INIT("}}"), false, false},
    {LTL_STR_INIT("{{!"), LTL_STR_INIT("}}"), false, false},
    {LTL_STR_INIT("{{"), LTL_STR_INIT("}}"), true, false},
    {LTL_STR_INIT("{%"), LTL_STR_INIT("%}"), false, false},
    {LTL_STR_INIT("{#"), LTL_STR_INIT("#}"), false, false},
    {LTL_STR_INIT("<%="), LTL_STR_INIT("%>"), true, false},
    {LTL_STR_INIT("<%-"), LTL_STR_INIT("%>"), true, false},
    {LTL_STR_INIT("<%:"), LTL_STR_INIT("%>"), true, false},
    {LTL_STR_INIT("<%"), LTL_STR_INIT("%>"), false, false},
    {LTL_STR_INIT("<?="), LTL_STR_INIT("?>"), true, true},
    {LTL_STR_INIT("<?php"), LTL_STR_INIT("?>"), false, true},
};

/* What steers a template, however it is marked. */
static const char *const STEERING[] = {
    "if",    "elif", "elsif", "elseif", "else",  "end",      "endif",  "for",    "endfor", "each",
    "range", "with", "block", "define", "while", "template", "unless", "switch", "case",
};

/* What `{% %}` holds that neither steers nor leaves a text behind. A `block` may: the page that extends
 * this one fills it. */
static const char *const SILENT[] = {
    "load",    "extends", "set",    "import", "from",     "macro",     "call",
    "comment", "cache",   "filter", "raw",    "verbatim", "spaceless", "autoescape",
    "do",      "use",     "assign", "layout", "csrf",     "with",      "trim",
};

static bool has_at(ltl_str text, size_t at, ltl_str what) {
    return ltl_str_starts_with(ltl_str_slice(text, at, text.len), what);
}

static ltl_str first_word(ltl_str text, size_t at) {
    while (at < text.len && (isspace((unsigned char)text.ptr[at]) || text.ptr[at] == '-')) {
        at++;
    }
    size_t end = at;
    while (end < text.len && isalnum((unsigned char)text.ptr[end])) {
        end++;
    }
    return ltl_str_slice(text, at, end);
}

static bool is_one_of(ltl_str word, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (ltl_str_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

static bool is_steering(ltl_str word) {
    return is_one_of(word, STEERING, sizeof STEERING / sizeof *STEERING) ||
           ltl_str_starts_with(word, LTL_STR("end"));
}

/* Behind `=`, `(`, `,` and their like an operand follows: `{% url 'x' %}` is one. */
static bool is_operand(ltl_str text, size_t at) {
    while (at > 0 && isspace((unsigned char)text.ptr[at - 1])) {
        at--;
    }
    return at > 0 && memchr("=(,:+[?&|", text.ptr[at - 1], 9) != NULL;
}

static bool is_value(ltl_str text, const mark *m, size_t at) {
    ltl_str word = first_word(text, at + m->open.len);
    if (m->is_value || ltl_str_is(word, "echo") || ltl_str_is(word, "print")) {
        return !is_steering(word);
    }
    return has_at(text, at, LTL_STR("{%")) && !is_steering(word) && is_operand(text, at);
}

static bool is_comment(const mark *m) {
    return ltl_str_is(m->open, "{#") || ltl_str_starts_with(m->open, LTL_STR("{{!"));
}

static bool may_print(ltl_str text, const mark *m, size_t at) {
    ltl_str word = first_word(text, at + m->open.len);
    bool is_silent = is_steering(word) || is_one_of(word, SILENT, sizeof SILENT / sizeof *SILENT);
    return m->is_value || ltl_str_is(word, "block") || (!is_comment(m) && !is_silent);
}

static bool read_at(ltl_str text, size_t at, ltl_marker *out) {
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        const mark *m = &MARKS[i];
        if ((out->gone >> i & 1) != 0 || !has_at(text, at, m->open)) {
            continue;
        }
        size_t close = ltl_str_find(text, m->close, at + m->open.len);
        if (close == SIZE_MAX && !m->ends_with_text) {
            out->gone |= UINT32_C(1) << i;
            continue;
        }
        size_t end = close == SIZE_MAX ? text.len : close + m->close.len;
        *out = (ltl_marker){at, end, is_value(text, m, at), may_print(text, m, at), out->gone};
        return true;
    }
    return false;
}

bool ltl_marker_next(ltl_str text, size_t from, ltl_marker *marker) {
    for (size_t at = from; at + 1 < text.len; at++) {
        char first = text.ptr[at];
        if ((first == '{' || first == '<') && read_at(text, at, marker)) {
            return true;
        }
    }
    return false;
}

bool ltl_marker_repair(ltl_arena *arena, ltl_str text, char *copy) {
    (void)arena;
    bool is_changed = false;
    ltl_marker marker = {0};
    for (size_t at = 0; ltl_marker_next(text, at, &marker); at = marker.end) {
        is_changed = true;
        for (size_t i = marker.start; i < marker.end; i++) {
            copy[i] = marker.is_value ? '_' : text.ptr[i] == '\n' ? '\n' : ' ';
        }
    }
    return is_changed;
}
