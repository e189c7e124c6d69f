#include "analyzers/patterns/placeholder.h"

#include <ctype.h>

#include "analyzers/patterns/entry_ellipsis.h"
#include "analyzers/patterns/placeholder_names.h"
#include "analyzers/patterns/placeholder_place.h"
#include "analyzers/patterns/placeholder_typed.h"
#include "analyzers/patterns/surround.h"
#include "core/buf.h"
#include "core/limits.h"

const ltl_spelling ltl_spellings[LTL_SPELLING_COUNT] = {
    {false, true, false}, {false, false, false}, {true, true, false},
    {true, false, false}, {false, true, true},   {true, true, true},
};

typedef struct writer {
    ltl_str pattern;
    const ltl_language *language;
    const ltl_spelling *spelling;
    ltl_arena *arena;
    size_t at; /* in the pattern: what is being written */
    ltl_buf out;
    ltl_stand_in_marks marks;
    uint32_t deep_open; /* `<...` without their `...>` so far */
    bool is_in_string;  /* kept where stand-ins are put in quotes */
    ltl_asked_types types;
} writer;

static bool is_name_start(char c) {
    return (c >= 'A' && c <= 'Z') || c == '_';
}
static bool is_name_byte(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9');
}
static bool is_word_byte(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

static char byte_at(const writer *w, size_t at) {
    return at < w->pattern.len ? w->pattern.ptr[at] : '\0';
}

/* PHP's own globals are ordinary variables. */
static bool is_superglobal(ltl_str name) {
    static const char *const names[] = {"_GET",    "_POST",    "_SERVER",  "_FILES",
                                        "_COOKIE", "_SESSION", "_REQUEST", "_ENV"};
    for (size_t i = 0; i < LTL_COUNT_OF(names); i++) {
        if (ltl_str_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

/* `A::$X` names a constant, unless it is called: to Ruby that begins with a capital. */
static bool is_in_scope(const writer *w, ltl_str name) {
    size_t end = w->at + strlen("$") + name.len;
    return name.len > 0 && ltl_str_ends_with(ltl_buf_borrow(&w->out), LTL_STR("::")) &&
           byte_at(w, end) != '(';
}

static void write_bare(writer *w, const char *prefix, ltl_str name) {
    ltl_stand_in_mark mark = {.written = (uint32_t)w->out.len, .pattern = (uint32_t)w->at};
    LTL_PUSH(w->arena, &w->marks, mark);
    ltl_str spelt = ltl_str_of(prefix);
    if (w->spelling->has_capital || is_in_scope(w, name)) {
        ltl_buf_append_byte(&w->out, 'L');
        spelt = ltl_str_slice(spelt, 1, spelt.len);
    }
    size_t start = w->out.len;
    bool is_tag = start > 0 && strchr("</", w->out.ptr[start - 1]) != NULL;
    ltl_buf_append(&w->out, spelt);
    ltl_buf_append(&w->out, name);
    for (size_t at = start; is_tag && w->language->dashes_in_tags && at < w->out.len; at++) {
        w->out.ptr[at] = w->out.ptr[at] == '_' ? '-' : w->out.ptr[at];
    }
}

/* Data knows no names outside of quotes, at least not here. */
static bool wants_quotes(const writer *w) {
    const char *after = w->language->quoted_after;
    if (after == NULL || w->is_in_string) {
        return false;
    }
    ltl_str out = ltl_str_trim(ltl_buf_borrow(&w->out));
    return after[0] == '\0' || (out.len > 0 && strchr(after, out.ptr[out.len - 1]) != NULL);
}

/* The same with what the grammar wants around it in this place. */
static void write_stand_in(writer *w, const char *prefix, ltl_str name) {
    if (wants_quotes(w)) {
        ltl_buf_append(&w->out, LTL_STR("\"" BARE));
        write_bare(w, prefix, name);
        ltl_buf_append_byte(&w->out, '"');
        return;
    }
    bool is_ellipsis = name.len == 0;
    size_t dots = is_ellipsis || strcmp(prefix, SEQUENCE) == 0 ? strlen("...") : 0;
    size_t end = w->at + dots + (is_ellipsis ? 0 : strlen("$") + name.len);
    ltl_span hole = {(uint32_t)w->at, (uint32_t)end};
    ltl_surround around = ltl_surround_of(w->language, w->pattern, hole, is_ellipsis);
    ltl_buf_append(&w->out, ltl_str_of(around.before));
    write_bare(w, prefix, name);
    ltl_buf_append(&w->out, ltl_str_of(around.behind));
}

/* The language's text for this place, `ltl_dots` in it replaced by stand-ins: the name by `name` after
 * `prefix`, the others stay ellipses. The name is the last one, or the first one in front of a colon. */
static void write_dummy(writer *w, const char *dummy, const char *prefix, ltl_str name) {
    ltl_str rest = ltl_str_of(dummy);
    bool is_name_first = ltl_str_find_byte(rest, ':', 0) != SIZE_MAX;
    size_t at = ltl_str_find(rest, LTL_STR(ELLIPSIS), 0);
    for (bool is_first = true; at != SIZE_MAX; is_first = false) {
        ltl_buf_append(&w->out, ltl_str_slice(rest, 0, at));
        rest = ltl_str_slice(rest, at + strlen(ELLIPSIS), rest.len);
        at = ltl_str_find(rest, LTL_STR(ELLIPSIS), 0);
        bool is_name = is_name_first ? is_first : at == SIZE_MAX;
        write_bare(w, is_name ? prefix : ELLIPSIS, is_name ? name : LTL_STR(""));
    }
    ltl_buf_append(&w->out, rest);
}

/* All there is of a parameter: its type and its marks are left out. */
static bool is_lone_parameter(const writer *w, size_t at, size_t end) {
    char before = ltl_place_before(w->pattern, at, false);
    char after = ltl_place_next(w->pattern, end, false);
    return (before == '(' || before == ',') && (after == ')' || after == ',') &&
           ltl_place_of(w->pattern, at, end - at, w->language->type_follows) == LTL_PLACE_PARAMETER;
}

static bool is_line_place(ltl_place place) {
    return place == LTL_PLACE_STATEMENT || place == LTL_PLACE_BODY || place == LTL_PLACE_MEMBER ||
           place == LTL_PLACE_CASE || place == LTL_PLACE_FIELD;
}

/* `$X;` and `$...X` on a line of its own. */
static bool is_lone_statement(const writer *w, size_t at, size_t end) {
    ltl_place place = ltl_place_of(w->pattern, at, end - at, w->language->type_follows);
    bool ends_itself = ltl_place_next(w->pattern, end, false) == ';';
    char before = ltl_place_before(w->pattern, at, false);
    bool begins = before == '\0' || strchr("{};", before) != NULL;
    bool is_sequence = byte_at(w, at + 1) == '.';
    return (ends_itself && begins && w->language->ellipsis_statement != NULL) ||
           (is_sequence && is_line_place(place));
}

/* The language's own dummy where a name is no statement; `is_ended`: a semicolon follows. */
static void write_statement(writer *w, const char *prefix, ltl_str name, bool is_ended) {
    ltl_str dummy = ltl_str_of(w->language->ellipsis_statement);
    ltl_str end = ltl_str_of(w->language->statement_end);
    bool writes_end = !is_ended && w->spelling->has_statement_ellipsis;
    if (w->language->ellipsis_statement == NULL) {
        write_stand_in(w, prefix, name);
        ltl_buf_append(&w->out, writes_end ? end : LTL_STR(""));
        return;
    }
    size_t len = is_ended ? dummy.len - end.len : dummy.len;
    char *text = ltl_arena_alloc(w->arena, len + 1);
    memcpy(text, dummy.ptr, len);
    text[len] = '\0';
    write_dummy(w, text, prefix, name);
}

/* `$X` or `$...X` at `at`: writes it and returns the bytes read, 0 when there is none. */
static size_t write_metavariable(writer *w, size_t at) {
    size_t name = at + 1;
    bool is_sequence =
        ltl_str_starts_with(ltl_str_slice(w->pattern, name, w->pattern.len), LTL_STR("..."));
    name += is_sequence ? 3 : 0;
    size_t end = name;
    if (!is_name_start(byte_at(w, end))) {
        return 0;
    }
    while (is_name_byte(byte_at(w, end))) {
        end++;
    }
    ltl_str text = ltl_str_slice(w->pattern, name, end);
    bool is_longer = is_word_byte(byte_at(w, end));
    if (is_longer || (w->language->metavariable_sigil == '$' && is_superglobal(text))) {
        return 0;
    }
    const char *prefix = is_sequence ? SEQUENCE : METAVARIABLE;
    const char *dummy = w->language->ellipsis_parameter;
    if (dummy != NULL && is_lone_parameter(w, at, end)) {
        write_dummy(w, dummy, prefix, text);
    } else if (is_lone_statement(w, at, end)) {
        write_statement(w, prefix, text,
                        !is_sequence || ltl_place_next(w->pattern, end, false) == ';');
    } else {
        write_stand_in(w, prefix, text);
    }
    return end - at;
}

static bool is_member_place(const writer *w, ltl_place place, size_t at) {
    const char *member = w->language->ellipsis_member;
    if (member == NULL || at == 0 || place == LTL_PLACE_BODY || place == LTL_PLACE_CASE) {
        return false;
    }
    return place == LTL_PLACE_MEMBER || place == LTL_PLACE_FIELD ||
           w->spelling->has_member_ellipsis;
}

/* The dummy for a place that takes no bare name; null where one will do. */
static const char *dummy_of(const writer *w, ltl_place place, size_t at) {
    const ltl_language *language = w->language;
    switch (place) {
    case LTL_PLACE_PARAMETER:
        return language->ellipsis_parameter;
    case LTL_PLACE_LOOP:
        return language->ellipsis_loop;
    case LTL_PLACE_LOOP_REST:
        return language->ellipsis_loop != NULL ? "ltl_dots;" : NULL;
    case LTL_PLACE_ARM:
        return language->ellipsis_case;
    case LTL_PLACE_CASE:
        return language->ellipsis_case;
    case LTL_PLACE_FIELD:
        if (language->ellipsis_field != NULL) {
            return language->ellipsis_field;
        }
        /* fall through */
    case LTL_PLACE_STATEMENT:
    case LTL_PLACE_BODY:
    case LTL_PLACE_MEMBER:
        return is_member_place(w, place, at)         ? language->ellipsis_member
               : w->spelling->has_statement_ellipsis ? language->ellipsis_statement
                                                     : NULL;
    case LTL_PLACE_ITEM:
    default:
        return NULL;
    }
}

/* A dummy that ends with a comma loses it where the pattern has one. */
static void write_dummy_at(writer *w, const char *dummy, size_t end) {
    ltl_str text = ltl_str_of(dummy);
    if (ltl_place_next(w->pattern, end, false) == ',' && text.ptr[text.len - 1] == ',') {
        text = ltl_str_slice(text, 0, text.len - 1);
    }
    write_dummy(w, ltl_arena_printf(w->arena, "%.*s", LTL_STR_ARG(text)).ptr, ELLIPSIS,
                LTL_STR(""));
}

static void write_ellipsis(writer *w, size_t at) {
    const char *entry = ltl_entry_ellipsis(w->language, w->pattern, at);
    entry = entry != NULL ? entry : ltl_pair_ellipsis(w->language, w->pattern, at);
    entry = entry != NULL ? entry : ltl_list_ellipsis(w->language, w->pattern, at);
    if (entry != NULL) {
        write_dummy(w, entry, ELLIPSIS, LTL_STR(""));
        return;
    }
    ltl_place place = ltl_place_of(w->pattern, at, 3, w->language->type_follows);
    if (ltl_surround_is_among_values(w->pattern, at)) {
        place = LTL_PLACE_ITEM;
    }
    const char *dummy = dummy_of(w, place, at);
    if (dummy != NULL) {
        write_dummy_at(w, dummy, at + 3);
        return;
    }
    bool ends = is_line_place(place) && w->spelling->has_statement_ellipsis;
    /* A member of a chain is a name even where variables carry a sigil. */
    if (!is_line_place(place) && (ltl_place_before(w->pattern, at, false) == '.' ||
                                  ltl_str_ends_with(ltl_buf_borrow(&w->out), LTL_STR("->")))) {
        write_bare(w, ELLIPSIS, LTL_STR(""));
        return;
    }
    write_stand_in(w, ELLIPSIS, LTL_STR(""));
    if (ends && w->language->statement_end != NULL) {
        ltl_buf_append(&w->out, ltl_str_of(w->language->statement_end));
    }
}

static bool has_at(const writer *w, size_t at, ltl_str text) {
    return ltl_str_eq(ltl_str_slice(w->pattern, at, at + text.len), text);
}

/* `T... x` is a variadic parameter, and `...x` right behind an opening mark or a comma is the language's
 * own operator. */
static bool is_spread(const writer *w, size_t at) {
    char before = ltl_place_before(w->pattern, at, false);
    char after = byte_at(w, at + 3);
    bool is_variadic = at > 0 && is_word_byte(w->pattern.ptr[at - 1]) && after == ' ' &&
                       ltl_place_next(w->pattern, at + 3, true) != '\n';
    return is_variadic || ((is_word_byte(after) || after == '$') && before != '\0' &&
                           strchr("([{,", before) != NULL);
}

/* A metavariable with a type becomes a name that holds the type's number. */
static size_t write_typed(writer *w, size_t at) {
    ltl_typed typed;
    if (w->language->type_probe[0] == NULL || w->types.count == LTL_MAX_ASKED_TYPES ||
        !ltl_typed_at(w->pattern, at, w->language, &typed)) {
        return 0;
    }
    char prefix[] = TYPED "a_";
    prefix[sizeof TYPED - 1] = (char)('a' + w->types.count);
    LTL_PUSH(w->arena, &w->types, typed.type);
    write_stand_in(w, prefix, typed.name);
    return typed.end - at;
}

/* A key without quotes, where the grammar wants some: returns the bytes read, 0 when there is none. */
static size_t write_key(writer *w, size_t at) {
    size_t end = at;
    while (is_word_byte(byte_at(w, end)) || byte_at(w, end) == '-') {
        end++;
    }
    bool is_key = w->language->quotes_keys && !w->is_in_string && end > at &&
                  ltl_place_next(w->pattern, end, false) == ':';
    if (is_key) {
        ltl_buf_append_byte(&w->out, '"');
        ltl_buf_append(&w->out, ltl_str_slice(w->pattern, at, end));
        ltl_buf_append_byte(&w->out, '"');
    }
    return is_key ? end - at : 0;
}

static void write_byte(writer *w, size_t at) {
    char c = w->pattern.ptr[at];
    bool is_escaped = at > 0 && w->pattern.ptr[at - 1] == '\\';
    w->is_in_string = w->is_in_string != (c == '"' && !is_escaped);
    bool is_trailing = c == ',' && w->language->drops_trailing_comma && !w->is_in_string &&
                       strchr("}]", ltl_place_next(w->pattern, at + 1, false)) != NULL;
    if (!is_trailing) {
        ltl_buf_append_byte(&w->out, c);
    }
}

/* Writes what stands at `at` and returns the bytes read. */
static size_t write_next(writer *w, size_t at) {
    char c = w->pattern.ptr[at];
    size_t typed = write_typed(w, at);
    if (typed > 0) {
        return typed;
    }
    if (c == '$') {
        size_t read = write_metavariable(w, at);
        if (read > 0) {
            return read;
        }
    } else if (has_at(w, at, LTL_STR("<...>"))) { /* any type arguments */
        ltl_buf_append_byte(&w->out, '<');
        write_stand_in(w, ELLIPSIS, LTL_STR(""));
        ltl_buf_append_byte(&w->out, '>');
        return 5;
    } else if (has_at(w, at, LTL_STR("<..."))) {
        ltl_buf_append(&w->out, LTL_STR(DEEP "("));
        w->deep_open++;
        return 4;
    } else if (w->deep_open > 0 && has_at(w, at, LTL_STR("...>"))) {
        w->deep_open--;
        ltl_buf_append_byte(&w->out, ')');
        return 4;
    } else if (has_at(w, at, LTL_STR("..."))) {
        if (!is_spread(w, at)) {
            write_ellipsis(w, at);
            return 3;
        }
    }
    size_t key = write_key(w, at);
    if (key == 0) {
        write_byte(w, at);
    }
    return key > 0 ? key : 1;
}

ltl_str ltl_placeholder_write_marked(ltl_arena *arena, ltl_str pattern,
                                     const ltl_language *language, const ltl_spelling *spelling,
                                     ltl_stand_in_marks *out_marks, ltl_asked_types *out_types) {
    writer w = {.pattern = pattern, .language = language, .spelling = spelling, .arena = arena};
    ltl_buf_init(&w.out, 16 * LTL_MAX_PATTERN_BYTES);
    while (w.at < pattern.len) {
        uint32_t had = w.marks.count;
        w.at += write_next(&w, w.at);
        for (uint32_t i = had; i < w.marks.count; i++) {
            w.marks.at[i].written_end = (uint32_t)w.out.len;
            w.marks.at[i].pattern_end = (uint32_t)w.at;
        }
    }
    ltl_str written = ltl_arena_copy(arena, ltl_buf_borrow(&w.out));
    ltl_buf_clear(&w.out);
    *out_marks = w.marks;
    *out_types = w.types;
    return written;
}

ltl_str ltl_placeholder_write(ltl_arena *arena, ltl_str pattern, const ltl_language *language,
                              const ltl_spelling *spelling) {
    ltl_stand_in_marks marks;
    ltl_asked_types types;
    return ltl_placeholder_write_marked(arena, pattern, language, spelling, &marks, &types);
}
