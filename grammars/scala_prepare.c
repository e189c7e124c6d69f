#include "grammars/scala_prepare.h"

#include <ctype.h>
#include <stdint.h>

enum {
    MAX_NESTING = 256, /* deeper code is left as it is */
    MAX_LOOK = 4096,   /* bytes of a type, or of the arguments of an annotation */
};

/* What is known at one level of brackets. */
typedef struct level {
    bool is_template; /* the next brace holds members, and its `self: T =>` is none of ours */
    bool is_class;    /* between the name of a class and its parameters */
} level;

typedef struct preparer {
    ltl_str text;
    char *copy;
    level levels[MAX_NESTING];
    uint32_t depth;
    bool is_changed;
} preparer;

static char byte_at(const preparer *p, size_t at) { return at < p->text.len ? p->text.ptr[at] : '\0'; }

static bool is_word_byte(char c) { return isalnum((unsigned char)c) || c == '_' || c == '$'; }

static bool has_at(const preparer *p, size_t at, ltl_str what) {
    return ltl_str_starts_with(ltl_str_slice(p->text, at, p->text.len), what);
}

static void blank(preparer *p, size_t from, size_t to) {
    for (; from < to; from++) {
        p->copy[from] = p->copy[from] == '\n' || p->copy[from] == '\r' ? p->copy[from] : ' ';
    }
    p->is_changed = true;
}

/* ---- what is no code ---- */

static size_t end_of_string(const preparer *p, size_t at) {
    if (has_at(p, at, LTL_STR("\"\"\""))) {
        size_t end = ltl_str_find(p->text, LTL_STR("\"\"\""), at + 3);
        end = end == SIZE_MAX ? p->text.len : end + 3;
        while (byte_at(p, end) == '"') {
            end++; /* quotes in front of the last three belong to the text */
        }
        return end;
    }
    for (at++; at < p->text.len && p->text.ptr[at] != '"' && p->text.ptr[at] != '\n'; at++) {
        at += p->text.ptr[at] == '\\';
    }
    return at + 1;
}

/* Comments of a block nest. */
static size_t end_of_block_comment(const preparer *p, size_t at) {
    uint32_t depth = 1;
    for (at += 2; at < p->text.len && depth > 0; at++) {
        if (has_at(p, at, LTL_STR("/*"))) {
            depth++;
            at++;
        } else if (has_at(p, at, LTL_STR("*/"))) {
            depth--;
            at++;
        }
    }
    return at;
}

/* Behind the string, the comment or the character that begins at `at`; `at` itself when none does. */
static size_t skip_text(const preparer *p, size_t at) {
    char c = byte_at(p, at);
    if (c == '"') {
        return end_of_string(p, at);
    }
    if (has_at(p, at, LTL_STR("//"))) {
        size_t end = ltl_str_find_byte(p->text, '\n', at);
        return end == SIZE_MAX ? p->text.len : end;
    }
    if (has_at(p, at, LTL_STR("/*"))) {
        return end_of_block_comment(p, at);
    }
    if (c == '\'' && byte_at(p, at + 1) != '\0' && byte_at(p, at + 2) == '\'') {
        return at + 3;
    }
    if (c == '\'' && byte_at(p, at + 1) == '\\' && byte_at(p, at + 3) == '\'') {
        return at + 4;
    }
    return at;
}

static size_t skip_blanks(const preparer *p, size_t at) {
    while (at < p->text.len && isspace((unsigned char)p->text.ptr[at])) {
        at++;
    }
    return at;
}

static size_t skip_word(const preparer *p, size_t at) {
    while (is_word_byte(byte_at(p, at))) {
        at++;
    }
    return at;
}

static size_t look_end(const preparer *p, size_t at) {
    return at + MAX_LOOK < p->text.len ? at + MAX_LOOK : p->text.len;
}

/* Behind the bracket that closes the one at `at`; SIZE_MAX when nothing near does. */
static size_t skip_brackets(const preparer *p, size_t at) {
    uint32_t depth = 0;
    size_t end = look_end(p, at);
    while (at < end) {
        size_t next = skip_text(p, at);
        if (next > at) {
            at = next;
            continue;
        }
        char c = p->text.ptr[at++];
        depth += c == '(' || c == '[';
        if ((c == ')' || c == ']') && --depth == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

/* ---- functions ---- */

/* Where the `=>` behind a type stands; SIZE_MAX when it is no type, or not one of a parameter. */
static size_t end_of_type(const preparer *p, size_t at) {
    size_t end = look_end(p, at);
    while (at < end) {
        char c = p->text.ptr[at];
        if (c == '(' || c == '[') {
            at = skip_brackets(p, at);
        } else if (c == '=') {
            return byte_at(p, at + 1) == '>' ? at : SIZE_MAX;
        } else if (is_word_byte(c) || c == '.' || c == '#' || c == ' ' || c == '\t') {
            at++;
        } else {
            return SIZE_MAX;
        }
    }
    return SIZE_MAX;
}

/* `{ implicit x: T =>`: `open` is the brace. */
static void prepare_function(preparer *p, size_t open) {
    size_t at = skip_blanks(p, open + 1);
    bool is_closed = byte_at(p, at) == '(';
    at = is_closed ? skip_blanks(p, at + 1) : at;
    size_t name = at;
    if (has_at(p, at, LTL_STR("implicit ")) || has_at(p, at, LTL_STR("implicit\t"))) {
        name = skip_blanks(p, at + 9);
    }
    if (is_closed) {
        if (name > at) {
            blank(p, at, at + 8);
        }
        return;
    }
    size_t colon = skip_blanks(p, skip_word(p, name));
    if (colon == name || byte_at(p, colon) != ':' || isdigit((unsigned char)byte_at(p, name))) {
        return;
    }
    size_t arrow = end_of_type(p, colon + 1);
    if (arrow == SIZE_MAX) {
        return;
    }
    blank(p, at, name);
    if (isspace((unsigned char)byte_at(p, name - 1)) && byte_at(p, arrow - 1) == ' ') {
        p->copy[name - 1] = '(';
        p->copy[arrow - 1] = ')';
    } else {
        blank(p, colon, arrow); /* no room for parentheses */
    }
}

/* ---- constructors ---- */

/* `@Inject() (`: `at` is the mark. */
static size_t prepare_annotation(preparer *p, size_t at) {
    size_t end = at + 1;
    while (is_word_byte(byte_at(p, end)) || byte_at(p, end) == '.') {
        end++;
    }
    if (byte_at(p, end) != '(') {
        return end;
    }
    size_t close = skip_brackets(p, end);
    if (close == SIZE_MAX) {
        return end;
    }
    if (byte_at(p, skip_blanks(p, close)) == '(') {
        blank(p, at, close);
    }
    return close;
}

/* ---- the walk ---- */

static bool is_one_of(ltl_str word, const char *const *list) {
    for (; *list != NULL; list++) {
        if (ltl_str_is(word, *list)) {
            return true;
        }
    }
    return false;
}

static bool begins_line(const preparer *p, size_t at) {
    while (at > 0 && (p->text.ptr[at - 1] == ' ' || p->text.ptr[at - 1] == '\t')) {
        at--;
    }
    return at == 0 || p->text.ptr[at - 1] == '\n';
}

static size_t walk_word(preparer *p, size_t at) {
    static const char *const heads[] = {"class", "trait", "object", "enum", "given", "new", NULL};
    static const char *const goes_on[] = {"extends", "with", "derives", "private", "protected", NULL};
    size_t end = skip_word(p, at);
    ltl_str word = ltl_str_slice(p->text, at, end);
    level *here = &p->levels[p->depth];
    if (is_one_of(word, heads)) {
        here->is_template = true;
        here->is_class = ltl_str_is(word, "class");
    } else if (begins_line(p, at) && !is_one_of(word, goes_on)) {
        *here = (level){0};
    }
    return end;
}

static void open_level(preparer *p, size_t at) {
    level *here = &p->levels[p->depth];
    if (p->text.ptr[at] == '{') {
        if (!here->is_template) {
            prepare_function(p, at);
        }
        *here = (level){0};
    } else if (p->text.ptr[at] == '(') {
        here->is_class = false;
    }
    if (p->depth + 1 < MAX_NESTING) {
        p->levels[p->depth + 1] = (level){0};
    }
    p->depth++;
}

static size_t walk_mark(preparer *p, size_t at) {
    char c = p->text.ptr[at];
    level *here = &p->levels[p->depth];
    if (c == '(' || c == '[' || c == '{') {
        open_level(p, at);
    } else if ((c == ')' || c == ']' || c == '}') && p->depth > 0) {
        p->depth--;
    } else if (c == '=' || c == ';') {
        *here = (level){0};
    } else if (c == '@' && here->is_class) {
        return prepare_annotation(p, at);
    }
    return at + 1;
}

bool ltl_scala_prepare(ltl_str text, char *copy) {
    preparer p = {.text = text, .copy = copy};
    size_t at = 0;
    while (at < text.len && p.depth < MAX_NESTING) {
        size_t next = skip_text(&p, at);
        if (next > at) {
            at = next;
        } else if (is_word_byte(text.ptr[at])) {
            at = walk_word(&p, at);
        } else {
            at = walk_mark(&p, at);
        }
    }
    return p.is_changed;
}

/* ---- what only fails ---- */

/* The line break behind the arrow at `at` becomes a blank: there the grammar begins a block that nothing but
 * its own bracket ends, so that a comma behind it is an error. */
static void join_lines(preparer *p, size_t at) {
    size_t end = at + 2;
    while (byte_at(p, end) == ' ' || byte_at(p, end) == '\t' || byte_at(p, end) == '\r') {
        end++;
    }
    if (byte_at(p, end) == '\n') {
        memset(p->copy + at + 2, ' ', end + 1 - at - 2);
        p->is_changed = true;
    }
}

bool ltl_scala_repair(ltl_arena *arena, ltl_str text, char *copy) {
    (void)arena;
    char open[MAX_NESTING];
    uint32_t depth = 0;
    preparer p = {.text = text, .copy = copy, .is_changed = ltl_scala_prepare(text, copy)};
    for (size_t at = 0; at < text.len;) {
        size_t next = skip_text(&p, at);
        if (next > at) {
            at = next;
            continue;
        }
        char c = text.ptr[at];
        if (c == '(' || c == '[' || c == '{') {
            open[depth % MAX_NESTING] = c;
            depth++;
        } else if ((c == ')' || c == ']' || c == '}') && depth > 0) {
            depth--;
        } else if (depth > 0 && open[(depth - 1) % MAX_NESTING] == '(' &&
                   has_at(&p, at, LTL_STR("=>"))) {
            join_lines(&p, at);
        }
        at++;
    }
    return p.is_changed;
}
