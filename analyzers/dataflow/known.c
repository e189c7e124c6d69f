#include "analyzers/dataflow/known.h"

#include <ctype.h>

#include "core/limits.h"

static const ltl_known UNKNOWN = {.kind = LTL_KNOWN_NOTHING, .origin = LTL_NO_NODE};

/* ---- literals ---- */

static int digit_of(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10 : 99;
}

/* Where a zero before digits makes them octal. */
static bool has_zero_for_octal(const ltl_language *language) {
    static const char *const LANGUAGES[] = {"c",   "cpp", "java", "javascript", "typescript", "tsx",
                                            "php", "go",  "ruby", "bash",       "scala"};
    for (size_t i = 0; i < LTL_COUNT_OF(LANGUAGES); i++) {
        if (ltl_language_is(language, LANGUAGES[i])) {
            return true;
        }
    }
    return false;
}

/* 42, -1 where a grammar has it in one, 1_000, 0x10, 0b1, 0o7, 017; false for the rest. */
static bool read_integer(const ltl_language *language, ltl_str text, int64_t *out_integer) {
    int base = 10;
    size_t at = 0;
    bool is_negative = text.len > 1 && text.ptr[0] == '-';
    text = is_negative ? ltl_str_slice(text, 1, text.len) : text;
    if (text.len > 2 && text.ptr[0] == '0' && isalpha((unsigned char)text.ptr[1])) {
        char mark = (char)tolower((unsigned char)text.ptr[1]);
        base = mark == 'x' ? 16 : mark == 'b' ? 2 : mark == 'o' ? 8 : 0;
        at = 2;
    } else if (text.len > 1 && text.ptr[0] == '0' && has_zero_for_octal(language)) {
        base = 8;
    }
    int64_t value = 0;
    bool has_digit = false;
    if (text.len == 0 || !isdigit((unsigned char)text.ptr[0])) {
        return false; /* a quote is no mark between digits then */
    }
    for (; at < text.len; at++) {
        if (text.ptr[at] == '_' || text.ptr[at] == '\'') {
            continue;
        }
        int digit = digit_of(text.ptr[at]);
        if (digit >= base || __builtin_mul_overflow(value, base, &value) ||
            __builtin_add_overflow(value, digit, &value)) {
            return false;
        }
        has_digit = true;
    }
    *out_integer = is_negative ? -value : value;
    return has_digit;
}

/* C's `#define` has text for a value. */
static ltl_known of_spelling(const ltl_tree *tree, ltl_known value) {
    ltl_str text = value.text;
    bool is_string =
        text.len >= 2 && text.ptr[0] == '"' && ltl_str_find_byte(text, '"', 1) == text.len - 1;
    if (is_string) {
        value.kind = LTL_KNOWN_STRING;
        value.text = ltl_str_slice(text, 1, text.len - 1);
        return value;
    }
    value.kind = LTL_KNOWN_NUMBER;
    value.is_integer = read_integer(tree->language, text, &value.integer);
    value.kind = value.is_integer ? LTL_KNOWN_NUMBER : LTL_KNOWN_LITERAL;
    return value;
}

/* Kotlin's grammar has `true`, `false` and `null` for names. */
static ltl_known of_word(const ltl_tree *tree, ltl_known value) {
    bool is_true = ltl_str_is(value.text, "true");
    if (!ltl_language_is(tree->language, "kotlin")) {
        return UNKNOWN;
    }
    if (is_true || ltl_str_is(value.text, "false")) {
        value.kind = LTL_KNOWN_BOOL;
        value.integer = is_true ? 1 : 0;
        return value;
    }
    value.kind = LTL_KNOWN_LITERAL;
    return ltl_str_is(value.text, "null") ? value : UNKNOWN;
}

/* Python's `f"{{"` and C#'s `$"{{"` without a value between: one brace is meant by two. */
static bool has_doubled_braces(const ltl_tree *tree, ltl_node leaf, ltl_str content) {
    ltl_str text = ltl_tree_text(tree, leaf);
    bool is_formatted = false;
    for (size_t i = 0; i < text.len && i < 3 && text.ptr[i] != '"' && text.ptr[i] != '\''; i++) {
        is_formatted = is_formatted || text.ptr[i] == 'f' || text.ptr[i] == 'F' || text.ptr[i] == '$';
    }
    return is_formatted && (ltl_str_find(content, LTL_STR("{{"), 0) != SIZE_MAX ||
                            ltl_str_find(content, LTL_STR("}}"), 0) != SIZE_MAX);
}

/* Java's 0xFFFFFFFF is -1. */
static int64_t as_written_with_bits(const ltl_tree *tree, ltl_str text, int64_t integer) {
    bool is_bits = text.len > 1 && text.ptr[0] == '0' && integer > INT32_MAX && integer <= UINT32_MAX;
    return is_bits && ltl_language_is(tree->language, "java") ? integer - ((int64_t)UINT32_MAX + 1) : integer;
}

ltl_known ltl_known_of_literal(const ltl_tree *tree, ltl_node leaf) {
    ltl_known value = {.origin = leaf, .text = ltl_tree_name(tree, leaf)};
    switch (ltl_tree_kind(tree, leaf)) {
    case LTL_KIND_STRING:
    case LTL_KIND_STRING_PART:
        value.kind = tree->kind[leaf] == LTL_KIND_STRING && has_doubled_braces(tree, leaf, value.text)
                         ? LTL_KNOWN_SOME_STRING
                         : LTL_KNOWN_STRING;
        return value;
    case LTL_KIND_NUMBER:
        value.kind = LTL_KNOWN_NUMBER;
        value.text = ltl_tree_text(tree, leaf);
        value.is_integer = read_integer(tree->language, value.text, &value.integer);
        value.integer = as_written_with_bits(tree, value.text, value.integer);
        return value;
    case LTL_KIND_LITERAL:
        if (ltl_str_equals_ignoring_case(value.text, LTL_STR("true")) ||
            ltl_str_equals_ignoring_case(value.text, LTL_STR("false"))) {
            value.kind = LTL_KNOWN_BOOL;
            value.integer = value.text.len == 4 ? 1 : 0;
            return value;
        }
        return of_spelling(tree, value);
    case LTL_KIND_NAME:
        return of_word(tree, value);
    default:
        return UNKNOWN;
    }
}

/* ---- the lattice ---- */

static bool are_items_equal(const ltl_known_items *a, const ltl_known_items *b) {
    bool are_equal = a->count == b->count && a->is_mapping == b->is_mapping;
    for (uint32_t i = 0; i < a->count && are_equal; i++) { /* lists in lists are not worked out */
        are_equal = a->at[i].kind != LTL_KNOWN_LIST && ltl_known_equal(&a->at[i], &b->at[i]);
    }
    return are_equal;
}

bool ltl_known_equal(const ltl_known *a, const ltl_known *b) {
    if (a->kind != b->kind) {
        return false;
    }
    switch (a->kind) {
    case LTL_KNOWN_STRING:
        return ltl_str_eq(a->text, b->text);
    case LTL_KNOWN_NUMBER:
        return a->is_integer && b->is_integer ? a->integer == b->integer
                                              : ltl_str_eq(a->text, b->text);
    case LTL_KNOWN_BOOL:
        return a->integer == b->integer;
    case LTL_KNOWN_LITERAL:
        return ltl_str_eq(a->text, b->text);
    case LTL_KNOWN_CONSTANTS:
    case LTL_KNOWN_PARTS:
        return a->origin == b->origin;
    case LTL_KNOWN_LIST:
        return a->items == b->items || are_items_equal(a->items, b->items);
    default:
        return true;
    }
}

bool ltl_known_is_null(const ltl_known *value) {
    static const char *const NAMES[] = {"null", "None", "nil", "NULL", "nullptr", "undefined"};
    for (size_t i = 0; value->kind == LTL_KNOWN_LITERAL && i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(value->text, NAMES[i])) {
            return true;
        }
    }
    return false;
}

static ltl_known_kind some_of(ltl_known_kind kind) {
    switch (kind) {
    case LTL_KNOWN_STRING:
    case LTL_KNOWN_SOME_STRING:
        return LTL_KNOWN_SOME_STRING;
    case LTL_KNOWN_NUMBER:
    case LTL_KNOWN_SOME_NUMBER:
        return LTL_KNOWN_SOME_NUMBER;
    case LTL_KNOWN_BOOL:
    case LTL_KNOWN_SOME_BOOL:
        return LTL_KNOWN_SOME_BOOL;
    default:
        return kind;
    }
}

ltl_known ltl_known_join(const ltl_known *a, const ltl_known *b) {
    if (a->kind == LTL_KNOWN_UNREACHED || ltl_known_equal(a, b)) {
        return *b;
    }
    if (b->kind == LTL_KNOWN_UNREACHED) {
        return *a;
    }
    ltl_known_kind kind = some_of(a->kind);
    bool is_lost = kind == LTL_KNOWN_LITERAL || kind == LTL_KNOWN_PARTS || kind == LTL_KNOWN_LIST ||
                   kind != some_of(b->kind);
    return is_lost ? UNKNOWN : ltl_known_some(kind);
}

/* ---- operators ---- */

bool ltl_known_compares(ltl_str operator) {
    static const char *const OPERATORS[] = {"==", "!=", "===", "!==", "<",      "<=",    ">",
                                            ">=", "in", "is",  "<>",  "not in", "is not"};
    for (size_t i = 0; i < LTL_COUNT_OF(OPERATORS); i++) {
        if (ltl_str_is(operator, OPERATORS[i])) {
            return true;
        }
    }
    return false;
}

ltl_known ltl_known_concat(ltl_arena *arena, const ltl_known *a, const ltl_known *b) {
    if (a->kind != LTL_KNOWN_STRING || b->kind != LTL_KNOWN_STRING ||
        a->text.len + b->text.len > LTL_MAX_VALUE_BYTES) {
        return ltl_known_some(LTL_KNOWN_SOME_STRING);
    }
    ltl_known joined = {.kind = LTL_KNOWN_STRING, .origin = LTL_NO_NODE};
    char *text = ltl_arena_alloc(arena, a->text.len + b->text.len + 1);
    if (a->text.len > 0) { /* an empty text may have no bytes to point at */
        memcpy(text, a->text.ptr, a->text.len);
    }
    if (b->text.len > 0) {
        memcpy(text + a->text.len, b->text.ptr, b->text.len);
    }
    joined.text = (ltl_str){text, a->text.len + b->text.len};
    return joined;
}

static bool is_number(const ltl_known *value) {
    return value->kind == LTL_KNOWN_NUMBER || value->kind == LTL_KNOWN_SOME_NUMBER;
}

static bool is_bool(const ltl_known *value) {
    return value->kind == LTL_KNOWN_BOOL || value->kind == LTL_KNOWN_SOME_BOOL;
}

bool ltl_known_count(char operator, int64_t a, int64_t b, int64_t *out) {
    bool divides = b != 0 && !(a == INT64_MIN && b == -1);
    switch (operator) {
    case '+':
        return !__builtin_add_overflow(a, b, out);
    case '-':
        return !__builtin_sub_overflow(a, b, out);
    case '*':
        return !__builtin_mul_overflow(a, b, out);
    case '/':
        *out = divides ? a / b : 0;
        return divides;
    case '%':
        *out = divides ? a % b : 0;
        return divides;
    default:
        return false;
    }
}

/* What is the same in all languages: some round down, some give what is left the sign of the right side, some make
 * `7 / 2` no whole number. */
static bool compute(char operator, int64_t a, int64_t b, int64_t *out) {
    bool is_agreed = (operator != '%' || (a >= 0 && b > 0)) && (operator != '/' || b == 0 || b == -1 || a % b == 0);
    return ltl_known_count(operator, a, b, out) && is_agreed;
}

ltl_known ltl_known_of_integer(ltl_arena *arena, int64_t integer) {
    return (ltl_known){.kind = LTL_KNOWN_NUMBER,
                       .origin = LTL_NO_NODE,
                       .integer = integer,
                       .is_integer = true,
                       .text = ltl_arena_printf(arena, "%lld", (long long)integer)};
}

static ltl_known of_bool(int64_t integer) {
    return (ltl_known){.kind = LTL_KNOWN_BOOL, .origin = LTL_NO_NODE, .integer = integer};
}

static bool is_one_of(ltl_str operator, const char * const * all) {
    for (; *all != NULL; all++) {
        if (ltl_str_is(operator, * all)) {
            return true;
        }
    }
    return false;
}

static ltl_known binary_bool(ltl_str operator, const ltl_known * a, const ltl_known *b) {
    static const char *const ANDS[] = {"&&", "and", NULL};
    static const char *const ORS[] = {"||", "or", NULL};
    bool is_and = is_one_of(operator, ANDS);
    if (!is_and && !is_one_of(operator, ORS)) {
        return UNKNOWN;
    }
    /* One side may settle it. */
    int64_t settles = is_and ? 0 : 1;
    bool is_settled = (a->kind == LTL_KNOWN_BOOL && a->integer == settles) ||
                      (b->kind == LTL_KNOWN_BOOL && b->integer == settles);
    if (is_settled) {
        return of_bool(settles);
    }
    if (a->kind != LTL_KNOWN_BOOL || b->kind != LTL_KNOWN_BOOL) {
        return is_bool(a) && is_bool(b) ? ltl_known_some(LTL_KNOWN_SOME_BOOL) : UNKNOWN;
    }
    return of_bool(1 - settles);
}

/* `a < b` and the like, of whole numbers and of strings. */
static ltl_known compare(ltl_str operator, const ltl_known * a, const ltl_known *b) {
    static const struct {
        const char *operator;
        bool less;
        bool equal;
        bool more;
    } OPERATORS[] = {
        {"==", false, true, false}, {"===", false, true, false}, {"!=", true, false, true},
        {"!==", true, false, true}, {"<", true, false, false},   {"<=", true, true, false},
        {">", false, false, true},  {">=", false, true, true},   {"<>", true, false, true},
    };
    bool are_strings = (a->kind == LTL_KNOWN_STRING && b->kind == LTL_KNOWN_STRING) ||
                       (ltl_known_is_symbol(a) && ltl_known_is_symbol(b));
    bool are_numbers = a->kind == LTL_KNOWN_NUMBER && b->kind == LTL_KNOWN_NUMBER &&
                       a->is_integer && b->is_integer;
    bool are_bools = a->kind == LTL_KNOWN_BOOL && b->kind == LTL_KNOWN_BOOL;
    if (!are_strings && !are_numbers && !are_bools) {
        return UNKNOWN;
    }
    int order = are_strings ? ltl_str_compare(a->text, b->text)
                            : (a->integer > b->integer) - (a->integer < b->integer);
    for (size_t i = 0; i < LTL_COUNT_OF(OPERATORS); i++) {
        bool is_equality = OPERATORS[i].less == OPERATORS[i].more;
        if (ltl_str_is(operator, OPERATORS[i].operator) && (are_numbers || is_equality)) {
            return of_bool(order < 0    ? OPERATORS[i].less
                           : order == 0 ? OPERATORS[i].equal
                                        : OPERATORS[i].more);
        }
    }
    return UNKNOWN;
}

/* `x is None`, `x != null`: of null and something else that is known. */
static ltl_known compare_null(ltl_str operator, const ltl_known * a, const ltl_known *b) {
    static const char *const SAME[] = {"==", "===", "is", NULL};
    static const char *const DIFFERENT[] = {"!=", "!==", "is not", NULL};
    bool is_same = is_one_of(operator, SAME);
    bool are_told = (ltl_known_is_null(a) || ltl_known_is_null(b)) &&
                    a->kind != LTL_KNOWN_NOTHING && b->kind != LTL_KNOWN_NOTHING;
    bool are_both = ltl_known_is_null(a) && ltl_known_is_null(b);
    bool is_other_literal = !are_both && a->kind == LTL_KNOWN_LITERAL && b->kind == LTL_KNOWN_LITERAL;
    if (!are_told || is_other_literal || (!is_same && !is_one_of(operator, DIFFERENT))) {
        return UNKNOWN;
    }
    return of_bool(are_both == is_same);
}

/* `"a" in "cat"`, of texts that are spelt as they are. */
static ltl_known contains(ltl_str operator, const ltl_known * a, const ltl_known *b) {
    bool is_in = ltl_str_is(operator, "in");
    bool are_plain = a->kind == LTL_KNOWN_STRING && b->kind == LTL_KNOWN_STRING &&
                     ltl_str_find_byte(a->text, '\\', 0) == SIZE_MAX &&
                     ltl_str_find_byte(b->text, '\\', 0) == SIZE_MAX;
    if (!are_plain || (!is_in && !ltl_str_is(operator, "not in"))) {
        return UNKNOWN;
    }
    return of_bool((ltl_str_find(b->text, a->text, 0) != SIZE_MAX) == is_in);
}

ltl_known ltl_known_binary(ltl_arena *arena, ltl_str operator, const ltl_known * a,
                           const ltl_known *b) {
    static const char *const JOINS[] = {"+", ".", "..", "<>", "++", NULL};
    if (a->kind == LTL_KNOWN_UNREACHED || b->kind == LTL_KNOWN_UNREACHED) {
        return ltl_known_some(LTL_KNOWN_UNREACHED);
    }
    ltl_known compared = compare(operator, a, b);
    if (compared.kind != LTL_KNOWN_BOOL) {
        compared = contains(operator, a, b);
    }
    if (compared.kind != LTL_KNOWN_BOOL) {
        compared = compare_null(operator, a, b);
    }
    if (compared.kind == LTL_KNOWN_BOOL) {
        return compared;
    }
    if (ltl_known_is_string(a) && ltl_str_is(operator, "%") && ltl_known_is_something(b)) {
        return ltl_known_some(LTL_KNOWN_SOME_STRING);
    }
    bool joins = is_one_of(operator, JOINS);
    if (joins && ltl_known_is_string(a) && ltl_known_is_string(b)) {
        return ltl_known_concat(arena, a, b);
    }
    if (is_number(a) && is_number(b) && operator.len == 1) {
        int64_t integer;
        bool is_told = a->is_integer && b->is_integer &&
                       compute(operator.ptr[0], a->integer, b->integer, &integer);
        bool is_arithmetic = strchr("+-*/%", operator.ptr[0]) != NULL;
        return is_told         ? ltl_known_of_integer(arena, integer)
               : is_arithmetic ? ltl_known_some(LTL_KNOWN_SOME_NUMBER)
                               : UNKNOWN;
    }
    return binary_bool(operator, a, b);
}

ltl_known ltl_known_unary(ltl_arena *arena, ltl_str operator, const ltl_known * operand) {
    ltl_known value = *operand;
    if (operand->kind == LTL_KNOWN_UNREACHED || ltl_str_is(operator, "$") ||
        (ltl_str_is(operator, "+") && is_number(operand))) {
        return value;
    }
    bool negates = ltl_str_is(operator, "!") || ltl_str_is(operator, "not");
    if (negates && is_bool(operand)) {
        value.integer = operand->integer == 0 ? 1 : 0;
        value.origin = LTL_NO_NODE;
        return value;
    }
    if (ltl_str_is(operator, "-") && is_number(operand)) {
        if (!operand->is_integer || operand->integer == INT64_MIN) {
            return ltl_known_some(LTL_KNOWN_SOME_NUMBER);
        }
        return ltl_known_of_integer(arena, -operand->integer);
    }
    return UNKNOWN;
}
