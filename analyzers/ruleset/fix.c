#include "analyzers/ruleset/fix.h"

#include "analyzers/ruleset/message.h"
#include "core/buf.h"

static bool finish(ltl_arena *arena, ltl_buf *out, ltl_str *out_fix) {
    bool is_whole = !out->is_cut;
    if (is_whole) {
        *out_fix = ltl_arena_copy(arena, ltl_buf_borrow(out));
    }
    ltl_buf_clear(out);
    return is_whole;
}

/* ---- fix ---- */

/* `f($X, $...REST)` with nothing left over is `f(x)`: how much of `rest` goes with an empty sequence,
 * or, when no comma follows it, what of `out` does. */
static size_t drop_comma(ltl_buf *out, ltl_str rest) {
    size_t after = 0;
    while (after < rest.len && strchr(" \t\n", rest.ptr[after])) {
        after++;
    }
    if (after < rest.len && rest.ptr[after] == ',') {
        after++;
        while (after < rest.len && rest.ptr[after] == ' ') {
            after++;
        }
        return after;
    }
    size_t keep = out->len;
    while (keep > 0 && strchr(" \t\n", out->ptr[keep - 1])) {
        keep--;
    }
    if (keep > 0 && out->ptr[keep - 1] == ',') {
        out->len = keep - 1;
    }
    return 0;
}

static bool is_word_byte(char byte) {
    char lower = (char)(byte | 0x20);
    return (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
}

/* The last, or first, word of a text is one of the operators that are words. */
static bool is_operator_word(ltl_str text, bool is_last) {
    static const char *const words[] = {"in",     "is",    "not",    "and",  "or", "xor", "instanceof",
                                        "typeof", "await", "delete", "void", "as", NULL};
    for (size_t i = 0; words[i] != NULL; i++) {
        ltl_str word = ltl_str_of(words[i]);
        size_t next = is_last ? text.len - word.len - 1 : word.len;
        bool is_it = is_last ? ltl_str_ends_with(text, word) : ltl_str_starts_with(text, word);
        if (is_it && (text.len == word.len || !is_word_byte(text.ptr[next]))) {
            return true;
        }
    }
    return false;
}

/* Does an operator, a member access or a call stand on this side? `=` and arrows are none. */
static bool is_operator_before(const ltl_buf *out) {
    size_t at = out->len;
    while (at > 0 && out->ptr[at - 1] == ' ') {
        at--;
    }
    char byte = at > 0 ? out->ptr[at - 1] : ' ';
    char before = at > 1 ? out->ptr[at - 2] : ' ';
    bool is_arrow = byte == '>' && (before == '=' || before == '-');
    if (at > 0 && at < out->len && is_operator_word((ltl_str){out->ptr, at}, true)) {
        return true;
    }
    return !is_arrow && (strchr("+-*/%&|^<>!~", byte) != NULL || (byte == '=' && before == '='));
}

static bool is_operator_after(ltl_str rest) {
    size_t at = 0;
    while (at < rest.len && rest.ptr[at] == ' ') {
        at++;
    }
    char byte = at < rest.len ? rest.ptr[at] : ';';
    char next = at + 1 < rest.len ? rest.ptr[at + 1] : ' ';
    bool is_beside = at == 0 && (byte == '.' || byte == '[' || byte == '(');
    bool is_word = at > 0 && is_operator_word(ltl_str_slice(rest, at, rest.len), false);
    return is_beside || is_word || strchr("+-*/%&|^<>", byte) != NULL ||
           ((byte == '=' || byte == '!') && next == '=');
}

/* What is bound, in brackets when the operators around it would pull it apart. */
static void put_binding(ltl_buf *out, const ltl_binding *binding, ltl_str rest) {
    bool is_quoted = out->len > 0 && strchr("'\"`", out->ptr[out->len - 1]) != NULL;
    bool needs_brackets = binding->is_operation && !is_quoted &&
                          (is_operator_before(out) || is_operator_after(rest));
    if (needs_brackets) {
        ltl_buf_append_byte(out, '(');
    }
    ltl_buf_append(out, binding->text);
    if (needs_brackets) {
        ltl_buf_append_byte(out, ')');
    }
}

/* As far right as the first line, with the tabs that it has. */
static void indent(ltl_buf *out, ltl_str rest, ltl_str before) {
    bool is_blank_line = rest.len == 0 || rest.ptr[0] == '\n';
    for (size_t i = 0; !is_blank_line && i < before.len; i++) {
        ltl_buf_append_byte(out, before.ptr[i] == '\t' ? '\t' : ' ');
    }
}

bool ltl_fix_make(ltl_arena *arena, ltl_str text, const ltl_binding *bindings,
                  uint32_t binding_count, ltl_str before, ltl_str *out_fix) {
    ltl_buf out;
    ltl_buf_init(&out, LTL_MAX_FIX_BYTES);
    text = ltl_str_trim(text); /* the line end of a block scalar is no part of the code */
    for (size_t at = 0; at < text.len && !out.is_cut;) {
        ltl_str rest = ltl_str_slice(text, at, text.len);
        const ltl_binding *binding = NULL;
        size_t length = rest.ptr[0] == '$' || rest.ptr[0] == 'v'
                            ? ltl_message__place(rest, bindings, binding_count, &binding)
                            : 0;
        at += length > 0 ? length : 1;
        rest = ltl_str_slice(text, at, text.len);
        if (length == 0) {
            ltl_buf_append_byte(&out, text.ptr[at - 1]);
        } else if (binding->text.len == 0 &&
                   ltl_str_starts_with(binding->name, LTL_STR("$..."))) {
            at += drop_comma(&out, rest);
        } else {
            put_binding(&out, binding, rest);
        }
        if (length == 0 && text.ptr[at - 1] == '\n') {
            indent(&out, rest, before);
        }
    }
    return finish(arena, &out, out_fix);
}

/* ---- fix-regex ---- */

typedef struct groups {
    const ltl_regex *regex;
    ltl_str subject;
    ltl_span spans[LTL_REGEX_MAX_GROUPS];
} groups;

static void put_group(ltl_buf *out, const groups *g, uint32_t group) {
    if (group < LTL_REGEX_MAX_GROUPS && g->spans[group].start != UINT32_MAX) {
        ltl_buf_append(out, ltl_str_slice(g->subject, g->spans[group].start, g->spans[group].end));
    }
}

/* `\g<name>` or `\g<1>`: the bytes it takes, or 0. */
static size_t put_named(ltl_buf *out, const groups *g, ltl_str rest) {
    size_t close = ltl_str_find_byte(rest, '>', 0);
    if (!ltl_str_starts_with(rest, LTL_STR("\\g<")) || close == SIZE_MAX) {
        return 0;
    }
    ltl_str name = ltl_str_slice(rest, 3, close);
    uint64_t number = UINT64_MAX;
    if (!ltl_str_to_u64(name, &number)) {
        for (uint32_t i = 1; i < LTL_REGEX_MAX_GROUPS && i <= ltl_regex_group_count(g->regex); i++) {
            number = ltl_str_eq(ltl_regex_group_name(g->regex, i), name) ? i : number;
        }
    }
    put_group(out, g, number < LTL_REGEX_MAX_GROUPS ? (uint32_t)number : LTL_REGEX_MAX_GROUPS);
    return close + 1;
}

/* What the replacement says at the start of `rest`; the bytes it takes. */
static size_t put_piece(ltl_buf *out, const groups *g, ltl_str rest) {
    char next = rest.len > 1 ? rest.ptr[1] : '\0';
    bool is_digit = next >= '0' && next <= '9';
    if (rest.ptr[0] != '\\' && !(rest.ptr[0] == '$' && is_digit)) {
        ltl_buf_append_byte(out, rest.ptr[0]);
        return 1;
    }
    if (is_digit) {
        put_group(out, g, (uint32_t)(next - '0'));
        return 2;
    }
    size_t named = put_named(out, g, rest);
    if (named > 0) {
        return named;
    }
    const char *letter = next != '\0' ? strchr("ntr\\", next) : NULL;
    ltl_buf_append_byte(out, letter ? "\n\t\r\\"[letter - "ntr\\"] : '\\');
    return letter ? 2 : 1;
}

bool ltl_fix_regex_make(ltl_arena *arena, const ltl_regex *regex, ltl_regex_state *state,
                        ltl_str matched, ltl_str replacement, uint32_t count, ltl_str *out_fix) {
    ltl_buf out;
    groups g = {.regex = regex, .subject = matched};
    uint32_t from = 0;
    uint32_t done = 0;
    ltl_buf_init(&out, LTL_MAX_FIX_BYTES);
    ltl_regex_answer answer = LTL_REGEX_NO;
    while (from <= matched.len && (count == 0 || done < count) && !out.is_cut) {
        answer = ltl_regex_find(regex, state, matched, from, g.spans);
        if (answer != LTL_REGEX_YES) {
            break;
        }
        ltl_buf_append(&out, ltl_str_slice(matched, from, g.spans[0].start));
        for (size_t at = 0; at < replacement.len;) {
            at += put_piece(&out, &g, ltl_str_slice(replacement, at, replacement.len));
        }
        done++;
        from = g.spans[0].end;
        if (g.spans[0].end == g.spans[0].start) { /* an empty fit: the next byte stays as it is */
            ltl_buf_append(&out, ltl_str_slice(matched, from, (size_t)from + 1));
            from++;
        }
    }
    ltl_buf_append(&out, ltl_str_slice(matched, from, matched.len));
    if (done == 0 || answer == LTL_REGEX_LIMIT) {
        ltl_buf_clear(&out);
        return false;
    }
    return finish(arena, &out, out_fix);
}
