#include "analyzers/patterns/placeholder_place.h"

#include <ctype.h>
#include <string.h>

#include "core/vec.h"

/* `$` belongs to the word: a metavariable may be a name or a type. */
static bool is_word_byte(char c) {
    return isalnum((unsigned char)c) || c == '_' || c == '$';
}

static bool is_one_of(ltl_str word, const char *const *words) {
    for (; *words != NULL; words++) {
        if (ltl_str_is(word, *words)) {
            return true;
        }
    }
    return false;
}

char ltl_place_next(ltl_str pattern, size_t at, bool stops_at_line) {
    while (at < pattern.len && isspace((unsigned char)pattern.ptr[at])) {
        if (stops_at_line && pattern.ptr[at] == '\n') {
            return '\n';
        }
        at++;
    }
    return at < pattern.len ? pattern.ptr[at] : '\0';
}

char ltl_place_before(ltl_str pattern, size_t at, bool stops_at_line) {
    while (at > 0 && isspace((unsigned char)pattern.ptr[at - 1])) {
        if (stops_at_line && pattern.ptr[at - 1] == '\n') {
            return '\n';
        }
        at--;
    }
    return at > 0 ? pattern.ptr[at - 1] : '\0';
}

/* Where the innermost bracket around `at` opens; SIZE_MAX when there is none. */
static size_t open_around(ltl_str pattern, size_t at) {
    int depth = 0;
    while (at-- > 0) {
        char c = pattern.ptr[at];
        if (c == ')' || c == ']' || c == '}') {
            depth++;
        } else if ((c == '(' || c == '[' || c == '{') && depth-- == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

static size_t close_of(ltl_str pattern, size_t open) {
    int depth = 0;
    for (size_t at = open; at < pattern.len; at++) {
        char c = pattern.ptr[at];
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

/* The word that ends before `at`, blanks passed; empty when something else stands there. */
static ltl_str word_before(ltl_str pattern, size_t at) {
    while (at > 0 && isspace((unsigned char)pattern.ptr[at - 1])) {
        at--;
    }
    size_t end = at;
    while (at > 0 && is_word_byte(pattern.ptr[at - 1])) {
        at--;
    }
    return ltl_str_slice(pattern, at, end);
}

/* ---- parentheses ---- */

static const char *const controls[] = {
    "if",           "while", "for",  "switch", "when", "using", "foreach",
    "synchronized", "match", "with", "lock",   "try",  NULL};

/* Words in front of a call; any other word there is the type or the keyword of a definition. */
static const char *const before_calls[] = {
    "new",   "return", "throw",   "await", "yield",  "else",   "case",   "in",
    "is",    "as",     "not",     "and",   "or",     "assert", "do",     "instanceof",
    "if",    "while",  "when",    "until", "unless", "typeof", "sizeof", "delete",
    "async", "raise",  "extends", "with",  "out",    "ref",    "val",    "var",
    "let",   "const",  "go",      "defer", "by",     NULL};

static bool is_body_next(ltl_str pattern, size_t close) {
    ltl_str rest = ltl_str_slice(pattern, close + 1, pattern.len);
    while (rest.len > 0 && isspace((unsigned char)rest.ptr[0])) {
        rest = ltl_str_slice(rest, 1, rest.len);
    }
    return ltl_str_starts_with(rest, LTL_STR("{")) || ltl_str_starts_with(rest, LTL_STR("throws "));
}

/* `int f(`, `def f(`, `public $T $F(`: the name has a word or the end of a type in front of it. */
static bool is_defined_here(ltl_str pattern, size_t open) {
    ltl_str name = word_before(pattern, open);
    size_t start = (size_t)(name.ptr - pattern.ptr);
    if (name.len == 0) {
        ltl_str before = ltl_str_slice(pattern, 0, start);
        if (!ltl_str_ends_with(before, LTL_STR(" ..."))) {
            return false;
        }
        start -= strlen("..."); /* `function ... (`: a name of any kind */
    }
    ltl_str word = word_before(pattern, start);
    if (word.len > 0) {
        return !is_one_of(word, before_calls) && !isdigit((unsigned char)word.ptr[0]);
    }
    size_t end = start;
    while (end > 0 && pattern.ptr[end - 1] == ' ') {
        end--;
    }
    bool is_type_end = end > 1 && end < start && strchr(">]", pattern.ptr[end - 1]) != NULL;
    return is_type_end &&
           strchr(" \t\n-=", pattern.ptr[end - 2]) == NULL; /* no comparison, no arrow */
}

/* `for (x; ...)` */
static bool is_rest_of_loop(ltl_str pattern, size_t open, size_t at, size_t len) {
    size_t first = ltl_str_find_byte(pattern, ';', open);
    return ltl_place_before(pattern, at, false) == ';' &&
           ltl_place_next(pattern, at + len, false) == ')' && first < at &&
           ltl_str_find_byte(pattern, ';', first + 1) >= at;
}

/* A body behind the parenthesis, which is neither a call of a base class nor of a member. */
static bool has_body(ltl_str pattern, size_t open, ltl_str word) {
    size_t close = close_of(pattern, open);
    char before = ltl_place_before(pattern, open - word.len, false);
    return close != SIZE_MAX && is_body_next(pattern, close) && word.len > 0 &&
           (before == '\0' || strchr(":,.", before) == NULL) &&
           !ltl_str_is(word_before(pattern, open - word.len), "new");
}

static ltl_place place_in_parentheses(ltl_str pattern, size_t open, size_t at, size_t len,
                                      bool calls_take_blocks) {
    ltl_str word = word_before(pattern, open);
    bool is_all = ltl_place_before(pattern, at, false) == '(' &&
                  ltl_place_next(pattern, at + len, false) == ')';
    if (ltl_str_is(word, "for")) {
        return is_all                                    ? LTL_PLACE_LOOP
               : is_rest_of_loop(pattern, open, at, len) ? LTL_PLACE_LOOP_REST
                                                         : LTL_PLACE_ITEM;
    }
    if (ltl_str_is(word, "catch")) {
        return LTL_PLACE_PARAMETER;
    }
    if (is_one_of(word, controls)) {
        return LTL_PLACE_ITEM;
    }
    bool is_defined =
        is_defined_here(pattern, open) || (!calls_take_blocks && has_body(pattern, open, word));
    return is_defined ? LTL_PLACE_PARAMETER : LTL_PLACE_ITEM;
}

/* ---- braces ---- */

/* What stands before a brace, back to the end of the statement or member before. */
static ltl_str head_of(ltl_str pattern, size_t open) {
    size_t start = open;
    int depth = 0;
    while (start > 0) {
        char c = pattern.ptr[start - 1];
        depth += c == ')' ? 1 : c == '(' ? -1 : 0;
        if (depth < 0 || (depth == 0 && strchr(";{}", c) != NULL)) {
            break;
        }
        start--;
    }
    return ltl_str_slice(pattern, start, open);
}

/* Words between parentheses do not count: `f(object x) {` is no object. */
static bool has_word(ltl_str text, const char *const *words) {
    int depth = 0;
    for (size_t at = 0; at < text.len;) {
        if (ltl_str_starts_with(ltl_str_slice(text, at, text.len), LTL_STR("//"))) {
            size_t line = ltl_str_find_byte(text, '\n', at);
            at = line == SIZE_MAX ? text.len : line;
            continue;
        }
        size_t end = at;
        while (end < text.len && is_word_byte(text.ptr[end])) {
            end++;
        }
        if (end > at && depth == 0 && is_one_of(ltl_str_slice(text, at, end), words)) {
            return true;
        }
        depth += end < text.len ? (text.ptr[end] == '(') - (text.ptr[end] == ')') : 0;
        at = end + 1;
    }
    return false;
}

static ltl_place place_in_braces(ltl_str pattern, size_t open, size_t at) {
    static const char *const classes[] = {"class",  "interface", "record",   "trait",
                                          "object", "contract",  "impl",     "library",
                                          "module", "extension", "protocol", NULL};
    static const char *const structs[] = {"struct", "union", NULL};
    static const char *const enums[] = {"enum", NULL};
    static const char *const switches[] = {"switch", "when", "match", "select", NULL};
    static const char *const arms[] = {"match", "when", NULL};
    static const char *const constructs[] = {"new", NULL};
    static const char *const bodies[] = {"else", "try", "do", "finally", NULL};
    ltl_str head = head_of(pattern, open);
    char last = ltl_place_before(pattern, open, false);
    if (has_word(head, structs) && ltl_str_find_byte(head, '=', 0) == SIZE_MAX) {
        return LTL_PLACE_FIELD;
    }
    if (has_word(head, classes) || (has_word(head, constructs) && last == ')')) {
        return LTL_PLACE_MEMBER;
    }
    if (has_word(head, enums)) {
        return LTL_PLACE_ITEM;
    }
    if (has_word(head, switches)) {
        char before = ltl_place_before(pattern, at, false);
        bool ends_arm = before == ',' || (before == '}' && has_word(head, arms));
        return before == '{' || ends_arm ? LTL_PLACE_CASE : LTL_PLACE_BODY;
    }
    bool is_body = last == ')' || last == '>' || is_one_of(word_before(pattern, open), bodies);
    return is_body ? LTL_PLACE_BODY : LTL_PLACE_STATEMENT;
}

/* Between commas. */
static ltl_place place_in_list(ltl_str pattern, size_t open, size_t at) {
    char before = ltl_place_before(pattern, at, false);
    static const char *const structs[] = {"struct", "union", NULL};
    static const char *const matches[] = {"match", NULL};
    ltl_str head = head_of(pattern, open);
    bool is_value = ltl_str_find_byte(head, '=', 0) != SIZE_MAX;
    return has_word(head, structs) && !is_value                          ? LTL_PLACE_FIELD
           : has_word(head, matches) && (before == '{' || before == ',') ? LTL_PLACE_ARM
                                                                         : LTL_PLACE_ITEM;
}

/* `case 1: ...` */
static bool is_behind_label(ltl_str pattern, size_t at) {
    static const char *const labels[] = {"case", "default", NULL};
    if (ltl_place_before(pattern, at, false) != ':') {
        return false;
    }
    size_t start = at; /* there is a colon before it */
    while (pattern.ptr[start - 1] != ':') {
        start--;
    }
    while (start > 0 && strchr("\n{};", pattern.ptr[start - 1]) == NULL) {
        start--;
    }
    while (start < at && isspace((unsigned char)pattern.ptr[start])) {
        start++;
    }
    size_t end = start;
    while (is_word_byte(pattern.ptr[end])) {
        end++;
    }
    return is_one_of(ltl_str_slice(pattern, start, end), labels);
}

static bool has_deep(ltl_str rest) {
    while (rest.len > 0 && isspace((unsigned char)rest.ptr[0])) {
        rest = ltl_str_slice(rest, 1, rest.len);
    }
    return ltl_str_starts_with(rest, LTL_STR("<... "));
}

static bool is_on_its_own(ltl_str pattern, size_t at, size_t len) {
    char before = ltl_place_before(pattern, at, false);
    char after = ltl_place_next(pattern, at + len, false);
    bool starts =
        before == '\0' || is_behind_label(pattern, at) || before == '{' || before == '}' ||
        before == ';' ||
        (ltl_place_before(pattern, at, true) == '\n' && strchr(",([=+-*/.&|:", before) == NULL);
    bool ends = after == '\0' || after == '}' || ltl_place_next(pattern, at + len, true) == '\n';
    bool is_deep_next = has_deep(ltl_str_slice(pattern, at + len, pattern.len));
    bool is_apart = at + len < pattern.len && isspace((unsigned char)pattern.ptr[at + len]);
    bool is_annotated = is_apart && strchr("@#[", after) != NULL; /* a definition follows */
    return starts && (ends || is_word_byte(after) || is_deep_next || is_annotated) && after != ';';
}

ltl_place ltl_place_of(ltl_str pattern, size_t at, size_t len, bool calls_take_blocks) {
    size_t open = open_around(pattern, at);
    char bracket = open == SIZE_MAX ? '\0' : pattern.ptr[open];
    if (is_on_its_own(pattern, at, len) && bracket != '[') {
        return bracket == '{' ? place_in_braces(pattern, open, at) : LTL_PLACE_STATEMENT;
    }
    return bracket == '('   ? place_in_parentheses(pattern, open, at, len, calls_take_blocks)
           : bracket == '{' ? place_in_list(pattern, open, at)
                            : LTL_PLACE_ITEM;
}

bool ltl_place_in_call(ltl_str pattern, size_t at) {
    size_t open = open_around(pattern, at);
    if (open == SIZE_MAX || pattern.ptr[open] != '(') {
        return false;
    }
    size_t close = close_of(pattern, open);
    size_t next = close == SIZE_MAX ? SIZE_MAX : close + 1;
    bool is_lambda =
        next < pattern.len && strchr("=-", ltl_place_next(pattern, next, true)) != NULL &&
        ltl_str_find(ltl_str_slice(pattern, next, next + 4), LTL_STR(">"), 0) != SIZE_MAX;
    ltl_str word = word_before(pattern, open);
    bool is_loop = ltl_str_is(word, "for") || ltl_str_is(word, "foreach") ||
                   ltl_str_is(word, "using") || ltl_str_is(word, "try");
    return !is_lambda && !is_loop && open > 0 &&
           place_in_parentheses(pattern, open, at, 1, false) != LTL_PLACE_PARAMETER;
}
