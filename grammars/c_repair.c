#include "grammars/c_repair.h"

#include <ctype.h>
#include <string.h>

#include "core/vec.h"

enum {
    MAX_SCOPES = 64,
    MAX_SPAN = 256, /* tokens between two parentheses: more is no macro */
};

typedef struct token {
    uint32_t start;
    uint32_t stop;
    char mark; /* 'w' word, 'l' literal, '#' directive, else the byte itself */
} token;

typedef struct tokens LTL_VEC(token) tokens;

typedef struct repairer {
    ltl_str text;
    char *copy;
    const token *at;
    uint32_t count;
    bool is_changed;
    bool scopes[MAX_SCOPES]; /* by brace: declarations stand in it, not statements */
    uint32_t depth;
} repairer;

/* ---- tokens ---- */

static bool is_word_byte(char c) { return isalnum((unsigned char)c) || c == '_'; }

static size_t end_of_quoted(ltl_str text, size_t at) {
    char quote = text.ptr[at++];
    while (at < text.len && text.ptr[at] != quote && text.ptr[at] != '\n') {
        at += text.ptr[at] == '\\' ? 2 : 1;
    }
    return at < text.len ? at + 1 : text.len;
}

/* A directive ends with its line, unless a backslash continues it. */
static size_t end_of_directive(ltl_str text, size_t at) {
    while (at < text.len && (text.ptr[at] != '\n' || text.ptr[at - 1] == '\\')) {
        at++;
    }
    return at;
}

static size_t end_of_comment(ltl_str text, size_t at) {
    bool is_line = text.ptr[at + 1] == '/';
    size_t end = ltl_str_find(text, is_line ? LTL_STR("\n") : LTL_STR("*/"), at + 2);
    return end == SIZE_MAX ? text.len : end + (is_line ? 1 : 2);
}

static token next_token(ltl_str text, size_t at) {
    char c = text.ptr[at];
    size_t end = at + 1;
    char mark = c;
    if (c == '#') {
        end = end_of_directive(text, at);
    } else if (c == '"' || c == '\'') {
        end = end_of_quoted(text, at);
        mark = 'l';
    } else if (is_word_byte(c)) {
        while (end < text.len && is_word_byte(text.ptr[end])) {
            end++;
        }
        mark = isdigit((unsigned char)c) ? 'l' : 'w';
    }
    return (token){(uint32_t)at, (uint32_t)end, mark};
}

static tokens read_tokens(ltl_arena *arena, ltl_str text) {
    tokens all = {0};
    for (size_t at = 0; at < text.len;) {
        char c = text.ptr[at];
        char next = at + 1 < text.len ? text.ptr[at + 1] : '\0';
        if (isspace((unsigned char)c) || c == '\\') {
            at++;
        } else if (c == '/' && (next == '/' || next == '*')) {
            at = end_of_comment(text, at);
        } else {
            token t = next_token(text, at);
            LTL_PUSH(arena, &all, t);
            at = t.stop;
        }
    }
    return all;
}

static char mark_at(const repairer *r, uint32_t i) { return i < r->count ? r->at[i].mark : '\0'; }

static ltl_str word_at(const repairer *r, uint32_t i) {
    return mark_at(r, i) == 'w' ? ltl_str_slice(r->text, r->at[i].start, r->at[i].stop)
                                : LTL_STR("");
}

static bool is_one_of(ltl_str word, const char *const *words) {
    for (; word.len > 0 && *words != NULL; words++) {
        if (ltl_str_is(word, *words)) {
            return true;
        }
    }
    return false;
}

/* ---- words ---- */

static const char *const base_types[] = {"void",   "char",  "short",  "int",  "long", "float",
                                         "double", "signed", "unsigned", "bool", "_Bool", NULL};
static const char *const tagged[] = {"struct", "union", "enum", "class", "typename", NULL};
static const char *const qualifiers[] = {"static",   "extern",    "inline",   "const", "volatile",
                                         "register", "constexpr", "__inline", NULL};
static const char *const others[] = {"return", "else",   "case",    "do",     "if",     "while",
                                     "for",    "switch", "sizeof",  "goto",   "typedef", "using",
                                     "new",    "delete", "throw",   "template", "namespace",
                                     "public", "private", "protected", "operator", "alignof",
                                     "typeof", "decltype", "defined", "_Generic", NULL};

static bool is_base(ltl_str word) { return is_one_of(word, base_types); }

static bool is_plain(ltl_str word) {
    return word.len > 0 && !is_base(word) && !is_one_of(word, tagged) &&
           !is_one_of(word, qualifiers) && !is_one_of(word, others);
}

/* As macros are spelt that say something about a declaration. */
static bool is_macro(ltl_str word) {
    static const char *const known[] = {"__unused", "__init",  "__exit", "__always_inline",
                                        "__user",   "__iomem", "__used", "__must_check",
                                        "__cold",   "__weak",  "__noreturn", NULL};
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (!isupper((unsigned char)c) && !isdigit((unsigned char)c) && c != '_') {
            return is_one_of(word, known);
        }
    }
    return word.len > 2;
}

/* ---- edits ---- */

static void fill(repairer *r, uint32_t from, uint32_t last, char with) {
    for (uint32_t at = r->at[from].start; at < r->at[last].stop; at++) {
        if (r->copy[at] != '\n') {
            r->copy[at] = with;
        }
    }
    r->is_changed = true;
}

/* The token that closes the parenthesis at `open`; `count` when none does. */
static uint32_t close_of(const repairer *r, uint32_t open) {
    uint32_t depth = 0;
    uint32_t end = r->count - open > MAX_SPAN ? open + MAX_SPAN : r->count;
    for (uint32_t i = open; i < end && mark_at(r, i) != '{' && mark_at(r, i) != ';'; i++) {
        depth += mark_at(r, i) == '(';
        depth -= mark_at(r, i) == ')';
        if (depth == 0) {
            return i;
        }
    }
    return r->count;
}

/* ---- declarations ---- */

static uint32_t skip_qualifiers(const repairer *r, uint32_t i) {
    while (is_one_of(word_at(r, i), qualifiers)) {
        i++;
    }
    return i;
}

/* A type and a name begin at `i`. */
static bool declares(const repairer *r, uint32_t i) {
    i = skip_qualifiers(r, i);
    bool has_type = false;
    while (is_base(word_at(r, i))) {
        has_type = true;
        i++;
    }
    if (!has_type) {
        i += is_one_of(word_at(r, i), tagged);
        has_type = is_plain(word_at(r, i));
        i += has_type;
        while (has_type && mark_at(r, i) == ':' && mark_at(r, i + 1) == ':') {
            i += 3;
        }
    }
    while (mark_at(r, i) == '*' || mark_at(r, i) == '&' || is_one_of(word_at(r, i), qualifiers)) {
        i++;
    }
    return has_type && is_plain(word_at(r, i)) &&
           (mark_at(r, i + 1) == 'w' || strchr("(;=[,:", mark_at(r, i + 1)) != NULL) &&
           mark_at(r, i + 1) != '\0';
}

static bool is_on_new_line(const repairer *r, uint32_t i) {
    uint32_t from = r->at[i - 1].stop;
    return memchr(r->text.ptr + from, '\n', r->at[i].start - from) != NULL;
}

/* `API_EXPORT int f(…`, `FORMAT(1, 2) int f(…`, and `GENERATE(int, x)` on a line of its own. */
static void repair_head(repairer *r, uint32_t i) {
    i = skip_qualifiers(r, i);
    for (;;) {
        if (!is_macro(word_at(r, i))) {
            return;
        }
        uint32_t last = mark_at(r, i + 1) == '(' ? close_of(r, i + 1) : i;
        if (last >= r->count) {
            return;
        }
        bool is_whole = last > i && last + 1 < r->count && is_on_new_line(r, last + 1) &&
                        (mark_at(r, last + 1) == 'w' || mark_at(r, last + 1) == '#');
        if (!declares(r, last + 1) && !is_whole && !is_macro(word_at(r, last + 1))) {
            return;
        }
        fill(r, i, last, ' ');
        i = skip_qualifiers(r, last + 1);
    }
}

/* `) PRINTF_LIKE(1, 2);` */
static void repair_tail(repairer *r, uint32_t close) {
    uint32_t i = close + 1;
    while (is_macro(word_at(r, i))) {
        uint32_t last = mark_at(r, i + 1) == '(' ? close_of(r, i + 1) : i;
        char after = mark_at(r, last + 1);
        if (last >= r->count || !(after == ';' || after == '{' || is_macro(word_at(r, last + 1)))) {
            return;
        }
        fill(r, i, last, ' ');
        i = last + 1;
    }
}

/* `int a UNUSED,` and `T __unused a,` among parameters. */
static void repair_parameter(repairer *r, uint32_t i) {
    char after = mark_at(r, i + 1);
    bool ends = after == ',' || after == ')';
    ltl_str before = word_at(r, i - 1);
    bool follows_name = is_plain(before) && i > 1 &&
                        (mark_at(r, i - 2) == '*' || is_plain(word_at(r, i - 2)) ||
                         is_base(word_at(r, i - 2)));
    bool is_known = word_at(r, i).ptr[0] == '_' && before.len > 0 && is_plain(word_at(r, i + 1));
    if (is_macro(word_at(r, i)) && ((ends && follows_name) || is_known)) {
        fill(r, i, i, ' ');
    }
}

/* ---- types among arguments ---- */

/* `int`, `char *`, `struct s`, `T *`: nothing that an expression can be. */
static bool is_type(const repairer *r, uint32_t from, uint32_t stop) {
    bool has_type = false;
    for (uint32_t i = from; i < stop; i++) {
        ltl_str word = word_at(r, i);
        bool says_type = is_base(word) || is_one_of(word, tagged);
        if (!says_type && !is_plain(word) && !is_one_of(word, qualifiers) && mark_at(r, i) != '*') {
            return false;
        }
        has_type |= says_type;
    }
    bool is_pointer = stop > from + 1 && mark_at(r, stop - 1) == '*' && mark_at(r, from) == 'w';
    return stop > from && (has_type || is_pointer);
}

static bool is_called(const repairer *r, uint32_t callee) {
    ltl_str before = callee > 0 ? word_at(r, callee - 1) : LTL_STR("");
    bool follows_type = is_base(before) || is_one_of(before, tagged) || is_plain(before) ||
                        is_one_of(before, qualifiers);
    return is_plain(word_at(r, callee)) && !follows_type;
}

static void repair_arguments(repairer *r, uint32_t open) {
    uint32_t close = close_of(r, open);
    if (close >= r->count) {
        return;
    }
    uint32_t from = open + 1;
    int depth = 0;
    for (uint32_t i = open + 1; i <= close; i++) {
        char mark = mark_at(r, i);
        if (depth == 0 && (mark == ',' || i == close)) {
            if (is_type(r, from, i) && r->at[i - 1].stop > r->at[from].start) {
                fill(r, from, i - 1, 'x');
            }
            from = i + 1;
        }
        depth += (mark == '(') - (mark == ')');
    }
}

/* ---- the preprocessor ---- */

static bool is_about_cplusplus(const repairer *r, uint32_t i) {
    return mark_at(r, i) == '#' &&
           ltl_str_find(ltl_str_slice(r->text, r->at[i].start, r->at[i].stop),
                        LTL_STR("__cplusplus"), 0) != SIZE_MAX;
}

/* `extern "C" {` and its `}`, each in an `#ifdef __cplusplus` of its own. */
static bool repair_linkage(repairer *r, uint32_t i) {
    if (!is_about_cplusplus(r, i)) {
        return false;
    }
    bool opens = ltl_str_is(word_at(r, i + 1), "extern") && mark_at(r, i + 2) == 'l' &&
                 mark_at(r, i + 3) == '{' && mark_at(r, i + 4) == '#';
    bool closes = mark_at(r, i + 1) == '}' && mark_at(r, i + 2) == '#';
    if (opens || closes) {
        fill(r, i + 1, opens ? i + 3 : i + 1, ' ');
    }
    return opens || closes;
}

/* `#define F(a, \` with its parameters on several lines; `#if __has_include(<a/b.h>)`. */
static void repair_directive(repairer *r, const token *t) {
    ltl_str line = ltl_str_slice(r->text, t->start, t->stop);
    size_t include = ltl_str_find(line, LTL_STR("__has_include(<"), 0);
    size_t open = include != SIZE_MAX ? include + 13 : ltl_str_find_byte(line, '(', 0);
    size_t close = open != SIZE_MAX ? ltl_str_find_byte(line, ')', open) : SIZE_MAX;
    bool is_macro_head = include == SIZE_MAX && open != SIZE_MAX && open > 0 &&
                         is_word_byte(line.ptr[open - 1]) &&
                         ltl_str_find(line, LTL_STR("define"), 0) < open;
    if (close == SIZE_MAX || (include == SIZE_MAX && !is_macro_head)) {
        return;
    }
    for (size_t at = open + 1; at < close; at++) {
        char c = line.ptr[at];
        char *out = &r->copy[t->start + at];
        if (include != SIZE_MAX && c != ')' && !is_word_byte(c)) {
            *out = c == '<' || c == '>' ? ' ' : '_';
            r->is_changed = true;
        } else if (include == SIZE_MAX && (c == '\\' || c == '\n')) {
            *out = ' ';
            r->is_changed = true;
        }
    }
}

/* ---- the walk ---- */

/* Braces of a struct, a namespace, an extern "C": declarations stand in them. */
static bool opens_scope(const repairer *r, uint32_t head, uint32_t brace) {
    bool is_scope = false;
    for (uint32_t i = head; i < brace; i++) {
        ltl_str word = word_at(r, i);
        if (mark_at(r, i) == '(' || mark_at(r, i) == '=' || ltl_str_is(word, "enum")) {
            return false;
        }
        is_scope |= is_one_of(word, tagged) || ltl_str_is(word, "namespace") ||
                    ltl_str_is(word, "extern");
    }
    return is_scope;
}

static bool is_in_scope(const repairer *r) {
    return r->depth == 0 || (r->depth <= MAX_SCOPES && r->scopes[r->depth - 1]);
}

static void note_brace(repairer *r, uint32_t head, uint32_t i) {
    if (mark_at(r, i) == '{') {
        bool is_scope = is_in_scope(r) && opens_scope(r, head, i);
        if (r->depth < MAX_SCOPES) {
            r->scopes[r->depth] = is_scope;
        }
        r->depth++;
    } else if (r->depth > 0) {
        r->depth--;
    }
}

/* `T *MUTABLE name;` and `class EXPORT C {`. */
static bool is_decoration(const repairer *r, uint32_t i) {
    if (i == 0 || !is_macro(word_at(r, i)) || !is_plain(word_at(r, i + 1))) {
        return false;
    }
    char after = mark_at(r, i + 2);
    bool defines = after == '{' || (after == ':' && mark_at(r, i + 3) != ':') ||
                   ltl_str_is(word_at(r, i + 2), "final");
    return mark_at(r, i - 1) == '*' || (defines && is_one_of(word_at(r, i - 1), tagged));
}

static void visit(repairer *r, uint32_t head, uint32_t i, uint32_t parens) {
    if (!is_in_scope(r)) {
        if (mark_at(r, i) == '(' && i > 0 && is_called(r, i - 1)) {
            repair_arguments(r, i);
        }
        return;
    }
    if (is_decoration(r, i)) {
        fill(r, i, i, ' ');
    } else if (i == head && mark_at(r, i) == 'w') {
        repair_head(r, i);
    } else if (mark_at(r, i) == ')' && parens == 0) {
        repair_tail(r, i);
    } else if (parens == 1 && mark_at(r, i) == 'w') {
        repair_parameter(r, i);
    }
}

bool ltl_c_repair(ltl_arena *arena, ltl_str text, char *copy) {
    tokens all = read_tokens(arena, text);
    repairer r = {.text = text, .copy = copy, .at = all.at, .count = all.count};
    uint32_t head = 0;
    uint32_t parens = 0;
    for (uint32_t i = 0; i < r.count; i++) {
        char mark = mark_at(&r, i);
        parens += mark == '(';
        parens -= mark == ')' && parens > 0;
        visit(&r, head, i, parens);
        if (mark == '#') {
            repair_directive(&r, &r.at[i]);
            uint32_t next = i + 1;
            i += repair_linkage(&r, i) ? (mark_at(&r, next) == '}' ? 1 : 3) : 0;
        } else if (mark == '{' || mark == '}') {
            note_brace(&r, head, i);
        }
        if (mark == '#' || mark == ';' || mark == '{' || mark == '}') {
            head = mark == '#' && head != i && parens > 0 ? head : i + 1;
            parens = mark == '#' ? parens : 0;
        }
    }
    return r.is_changed;
}
