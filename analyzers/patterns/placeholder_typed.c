#include "analyzers/patterns/placeholder_typed.h"

#include <ctype.h>
#include <string.h>

#include "analyzers/patterns/placeholder_place.h"

static bool is_name_start(char c) {
    return (c >= 'A' && c <= 'Z') || c == '_';
}
static bool is_name_byte(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9');
}

static char byte_at(ltl_str text, size_t at) {
    return at < text.len ? text.ptr[at] : '\0';
}

static size_t skip_blanks(ltl_str text, size_t at) {
    while (at < text.len && isspace((unsigned char)text.ptr[at])) {
        at++;
    }
    return at;
}

/* The metavariable at `at`; its end, 0 when there is none. */
static size_t read_name(ltl_str pattern, size_t at, ltl_str *out_name) {
    if (byte_at(pattern, at) != '$' || !is_name_start(byte_at(pattern, at + 1))) {
        return 0;
    }
    size_t end = at + 1;
    while (is_name_byte(byte_at(pattern, end))) {
        end++;
    }
    char next = byte_at(pattern, end);
    *out_name = ltl_str_slice(pattern, at + 1, end);
    return isalnum((unsigned char)next) || next == '.' || next == '(' ? 0 : end;
}

static bool is_type_byte(char c) {
    return isalnum((unsigned char)c) || (c != '\0' && strchr("_.$<>,?*&[] :\t\\", c) != NULL);
}

/* One past the type at `at`: up to the comma or parenthesis that closes the argument, or to the
 * metavariable behind it. */
static size_t type_end(ltl_str pattern, size_t at, bool stops_at_name) {
    int depth = 0;
    size_t start = at;
    for (; at < pattern.len && is_type_byte(pattern.ptr[at]); at++) {
        char c = pattern.ptr[at];
        depth += c == '<' || c == '[' ? 1 : c == '>' || c == ']' ? -1 : 0;
        bool is_over = depth == 0 && c == ',';
        bool is_name = stops_at_name && c == '$' && depth == 0 && at > start &&
                       strchr(" \t*&", pattern.ptr[at - 1]) != NULL;
        if (depth < 0 || is_over || is_name) {
            break;
        }
    }
    while (at > start && isspace((unsigned char)pattern.ptr[at - 1])) {
        at--;
    }
    return depth == 0 ? at : start;
}

static bool is_word_of_a_type(ltl_str word) {
    static const char *const words[] = {"const", "unsigned", "signed", "long",     "short",
                                        "int",   "struct",   "final",  "volatile", "enum"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (ltl_str_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

/* One word, or several of which all but the last are C's: `new Foo` and `a * b` are no types. */
static bool is_type(ltl_str type) {
    static const char *const no_types[] = {"new",   "return", "await",   "not",   "yield", "throw",
                                           "in",    "clone",  "include", "print", "echo",  "require",
                                           "global"};
    for (size_t i = 0; i < sizeof no_types / sizeof *no_types; i++) {
        if (ltl_str_is(type, no_types[i])) {
            return false;
        }
    }
    if (type.len == 0 || ltl_str_find(type, LTL_STR("..."), 0) != SIZE_MAX) {
        return false;
    }
    bool is_generic = ltl_str_find_byte(type, '<', 0) != SIZE_MAX;
    ltl_str before = LTL_STR("");
    ltl_str word;
    while (!is_generic && ltl_str_split(&type, ' ', &word)) {
        if (word.len > 0 && strchr("*&", word.ptr[0]) == NULL) {
            if (before.len > 0 && !is_word_of_a_type(before)) {
                return false;
            }
            before = word;
        }
    }
    return true;
}

/* `char *$X` and `char* $X`, but `a * $X` is a product and `&$X` an address. */
static bool is_product(ltl_str type, char behind) {
    if (type.len == 0 || strchr("*&", type.ptr[0]) != NULL ||
        ltl_str_find(type, LTL_STR("&&"), 0) != SIZE_MAX) {
        return true;
    }
    return type.len > 1 && strchr("*&", type.ptr[type.len - 1]) != NULL &&
           type.ptr[type.len - 2] == ' ' && isspace((unsigned char)behind);
}

static bool read_typed(ltl_str pattern, size_t at, bool type_follows, ltl_typed *out) {
    size_t start = skip_blanks(pattern, at);
    size_t end;
    if (type_follows) {
        size_t colon = read_name(pattern, start, &out->name);
        colon = colon > 0 ? skip_blanks(pattern, colon) : 0;
        if (colon == 0 || byte_at(pattern, colon) != ':' || byte_at(pattern, colon + 1) == ':') {
            return false;
        }
        start = skip_blanks(pattern, colon + 1);
        end = type_end(pattern, start, false);
        out->type = ltl_str_slice(pattern, start, end);
    } else {
        end = type_end(pattern, start, true);
        out->type = ltl_str_slice(pattern, start, end);
        bool is_one = !is_product(out->type, byte_at(pattern, end));
        end = is_one ? read_name(pattern, skip_blanks(pattern, end), &out->name) : 0;
    }
    out->end = end > 0 ? skip_blanks(pattern, end) : 0;
    char next = byte_at(pattern, out->end);
    return end > 0 && (next == ')' || next == ',') && is_type(out->type);
}

/* The parentheses belong to what stands before them. */
static bool is_of_a_call(ltl_str pattern, size_t open) {
    char before = open > 0 ? pattern.ptr[open - 1] : '\0';
    return isalnum((unsigned char)before) || (before != '\0' && strchr("_)]>", before) != NULL);
}

/* Where names have a sigil, `->` leads to a member. */
static bool is_lambda(ltl_str pattern, size_t close, const ltl_language *language) {
    size_t next = skip_blanks(pattern, close + 1);
    char c = byte_at(pattern, next);
    bool is_arrow = (c == '=' || (c == '-' && language->metavariable_sigil == 0)) &&
                    byte_at(pattern, next + 1) == '>';
    return is_arrow || c == '{' || (c == ':' && byte_at(pattern, next + 1) != ':');
}

bool ltl_typed_at(ltl_str pattern, size_t at, const ltl_language *language, ltl_typed *out_typed) {
    bool type_follows = language->type_follows;
    if (byte_at(pattern, at) == '(' && !is_of_a_call(pattern, at)) {
        bool is_typed = read_typed(pattern, at + 1, type_follows, out_typed) &&
                        byte_at(pattern, out_typed->end) == ')' &&
                        !is_lambda(pattern, out_typed->end, language) &&
                        ltl_place_of(pattern, at + 1, 1, false) != LTL_PLACE_PARAMETER;
        out_typed->end += is_typed ? 1 : 0;
        return is_typed;
    }
    char before = ltl_place_before(pattern, at, false);
    bool begins =
        at > 0 && !isspace((unsigned char)byte_at(pattern, at)) && (before == '(' || before == ',');
    return begins && ltl_place_in_call(pattern, at) &&
           read_typed(pattern, at, type_follows, out_typed);
}
