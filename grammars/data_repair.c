#include "grammars/data_repair.h"

#include <ctype.h>

#include "grammars/template_markers.h"
#include "grammars/yaml_quotes.h"

static bool has_at(ltl_str text, size_t at, ltl_str what) {
    return ltl_str_equals_ignoring_case(ltl_str_slice(text, at, at + what.len), what);
}

static bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }

static size_t skip_blanks(ltl_str text, size_t at) {
    while (at < text.len && is_blank(text.ptr[at])) {
        at++;
    }
    return at;
}

static bool begins_line(ltl_str text, size_t at) {
    while (at > 0 && is_blank(text.ptr[at - 1])) {
        at--;
    }
    return at == 0 || text.ptr[at - 1] == '\n';
}

static size_t line_end(ltl_str text, size_t at) {
    size_t end = ltl_str_find_byte(text, '\n', at);
    return end == SIZE_MAX ? text.len : end;
}

/* ---- marks ---- */

static bool is_alone(ltl_str text, const ltl_marker *marker) {
    size_t end = skip_blanks(text, marker->end);
    return begins_line(text, marker->start) && (end == text.len || text.ptr[end] == '\n');
}

/* `{{ config(…) }}` is told to dbt and leaves nothing behind. */
static bool is_setting(ltl_str text, const ltl_marker *marker) {
    size_t at = skip_blanks(text, marker->start + 2);
    return has_at(text, at, LTL_STR("config(")) || has_at(text, at, LTL_STR("config ("));
}

typedef bool is_nothing(ltl_str text, const ltl_marker *marker);

static bool replace_markers(ltl_str text, char *copy, char value, is_nothing *is_none) {
    ltl_marker marker = {0};
    bool is_changed = false;
    for (size_t at = 0; ltl_marker_next(text, at, &marker); at = marker.end) {
        bool is_value = marker.is_value && (is_none == NULL || !is_none(text, &marker));
        for (size_t i = marker.start; i < marker.end; i++) {
            copy[i] = is_value ? value : text.ptr[i] == '\n' ? '\n' : ' ';
        }
        is_changed = true;
    }
    return is_changed;
}

bool ltl_json_repair(ltl_arena *arena, ltl_str text, char *copy) {
    (void)arena;
    return replace_markers(text, copy, '1', NULL);
}

/* The column in which the key of this line begins, behind the marks of a list. */
static size_t key_column(ltl_str text, size_t line) {
    size_t at = skip_blanks(text, line);
    while (at + 1 < text.len && text.ptr[at] == '-' && is_blank(text.ptr[at + 1])) {
        at = skip_blanks(text, at + 1);
    }
    return at - line;
}

enum { LINES_OF_MARKS = 32 }; /* looked through between a key and what is below it */

/* The column of the next line that holds something besides marks; 0 when there is none near. */
static size_t next_column(ltl_str text, size_t at) {
    for (int line = 0; line < LINES_OF_MARKS && at < text.len; line++) {
        size_t begin = skip_blanks(text, at);
        bool is_marker = has_at(text, begin, LTL_STR("{{"));
        if (begin < text.len && text.ptr[begin] != '\n' && text.ptr[begin] != '#' && !is_marker) {
            return begin - at;
        }
        at = line_end(text, begin) + 1;
    }
    return 0;
}

/* `labels: {{ include … }}` with more pairs below it: the mark brings pairs, not a text. */
static bool begins_mapping(ltl_str text, const ltl_marker *marker) {
    size_t end = skip_blanks(text, marker->end);
    size_t before = marker->start;
    while (before > 0 && is_blank(text.ptr[before - 1])) {
        before--;
    }
    if (end >= text.len || text.ptr[end] != '\n' || before == 0 || text.ptr[before - 1] != ':') {
        return false;
    }
    size_t line = before;
    while (line > 0 && text.ptr[line - 1] != '\n') {
        line--;
    }
    return next_column(text, end + 1) > key_column(text, line);
}

static bool is_no_text(ltl_str text, const ltl_marker *marker) {
    return is_alone(text, marker) || begins_mapping(text, marker);
}

bool ltl_yaml_repair(ltl_arena *arena, ltl_str text, char *copy) {
    (void)arena;
    bool is_marked = replace_markers(text, copy, '_', is_no_text);
    return ltl_yaml_join_quoted(text, copy) || is_marked;
}

/* ---- style sheets ---- */

typedef struct sheet {
    ltl_str text;
    char *copy;
    bool is_changed;
} sheet;

static void put(sheet *s, size_t at, char byte) {
    s->copy[at] = byte;
    s->is_changed = true;
}

/* `(width <= 9px)` is read as `(width :  9px)`. Each reader returns where to go on. */
static size_t read_query(sheet *s, size_t at) {
    ltl_str text = s->text;
    for (; at < text.len && text.ptr[at] != '{' && text.ptr[at] != ';'; at++) {
        if (text.ptr[at] == '<' || text.ptr[at] == '>') {
            put(s, at, ':');
            if (at + 1 < text.len && text.ptr[at + 1] == '=') {
                put(s, at + 1, ' ');
            }
        }
    }
    return at;
}

static size_t fill_until(sheet *s, size_t at, const char *ends, size_t count) {
    while (at < s->text.len && memchr(ends, s->text.ptr[at], count) == NULL) {
        put(s, at++, 'x');
    }
    return at;
}

/* An address without quotes, whatever it is made of, as one word. */
static size_t read_address(sheet *s, size_t at) {
    at = skip_blanks(s->text, at);
    bool is_quoted = at < s->text.len && memchr("\"'", s->text.ptr[at], 2) != NULL;
    return is_quoted ? at : fill_until(s, at, ")\n", 2);
}

/* `margin:.5em`: behind a colon without a blank a dot begins a class to the grammar. */
static bool is_dot_of_number(ltl_str text, size_t at) {
    return text.ptr[at] == '.' && at > 0 && at + 1 < text.len &&
           memchr(": \t,(", text.ptr[at - 1], 5) != NULL &&
           isdigit((unsigned char)text.ptr[at + 1]);
}

/* What browsers pass by or only old ones read: a second semicolon, `*zoom: 1`, `1px \9`, `progid:…(a='b')`. */
static size_t read_other(sheet *s, size_t at) {
    char byte = s->text.ptr[at];
    char next = at + 1 < s->text.len ? s->text.ptr[at + 1] : '\0';
    if (has_at(s->text, at, LTL_STR("progid:"))) {
        return fill_until(s, at, ";}\n!", 4);
    }
    if (is_dot_of_number(s->text, at)) {
        put(s, at, '0');
    } else if ((byte == ';' && next == ';') || (byte == '*' && isalpha((unsigned char)next))) {
        put(s, at, ' ');
    } else if (byte == '\\' && isdigit((unsigned char)next)) {
        put(s, at, ' ');
        put(s, at + 1, ' ');
    }
    return at + 1;
}

bool ltl_css_repair(ltl_arena *arena, ltl_str text, char *copy) {
    sheet s = {text, copy, ltl_marker_repair(arena, text, copy)};
    for (size_t at = 0; at < text.len;) {
        if (has_at(text, at, LTL_STR("@media")) || has_at(text, at, LTL_STR("@container"))) {
            at = read_query(&s, at);
        } else if (has_at(text, at, LTL_STR("url("))) {
            at = read_address(&s, at + 4);
        } else {
            at = read_other(&s, at);
        }
    }
    return s.is_changed;
}

/* ---- queries ---- */

typedef struct query {
    ltl_str text;
    char *copy;
    bool is_changed;
} query;

static size_t skip_until(const query *q, ltl_str mark, size_t from) {
    size_t at = ltl_str_find(q->text, mark, from);
    return at == SIZE_MAX ? q->text.len : at + mark.len;
}

static size_t read_string(const query *q, size_t at) {
    size_t end = ltl_str_find_byte(q->text, '\'', at + 1);
    return end == SIZE_MAX ? q->text.len : end + 1;
}

/* Two quotes in a quoted name are one that it contains. */
static size_t read_name(query *q, size_t at) {
    for (at++; at < q->text.len; at++) {
        if (q->text.ptr[at] != '"') {
            continue;
        }
        if (at + 1 == q->text.len || q->text.ptr[at + 1] != '"') {
            return at + 1;
        }
        q->copy[at] = q->copy[at + 1] = '_';
        q->is_changed = true;
        at++;
    }
    return at;
}

/* `$$ … $$`, `$body$ … $body$`: text of another language. */
static size_t read_dollars(const query *q, size_t at) {
    size_t end = at + 1;
    while (end < q->text.len && (isalnum((unsigned char)q->text.ptr[end]) || q->text.ptr[end] == '_')) {
        end++;
    }
    if (end == q->text.len || q->text.ptr[end] != '$') {
        return end;
    }
    return skip_until(q, ltl_str_slice(q->text, at, end + 1), end + 1);
}

/* MySQL's comments, and the marks of Play's evolutions. */
static size_t read_hash(query *q, size_t at) {
    size_t end = line_end(q->text, at);
    bool has_room = at + 1 < end;
    q->copy[at] = has_room ? '-' : ' ';
    if (has_room) {
        q->copy[at + 1] = '-';
    }
    q->is_changed = true;
    return end;
}

bool ltl_sql_repair(ltl_arena *arena, ltl_str text, char *copy) {
    (void)arena;
    query q = {text, copy, replace_markers(text, copy, '_', is_setting)};
    for (size_t at = 0; at < text.len;) {
        char byte = text.ptr[at];
        if (byte == '\'') {
            at = read_string(&q, at);
        } else if (byte == '"') {
            at = read_name(&q, at);
        } else if (byte == '$') {
            at = read_dollars(&q, at);
        } else if (has_at(text, at, LTL_STR("--"))) {
            at = line_end(text, at);
        } else if (has_at(text, at, LTL_STR("/*"))) {
            at = skip_until(&q, LTL_STR("*/"), at + 2);
        } else if (byte == '#' && begins_line(text, at)) {
            at = read_hash(&q, at);
        } else {
            at++;
        }
    }
    return q.is_changed;
}
