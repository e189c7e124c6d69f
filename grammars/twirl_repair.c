#include "grammars/twirl_repair.h"

#include <ctype.h>

enum { MAX_EXPRESSION = 2048, MAX_BLOCK = 16384, MAX_PARAMETERS = 256 };

typedef struct reader {
    ltl_str text;
    char *copy;
    bool is_changed;
    bool has_no_comments; /* nothing closes one any more */
} reader;

static char byte_at(const reader *r, size_t at) { return at < r->text.len ? r->text.ptr[at] : '\0'; }

static bool is_word(char byte) { return isalnum((unsigned char)byte) || byte == '_'; }

static bool has_at(const reader *r, size_t at, ltl_str what) {
    return ltl_str_starts_with(ltl_str_slice(r->text, at, r->text.len), what);
}

static void put(reader *r, size_t at, char byte) {
    r->copy[at] = byte;
    r->is_changed = true;
}

/* Behind the string that begins at `at`; a quote that opens none is passed by. */
static size_t end_of_string(const reader *r, size_t at) {
    for (size_t i = at + 1; i < r->text.len && i - at < MAX_EXPRESSION && r->text.ptr[i] != '\n'; i++) {
        if (r->text.ptr[i] == '"') {
            return i + 1;
        }
        i += r->text.ptr[i] == '\\';
    }
    return at + 1;
}

/* Behind the bracket that closes the one at `at`; `at` when it is too far. */
static size_t end_of_brackets(const reader *r, size_t at, size_t most) {
    uint32_t depth = 0;
    for (size_t i = at; i < r->text.len && i - at < most;) {
        char byte = r->text.ptr[i];
        if (byte == '"') {
            i = end_of_string(r, i);
            continue;
        }
        depth += byte == '(' || byte == '{' || byte == '[';
        if (byte == ')' || byte == '}' || byte == ']') {
            depth--;
            if (depth == 0) {
                return i + 1;
            }
        }
        i++;
    }
    return at;
}

static void neutralise(reader *r, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        if (memchr("\"'<>=`", r->text.ptr[i], 6) != NULL) {
            put(r, i, '_');
        }
    }
}

static size_t read_brackets(reader *r, size_t at) {
    size_t end = end_of_brackets(r, at, MAX_EXPRESSION);
    neutralise(r, at, end);
    return end;
}

/* `{ name =>` in front of markup. */
static void read_parameters(reader *r, size_t at) {
    while (byte_at(r, at) == ' ') {
        at++;
    }
    if (byte_at(r, at) != '{' && byte_at(r, at) != '(') {
        return;
    }
    size_t end = at + 1;
    while (is_word(byte_at(r, end)) || (byte_at(r, end) != '\0' && strchr(" ,:()", byte_at(r, end)) != NULL)) {
        end++;
    }
    if (has_at(r, end, LTL_STR("=>"))) {
        neutralise(r, end, end + 2);
    }
}

static bool is_keyword(ltl_str word) {
    static const char *const words[] = {"if", "for", "foreach", "while", "switch", "else"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (ltl_str_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

static size_t end_of_word(const reader *r, size_t at) {
    while (is_word(byte_at(r, at))) {
        at++;
    }
    return at;
}

/* Behind names with dots and what they are called with; `at` is the first name. */
static size_t end_of_chain(const reader *r, size_t at) {
    size_t end = end_of_word(r, at);
    if (is_keyword(ltl_str_slice(r->text, at, end)) && byte_at(r, end) == ' ') {
        end++;
    }
    for (;;) {
        char byte = byte_at(r, end);
        size_t next = end;
        if (byte == '(' || byte == '[') {
            next = end_of_brackets(r, end, MAX_EXPRESSION);
        } else if (byte == '.' && isalpha((unsigned char)byte_at(r, end + 1))) {
            next = end_of_word(r, end + 1);
        }
        if (next == end) {
            return end;
        }
        end = next;
    }
}

static size_t read_chain(reader *r, size_t at) {
    size_t end = end_of_chain(r, at);
    neutralise(r, at, end);
    read_parameters(r, end);
    return end;
}

static void blank(reader *r, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        if (r->text.ptr[i] != '\n' && r->text.ptr[i] != '\r') {
            put(r, i, ' ');
        }
    }
}

static size_t read_comment(reader *r, size_t at) {
    size_t end = r->has_no_comments ? SIZE_MAX : ltl_str_find(r->text, LTL_STR("*@"), at + 2);
    if (end == SIZE_MAX) {
        r->has_no_comments = true;
        return at + 2;
    }
    blank(r, at, end + 2);
    return end + 2;
}

/* `a@b` is an address, `li@if(…)` none. */
static bool may_begin(const reader *r, size_t at) {
    bool is_in_word = at > 0 && (is_word(r->text.ptr[at - 1]) || r->text.ptr[at - 1] == '@');
    size_t end = end_of_word(r, at + 1);
    return !is_in_word ||
           (is_keyword(ltl_str_slice(r->text, at + 1, end)) && byte_at(r, end) == '(');
}

bool ltl_twirl_repair(ltl_str text, char *copy) {
    reader r = {.text = text, .copy = copy};
    for (size_t at = ltl_str_find_byte(text, '@', 0); at < text.len;
         at = ltl_str_find_byte(text, '@', at)) {
        char next = byte_at(&r, at + 1);
        if (next == '*') {
            at = read_comment(&r, at);
        } else if (!may_begin(&r, at)) {
            at++;
        } else if (next == '(' || next == '{') {
            size_t end = read_brackets(&r, at + 1);
            at = end > at + 1 ? end : at + 1;
        } else {
            at = read_chain(&r, at + 1);
        }
    }
    return r.is_changed;
}

/* ---- scripts ---- */

bool ltl_twirl_is_page(ltl_str path) { return ltl_str_ends_with(path, LTL_STR(".scala.html")); }

static size_t skip_blanks(const reader *r, size_t at) {
    while (at < r->text.len && isspace((unsigned char)r->text.ptr[at])) {
        at++;
    }
    return at;
}

/* The bracket at `open`, with everything from `at` on before it, and the one that closes it; where an `else`
 * follows, that too. Returns where the text of the first block begins; `at`: there is no block. */
static size_t blank_block(reader *r, size_t at, size_t open, size_t inside) {
    size_t first = inside;
    for (;;) {
        size_t close = end_of_brackets(r, open, MAX_BLOCK);
        if (close == open) {
            return first == inside ? at : first;
        }
        blank(r, at, inside);
        blank(r, close - 1, close);
        at = skip_blanks(r, close);
        if (!has_at(r, at, LTL_STR("else"))) {
            return first;
        }
        open = skip_blanks(r, end_of_chain(r, at));
        if (has_at(r, open, LTL_STR("if"))) {
            open = skip_blanks(r, end_of_chain(r, open));
        }
        if (byte_at(r, open) != '{') {
            return first;
        }
        inside = open + 1;
    }
}

/* Behind `name =>` in front of the text of a block; `open + 1` when there is none. */
static size_t behind_parameters(const reader *r, size_t open) {
    ltl_str near = ltl_str_slice(r->text, 0, open + MAX_PARAMETERS);
    size_t line = ltl_str_find_byte(near, '\n', open);
    size_t arrow = ltl_str_find(ltl_str_slice(near, 0, line), LTL_STR("=>"), open);
    return arrow == SIZE_MAX ? open + 1 : arrow + 2;
}

static size_t read_in_script(reader *r, size_t at) {
    char next = byte_at(r, at + 1);
    bool is_bracket = next == '(' || next == '{';
    size_t end = is_bracket ? end_of_brackets(r, at + 1, MAX_EXPRESSION) : end_of_chain(r, at + 1);
    if (end == at + 1) {
        return end;
    }
    size_t open = skip_blanks(r, end);
    bool steers = is_keyword(ltl_str_slice(r->text, at + 1, end_of_word(r, at + 1)));
    size_t inside = byte_at(r, open) == '{' ? behind_parameters(r, open) : open;
    if (byte_at(r, open) == '{' && (steers || inside > open + 1)) {
        size_t from = blank_block(r, at, open, inside);
        return from > at ? from : end;
    }
    for (size_t i = at; i < end; i++) {
        put(r, i, '_');
    }
    return end;
}

bool ltl_twirl_script_repair(ltl_arena *arena, ltl_str text, char *copy) {
    (void)arena;
    reader r = {.text = text, .copy = copy};
    for (size_t at = ltl_str_find_byte(text, '@', 0); at < text.len;
         at = ltl_str_find_byte(text, '@', at)) {
        if (byte_at(&r, at + 1) == '*') {
            at = read_comment(&r, at);
        } else {
            at = may_begin(&r, at) ? read_in_script(&r, at) : at + 1;
        }
    }
    return r.is_changed;
}
