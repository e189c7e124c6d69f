#include "analyzers/match/placeholder.h"

#include <ctype.h>

#include "analyzers/match/entry_ellipsis.h"
#include "core/buf.h"
#include "core/limits.h"

#define METAVARIABLE "ltl_mv_"
#define SEQUENCE "ltl_seq_"
#define ELLIPSIS "ltl_dots"
#define DEEP "ltl_deep"

const ltl_spelling ltl_spellings[LTL_SPELLING_COUNT] = {
    {false, true, false}, {false, false, false}, {true, true, false},
    {true, false, false}, {false, true, true},   {true, true, true},
};

typedef struct writer {
    ltl_str pattern;
    const ltl_language *language;
    const ltl_spelling *spelling;
    ltl_buf out;
} writer;

static bool is_name_start(char c) { return (c >= 'A' && c <= 'Z') || c == '_'; }
static bool is_name_byte(char c) { return is_name_start(c) || (c >= '0' && c <= '9'); }
static bool is_word_byte(char c) { return isalnum((unsigned char)c) || c == '_'; }

static char byte_at(const writer *w, size_t at) {
    return at < w->pattern.len ? w->pattern.ptr[at] : '\0';
}

/* The next byte that is no blank, '\n' when a line end comes first and `stops_at_line`. */
static char next_mark(const writer *w, size_t at, bool stops_at_line) {
    while (at < w->pattern.len && isspace((unsigned char)w->pattern.ptr[at])) {
        if (stops_at_line && w->pattern.ptr[at] == '\n') {
            return '\n';
        }
        at++;
    }
    return byte_at(w, at);
}

static char mark_before(const writer *w, size_t at, bool stops_at_line) {
    while (at > 0 && isspace((unsigned char)w->pattern.ptr[at - 1])) {
        if (stops_at_line && w->pattern.ptr[at - 1] == '\n') {
            return '\n';
        }
        at--;
    }
    return at > 0 ? w->pattern.ptr[at - 1] : '\0';
}

/* PHP's own globals are ordinary variables. */
static bool is_superglobal(ltl_str name) {
    static const char *const names[] = {"_GET",    "_POST",    "_SERVER",  "_FILES", "_COOKIE",
                                        "_SESSION", "_REQUEST", "_ENV"};
    for (size_t i = 0; i < LTL_COUNT_OF(names); i++) {
        if (ltl_str_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

static bool is_in_quotes(const writer *w) {
    return w->out.len > 0 && strchr("\"'`", w->out.ptr[w->out.len - 1]) != NULL;
}

static void write_stand_in(writer *w, const char *prefix, ltl_str name) {
    if (w->language->metavariable_sigil != 0 && !is_in_quotes(w)) {
        ltl_buf_append_byte(&w->out, w->language->metavariable_sigil);
    }
    ltl_str spelt = ltl_str_of(prefix);
    if (w->spelling->has_capital) {
        ltl_buf_append_byte(&w->out, 'L');
        spelt = ltl_str_slice(spelt, 1, spelt.len);
    }
    ltl_buf_append(&w->out, spelt);
    ltl_buf_append(&w->out, name);
}

/* `$X` or `$...X` at `at`: writes it and returns the bytes read, 0 when there is none. */
static size_t write_metavariable(writer *w, size_t at) {
    size_t name = at + 1;
    bool is_sequence = ltl_str_starts_with(ltl_str_slice(w->pattern, name, w->pattern.len),
                                           LTL_STR("..."));
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
    write_stand_in(w, is_sequence ? SEQUENCE : METAVARIABLE, text);
    return end - at;
}

/* Where the parenthesis around `at` opens; SIZE_MAX when there is none. */
static size_t open_parenthesis(const writer *w, size_t at) {
    int depth = 0;
    while (at-- > 0) {
        char c = w->pattern.ptr[at];
        if (c == ')' || c == ']' || c == '}') {
            depth++;
        } else if (c == '(' || c == '[' || c == '{') {
            if (depth == 0) {
                return c == '(' ? at : SIZE_MAX;
            }
            depth--;
        }
    }
    return SIZE_MAX;
}

static size_t close_parenthesis(const writer *w, size_t open) {
    int depth = 0;
    for (size_t at = open; at < w->pattern.len; at++) {
        char c = w->pattern.ptr[at];
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

static ltl_str word_before(const writer *w, size_t at) {
    while (at > 0 && isspace((unsigned char)w->pattern.ptr[at - 1])) {
        at--;
    }
    size_t end = at;
    while (at > 0 && is_word_byte(w->pattern.ptr[at - 1])) {
        at--;
    }
    return ltl_str_slice(w->pattern, at, end);
}

/* True in `f(…) {`, false in `if (…) {` and in calls. */
static bool is_among_parameters(const writer *w, size_t at) {
    static const char *const controls[] = {"if",    "while",  "for",   "switch", "catch",
                                           "using", "foreach", "match", "with",   "synchronized"};
    size_t open = open_parenthesis(w, at);
    size_t close = open != SIZE_MAX ? close_parenthesis(w, open) : SIZE_MAX;
    if (close == SIZE_MAX) {
        return false;
    }
    char after = next_mark(w, close + 1, false);
    bool throws = ltl_str_find(ltl_str_slice(w->pattern, close, close + 10), LTL_STR("throws"), 0) !=
                  SIZE_MAX;
    if (after != '{' && !throws) {
        return false;
    }
    ltl_str word = word_before(w, open);
    for (size_t i = 0; i < LTL_COUNT_OF(controls); i++) {
        if (ltl_str_is(word, controls[i])) {
            return false;
        }
    }
    return true;
}

static bool is_in_statement_place(const writer *w, size_t at) {
    char before = mark_before(w, at, false);
    char after = next_mark(w, at + 3, false);
    bool starts = before == '\0' || before == '{' || before == '}' || before == ';' ||
                  (mark_before(w, at, true) == '\n' && strchr(",([=+-*/.&|:", before) == NULL);
    bool ends = after == '\0' || after == '}' || next_mark(w, at + 3, true) == '\n';
    return starts && (ends || is_word_byte(after) || after == '$') && after != ';';
}

static void write_ellipsis(writer *w, size_t at) {
    const ltl_language *language = w->language;
    const char *entry = ltl_entry_ellipsis(language, w->pattern, at);
    if (entry != NULL) {
        ltl_buf_append(&w->out, ltl_str_of(entry));
        return;
    }
    if (is_in_statement_place(w, at)) {
        if (w->spelling->has_member_ellipsis && language->ellipsis_member != NULL &&
            at > 0) {
            ltl_buf_append(&w->out, ltl_str_of(language->ellipsis_member));
            return;
        }
        write_stand_in(w, ELLIPSIS, LTL_STR(""));
        if (w->spelling->has_statement_ellipsis && language->statement_end != NULL) {
            ltl_buf_append(&w->out, ltl_str_of(language->statement_end));
        }
        return;
    }
    if (language->ellipsis_parameter != NULL && is_among_parameters(w, at)) {
        ltl_buf_append(&w->out, ltl_str_of(language->ellipsis_parameter));
        return;
    }
    /* A member of a chain is a name even where variables carry a sigil. */
    if (mark_before(w, at, false) == '.' || ltl_str_ends_with(ltl_buf_borrow(&w->out), LTL_STR("->"))) {
        ltl_buf_append(&w->out, LTL_STR(ELLIPSIS));
        return;
    }
    write_stand_in(w, ELLIPSIS, LTL_STR(""));
}

static bool has_at(const writer *w, size_t at, ltl_str text) {
    return ltl_str_eq(ltl_str_slice(w->pattern, at, at + text.len), text);
}

/* `...x` right behind an opening mark or a comma is the language's own operator. */
static bool is_spread(const writer *w, size_t at) {
    char before = mark_before(w, at, false);
    char after = byte_at(w, at + 3);
    return (is_word_byte(after) || after == '$') && before != '\0' &&
           strchr("([{,", before) != NULL;
}

/* Writes what stands at `at` and returns the bytes read. */
static size_t write_next(writer *w, size_t at) {
    char c = w->pattern.ptr[at];
    if (c == '$') {
        size_t read = write_metavariable(w, at);
        if (read > 0) {
            return read;
        }
    } else if (has_at(w, at, LTL_STR("<..."))) {
        ltl_buf_append(&w->out, LTL_STR(DEEP "("));
        return 4;
    } else if (has_at(w, at, LTL_STR("...>"))) {
        ltl_buf_append_byte(&w->out, ')');
        return 4;
    } else if (has_at(w, at, LTL_STR("..."))) {
        if (!is_spread(w, at)) {
            write_ellipsis(w, at);
            return 3;
        }
    }
    ltl_buf_append_byte(&w->out, c);
    return 1;
}

ltl_str ltl_placeholder_write(ltl_arena *arena, ltl_str pattern, const ltl_language *language,
                              const ltl_spelling *spelling) {
    writer w = {.pattern = pattern, .language = language, .spelling = spelling};
    ltl_buf_init(&w.out, 16 * LTL_MAX_PATTERN_BYTES);
    for (size_t at = 0; at < pattern.len;) {
        at += write_next(&w, at);
    }
    ltl_str written = ltl_arena_copy(arena, ltl_buf_borrow(&w.out));
    ltl_buf_clear(&w.out);
    return written;
}

static ltl_str without_prefix(ltl_str text, const char *prefix, bool *out_has) {
    ltl_str whole = ltl_str_of(prefix);
    bool has = text.len >= whole.len && (text.ptr[0] == 'l' || text.ptr[0] == 'L') &&
               memcmp(text.ptr + 1, prefix + 1, whole.len - 1) == 0;
    *out_has = has;
    return has ? ltl_str_slice(text, whole.len, text.len) : text;
}

static bool is_whole_name(ltl_str name) {
    for (size_t i = 0; i < name.len; i++) {
        if (!is_name_byte(name.ptr[i])) {
            return false;
        }
    }
    return name.len > 0;
}

ltl_stand_in ltl_placeholder_read(ltl_arena *arena, ltl_str text, ltl_str *out_name) {
    if (text.len > 0 && text.ptr[0] == '$') {
        text = ltl_str_slice(text, 1, text.len);
    }
    bool has;
    ltl_str name = without_prefix(text, METAVARIABLE, &has);
    if (has && is_whole_name(name)) {
        *out_name = ltl_arena_printf(arena, "$%.*s", LTL_STR_ARG(name));
        return LTL_STAND_IN_METAVARIABLE;
    }
    name = without_prefix(text, SEQUENCE, &has);
    if (has && is_whole_name(name)) {
        *out_name = ltl_arena_printf(arena, "$...%.*s", LTL_STR_ARG(name));
        return LTL_STAND_IN_SEQUENCE;
    }
    name = without_prefix(text, ELLIPSIS, &has);
    if (has && name.len == 0) {
        return LTL_STAND_IN_ELLIPSIS;
    }
    name = without_prefix(text, DEEP, &has);
    return has && name.len == 0 ? LTL_STAND_IN_DEEP : LTL_STAND_IN_NONE;
}

ltl_str ltl_placeholder_restore(ltl_arena *arena, ltl_str text) {
    static const struct {
        const char *from;
        const char *to;
    } pairs[] = {{METAVARIABLE, "$"}, {SEQUENCE, "$..."}, {ELLIPSIS, "..."}};
    ltl_buf out;
    ltl_buf_init(&out, 16 * LTL_MAX_PATTERN_BYTES);
    for (size_t at = 0; at < text.len;) {
        size_t read = 0;
        ltl_str rest = ltl_str_slice(text, at, text.len);
        size_t sigil = rest.len > 1 && rest.ptr[0] == '$' ? 1 : 0;
        for (size_t i = 0; i < LTL_COUNT_OF(pairs) && read == 0; i++) {
            bool has;
            (void)without_prefix(ltl_str_slice(rest, sigil, rest.len), pairs[i].from, &has);
            if (has) {
                ltl_buf_append(&out, ltl_str_of(pairs[i].to));
                read = sigil + strlen(pairs[i].from);
            }
        }
        if (read == 0) {
            ltl_buf_append_byte(&out, text.ptr[at]);
            read = 1;
        }
        at += read;
    }
    ltl_str restored = ltl_arena_copy(arena, ltl_buf_borrow(&out));
    ltl_buf_clear(&out);
    return restored;
}
