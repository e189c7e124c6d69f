#include "analyzers/generic/aliengrep.h"

#include "core/buf.h"
#include "core/limits.h"

enum {
    IN_LINE = 1,    /* group of a bracketed text within one line */
    ACROSS = 2,     /* the same across lines */
    MAX_GROUPS = 30,
};

typedef struct writer {
    ltl_arena *arena;
    ltl_str text;
    const ltl_generic_options *options;
    ltl_aliengrep *out;
    ltl_buf regex;
    size_t at;
    bool has_any; /* something to find */
} writer;

static void put(writer *w, const char *text) { ltl_buf_append(&w->regex, ltl_str_of(text)); }

static void put_number(writer *w, const char *before, uint32_t number, const char *after) {
    ltl_buf_append(&w->regex, ltl_arena_printf(w->arena, "%s%u%s", before, number, after));
}

static void put_literal(writer *w, char byte) {
    if (!ltl_is_word_byte(byte) && (unsigned char)byte < 0x80) {
        ltl_buf_append_byte(&w->regex, '\\');
    }
    ltl_buf_append_byte(&w->regex, byte);
}

static bool is_word_byte(const writer *w, char byte) {
    return ltl_is_word_byte(byte) ||
           ltl_str_find_byte(w->options->word_bytes, byte, 0) != SIZE_MAX;
}

/* ---- brackets ---- */

/* Everything but brackets, and line ends where they count. */
static void put_plain_class(writer *w, bool in_line) {
    put(w, in_line ? "[^\\n" : "[^");
    for (size_t i = 0; i < w->options->brackets.len; i++) {
        put_literal(w, w->options->brackets.ptr[i]);
    }
    put(w, w->options->brackets.len > 0 || in_line ? "]" : "\\x{0}]");
}

/* What an ellipsis takes: plain bytes and whole brackets. */
static void put_run(writer *w, bool in_line, const char *repeat) {
    put(w, "(?:");
    put_plain_class(w, in_line);
    if (w->options->brackets.len > 0) {
        put_number(w, "|(?", in_line ? IN_LINE : ACROSS, ")");
    }
    put(w, ")");
    put(w, repeat);
}

/* The pairs, as a group that is only called. Quotes open and close alike and hold no others. */
static void put_brackets(writer *w, bool in_line) {
    ltl_str brackets = w->options->brackets;
    put(w, "(?(DEFINE)(");
    for (size_t i = 0; i + 1 < brackets.len; i += 2) {
        put(w, i > 0 ? "|" : "");
        put_literal(w, brackets.ptr[i]);
        if (brackets.ptr[i] == brackets.ptr[i + 1]) {
            put(w, in_line ? "[^\\n" : "[^");
            put_literal(w, brackets.ptr[i]);
            put(w, "]*+");
        } else {
            put_run(w, in_line, "*+");
        }
        put_literal(w, brackets.ptr[i + 1]);
    }
    put(w, "))");
}

/* ---- elements ---- */

static void put_word_class(writer *w) {
    put(w, "[A-Za-z0-9_");
    for (size_t i = 0; i < w->options->word_bytes.len; i++) {
        put_literal(w, w->options->word_bytes.ptr[i]);
    }
    put(w, "]");
}

static void put_boundary(writer *w, const char *look) {
    put(w, look);
    put_word_class(w);
    put(w, ")");
}

/* The group of a metavariable: an earlier one, or 0 after making a new one. */
static uint32_t group_of(writer *w, ltl_str name) {
    for (uint32_t group = ACROSS + 1; group < w->out->groups.count; group++) {
        if (ltl_str_eq(w->out->groups.at[group], name)) {
            return group;
        }
    }
    LTL_PUSH(w->arena, &w->out->groups, name);
    return 0;
}

static bool is_name_start(char byte) { return (byte >= 'A' && byte <= 'Z') || byte == '_'; }

/* The end of the name that may start at `at`, else `at`. */
static size_t name_end(const writer *w, size_t at) {
    size_t end = at;
    while (end < w->text.len &&
           (is_name_start(w->text.ptr[end]) ||
            (end > at && w->text.ptr[end] >= '0' && w->text.ptr[end] <= '9'))) {
        end++;
    }
    return end;
}

static bool is_rest_blank(const writer *w, size_t at) {
    return ltl_str_trim(ltl_str_slice(w->text, at, w->text.len)).len == 0;
}

static void put_ellipsis(writer *w, size_t dots, size_t end) {
    bool in_line = !w->options->is_multiline && dots == 3;
    put_run(w, in_line, is_rest_blank(w, end) && in_line ? "*" : "*?");
}

/* `$X`, `$...X`, `...`, `....`; false when none starts here. */
static bool put_hole(writer *w) {
    bool has_dollar = w->text.ptr[w->at] == '$';
    size_t after = w->at + (has_dollar ? 1 : 0);
    size_t dots = 0;
    while (after + dots < w->text.len && w->text.ptr[after + dots] == '.') {
        dots++;
    }
    size_t end = has_dollar ? name_end(w, after + dots) : after + dots;
    bool is_ellipsis = dots == 3 || dots == 4;
    bool is_named = has_dollar && end > after + dots;
    if (!(is_ellipsis || (has_dollar && dots == 0)) || (has_dollar && !is_named)) {
        return false;
    }
    ltl_str name = ltl_str_slice(w->text, w->at, end);
    uint32_t group = is_named ? group_of(w, name) : 0;
    if (!is_ellipsis) {
        put_boundary(w, "(?<!");
    }
    if (group > 0) {
        put_number(w, "\\g{", group, "}");
    } else if (is_ellipsis) {
        put(w, is_named ? "(" : "");
        put_ellipsis(w, dots, end);
        put(w, is_named ? ")" : "");
    } else {
        put(w, "(");
        put_word_class(w);
        put(w, "+)");
    }
    if (!is_ellipsis) {
        put_boundary(w, "(?!");
        w->has_any = true;
    }
    w->at = end;
    return true;
}

static void put_token(writer *w) {
    bool is_word = is_word_byte(w, w->text.ptr[w->at]);
    w->has_any = true;
    if (!is_word) {
        put_literal(w, w->text.ptr[w->at++]);
        return;
    }
    put_boundary(w, "(?<!");
    while (w->at < w->text.len && is_word_byte(w, w->text.ptr[w->at])) {
        put_literal(w, w->text.ptr[w->at++]);
    }
    put_boundary(w, "(?!");
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Within lines, blanks without a line end stay on their line. */
static void put_blanks(writer *w) {
    bool has_line_end = false;
    while (w->at < w->text.len && is_blank(w->text.ptr[w->at])) {
        has_line_end = has_line_end || w->text.ptr[w->at] == '\n';
        w->at++;
    }
    put(w, w->options->is_multiline || has_line_end ? "\\s*" : "[^\\S\\n]*");
}

ltl_status ltl_aliengrep_translate(ltl_arena *arena, ltl_str text,
                                   const ltl_generic_options *options, ltl_aliengrep *out,
                                   ltl_error *error) {
    *out = (ltl_aliengrep){0};
    writer w = {.arena = arena, .text = ltl_str_trim(text), .options = options, .out = out};
    ltl_buf_init(&w.regex, 64 * LTL_MAX_PATTERN_BYTES);
    for (uint32_t i = 0; i <= ACROSS; i++) {
        LTL_PUSH(arena, &out->groups, LTL_STR_NONE);
    }
    put(&w, options->is_caseless ? "(?i)" : "");
    put_brackets(&w, true);
    put_brackets(&w, false);
    while (w.at < w.text.len) {
        if (is_blank(w.text.ptr[w.at])) {
            put_blanks(&w);
        } else if (!put_hole(&w)) {
            put_token(&w);
        }
    }
    out->regex = ltl_arena_copy(arena, ltl_buf_borrow(&w.regex));
    ltl_buf_clear(&w.regex);
    if (!w.has_any) {
        return ltl_fail(error, LTL_SYNTAX, "the pattern has no words or marks");
    }
    if (out->groups.count > MAX_GROUPS) {
        return ltl_fail(error, LTL_SYNTAX, "the pattern has more than %d metavariables",
                        MAX_GROUPS - ACROSS - 1);
    }
    return LTL_OK;
}
