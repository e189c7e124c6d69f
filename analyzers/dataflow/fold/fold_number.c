/* Functions of numbers, and what turns one kind of value into another. */
#include <ctype.h>

#include "analyzers/dataflow/fold/fold_internal.h"

static bool number_at(const ltl_fold *f, uint32_t at, int64_t *out) {
    return at < f->count && ltl_fold__integer(&f->given[at], out);
}

ltl_known ltl_fold__absolute(const ltl_fold *f) {
    int64_t number;
    bool is_known = number_at(f, 0, &number) && number != INT64_MIN;
    return is_known ? ltl_fold__of_integer(f->flow, number < 0 ? -number : number)
                    : ltl_known_nothing();
}

/* Of all that is given, or of the items of a list that is given alone. */
static ltl_known extreme(const ltl_fold *f, int sign) {
    ltl_fold_items items = {0};
    bool is_list = f->count == 1 && ltl_fold__items(f->flow, &f->given[0], &items);
    uint32_t count = is_list ? items.count : f->count;
    int64_t best = 0;
    if (items.is_mapping) {
        return ltl_known_nothing();
    }
    for (uint32_t i = 0; i < count; i++) {
        int64_t number;
        if (!ltl_fold__integer(is_list ? &items.at[i] : &f->given[i], &number)) {
            return ltl_known_nothing();
        }
        best = i == 0 || (sign < 0 ? number < best : number > best) ? number : best;
    }
    return count > 0 ? ltl_fold__of_integer(f->flow, best) : ltl_known_nothing();
}

ltl_known ltl_fold__least(const ltl_fold *f) {
    return extreme(f, -1);
}
ltl_known ltl_fold__greatest(const ltl_fold *f) {
    return extreme(f, 1);
}

static bool raise(int64_t base, int64_t exponent, int64_t *out) {
    *out = 1;
    bool fits = exponent >= 0 && exponent <= 64;
    for (int64_t i = 0; i < exponent && fits; i++) {
        fits = !__builtin_mul_overflow(*out, base, out);
    }
    return fits;
}

ltl_known ltl_fold__power(const ltl_fold *f) {
    int64_t base;
    int64_t exponent;
    int64_t result;
    bool is_known = number_at(f, 0, &base) && number_at(f, 1, &exponent);
    return is_known && raise(base, exponent, &result) ? ltl_fold__of_integer(f->flow, result)
                                                      : ltl_known_nothing();
}

static int64_t digit_of(char c) {
    return isdigit((unsigned char)c) ? c - '0' : isalpha((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10 : 99;
}

/* Digits behind an optional sign; what else a language reads is not folded. */
static bool parse(ltl_str text, int64_t base, int64_t *out) {
    bool is_negative = text.len > 0 && text.ptr[0] == '-';
    int64_t value = 0;
    size_t at = is_negative ? 1 : 0;
    bool is_number = at < text.len && text.len < 20;
    bool is_octal = is_number && base == 10 && text.ptr[at] == '0' && at + 1 < text.len;
    for (; at < text.len && is_number; at++) {
        int64_t digit = digit_of(text.ptr[at]);
        is_number = digit < base && !__builtin_mul_overflow(value, base, &value) &&
                    !__builtin_add_overflow(value, digit, &value);
    }
    *out = is_negative ? -value : value;
    return is_number && !is_octal;
}

/* `int("12")`, `int(12)`, `int("ff", 16)` */
ltl_known ltl_fold__parse(const ltl_fold *f) {
    ltl_str text;
    int64_t number;
    int64_t base = 10;
    bool has_base = f->count < 2 || (number_at(f, 1, &base) && base >= 2 && base <= 36);
    bool is_known =
        (base == 10 && number_at(f, 0, &number)) ||
        (f->given[0].kind == LTL_KNOWN_STRING && ltl_fold__text(&f->given[0], &text) && parse(text, base, &number));
    return has_base && is_known ? ltl_fold__of_integer(f->flow, number) : ltl_known_nothing();
}

ltl_known ltl_fold__parse_sixteen(const ltl_fold *f) {
    ltl_str text;
    int64_t number;
    bool is_known = f->given[0].kind == LTL_KNOWN_STRING && ltl_fold__text(&f->given[0], &text) &&
                    !ltl_str_starts_with(text, LTL_STR("-")) && parse(text, 16, &number);
    return is_known ? ltl_fold__of_integer(f->flow, number) : ltl_known_nothing();
}

ltl_known ltl_fold__to_sixteen(const ltl_fold *f) {
    int64_t number;
    bool is_known = number_at(f, 0, &number) && number >= 0;
    return is_known ? ltl_fold__of_text(ltl_arena_printf(f->flow->arena, "%llx", (unsigned long long)number))
                    : ltl_known_nothing();
}

/* Whole numbers are their own. */
ltl_known ltl_fold__round(const ltl_fold *f) {
    int64_t number;
    return number_at(f, 0, &number) ? f->given[0] : ltl_known_nothing();
}

/* Python's `b"…"` is written out with its prefix. */
bool ltl_fold__is_bytes(const ltl_fold *f, const ltl_known *value) {
    const ltl_tree *tree = f->flow->tree;
    ltl_node origin = value->origin;
    char first = origin != LTL_NO_NODE ? tree->source->text.ptr[tree->start[origin]] : '"';
    return value->kind == LTL_KNOWN_STRING && first != '"' && first != '\'' &&
           (f->language & LTL_FOLD_PYTHON) != 0;
}

ltl_known ltl_fold__to_text(const ltl_fold *f) {
    ltl_str text;
    bool is_letter = (f->language & LTL_FOLD_GO) != 0 && f->given[0].kind == LTL_KNOWN_LITERAL;
    bool is_known = !is_letter && !ltl_fold__is_bytes(f, &f->given[0]) &&
                    ltl_fold__spelling(&f->given[0], f->flow->arena, &text);
    return is_known ? ltl_fold__of_text(text) : ltl_known_nothing();
}

/* `bool(x)`, `Boolean(x)` where empty values are false. */
ltl_known ltl_fold__truth(const ltl_fold *f) {
    const ltl_known *value = &f->given[0];
    ltl_str text;
    int64_t number;
    if (value->kind == LTL_KNOWN_BOOL) {
        return *value;
    }
    if (ltl_fold__integer(value, &number)) {
        return ltl_fold__of_bool(number != 0);
    }
    if (ltl_known_is_null(value)) {
        return ltl_fold__of_bool(false);
    }
    return ltl_fold__text(value, &text) ? ltl_fold__of_bool(text.len > 0) : ltl_known_nothing();
}

/* `"true"` read as truth. */
ltl_known ltl_fold__parse_truth(const ltl_fold *f) {
    ltl_str text;
    return ltl_fold__text(&f->given[0], &text)
               ? ltl_fold__of_bool(ltl_str_equals_ignoring_case(text, LTL_STR("true")))
               : ltl_known_nothing();
}

ltl_known ltl_fold__ord(const ltl_fold *f) {
    ltl_str text;
    bool is_letter = ltl_fold__text(&f->given[0], &text) && text.len == 1;
    return is_letter ? ltl_fold__of_integer(f->flow, (unsigned char)text.ptr[0])
                     : ltl_known_nothing();
}

ltl_known ltl_fold__chr(const ltl_fold *f) {
    int64_t code;
    bool is_plain = number_at(f, 0, &code) && code >= ' ' && code < 0x7f && code != '\\';
    return is_plain ? ltl_fold__of_text(ltl_arena_printf(f->flow->arena, "%c", (char)code))
                    : ltl_known_nothing();
}

/* ---- operators ---- */

static bool is_one_of(ltl_str operator, const char * const * all) {
    for (; *all != NULL; all++) {
        if (ltl_str_is(operator, * all)) {
            return true;
        }
    }
    return false;
}

/* Types whose division leaves a rest out; those of variables without one follow from what they hold. */
static bool is_whole_type(ltl_str type) {
    static const char *const TYPES[] = {"int",   "long", "short", "byte",  "Int",     "Long",
                                        "Short", "Byte", "int64", "int32", "Integer", NULL};
    return is_one_of(type, TYPES);
}

/* A number that is whole by its type, as far as its looks tell. */
static bool is_whole(const ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    bool is_signed = tree->kind[node] == LTL_KIND_UNARY && node + 1 < tree->end[node];
    if (tree->kind[is_signed ? node + 1 : node] == LTL_KIND_NUMBER) {
        return true;
    }
    uint32_t variable = tree->kind[node] == LTL_KIND_NAME ? flow->scopes.of[node] : 0;
    const ltl_declaration *declaration = &flow->scopes.all.at[variable];
    if (variable == 0 || declaration->declarer == LTL_NO_NODE) {
        return false;
    }
    ltl_node declarer = declaration->declarer;
    ltl_node type = ltl_tree_child(tree, declarer, LTL_ROLE_TYPE);
    if (type == LTL_NO_NODE && tree->kind[declarer] == LTL_KIND_VARIABLE) {
        type = ltl_tree_child(tree, tree->parent[declarer], LTL_ROLE_TYPE);
    }
    return type != LTL_NO_NODE && is_whole_type(ltl_tree_name(tree, type));
}

/* Towards zero, or down where the language has it so. */
static bool divide(int64_t a, int64_t b, bool is_floored, int64_t *out_quotient,
                   int64_t *out_rest) {
    if (b == 0 || (a == INT64_MIN && b == -1)) {
        return false;
    }
    *out_quotient = a / b;
    *out_rest = a % b;
    if (is_floored && *out_rest != 0 && (*out_rest < 0) != (b < 0)) {
        *out_quotient -= 1;
        *out_rest += b;
    }
    return true;
}

static bool shift(ltl_str operator, int64_t a, int64_t b, uint32_t language, int64_t *out) {
    bool is_narrow = (language & (LTL_FOLD_NARROW | LTL_FOLD_JS)) != 0;
    int64_t most = is_narrow ? INT32_MAX : INT64_MAX;
    if (a < 0 || a > most || b < 0 || b > (is_narrow ? 31 : 62)) {
        return false;
    }
    if (operator.ptr[0] == '>') {
        *out = a >> b;
        return true;
    }
    return a <= (most >> b) && !__builtin_mul_overflow(a, INT64_C(1) << b, out);
}

/* Kotlin's have names. */
static ltl_str plain_operator(const ltl_flow *flow, ltl_str operator) {
    static const char *const NAMES[][2] = {{"shl", "<<"}, {"shr", ">>"}, {"ushr", ">>"},
                                           {"and", "&"},  {"or", "|"},   {"xor", "^"}};
    for (size_t i = 0; flow->fold_language == LTL_FOLD_KOTLIN && i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(operator, NAMES[i][0])) {
            return ltl_str_of(NAMES[i][1]);
        }
    }
    return ltl_str_is(operator, ">>>") ? LTL_STR(">>") : operator; /* of what is not negative */
}

/* Bits of two numbers: the same in all widths while one of them is not negative, for `&`. */
static bool bits(ltl_str operator, int64_t a, int64_t b, uint32_t language, int64_t *out) {
    bool are_positive = a >= 0 && b >= 0;
    bool is_signed = a >= INT32_MIN && b >= INT32_MIN && a <= INT32_MAX && b <= INT32_MAX;
    switch (operator.len == 1 ? operator.ptr[0] : '\0') {
    case '&':
        *out = a & b;
        return are_positive || (is_signed && (a >= 0 || b >= 0));
    case '|':
        *out = a | b;
        return are_positive;
    case '^':
        *out = a ^ b;
        return are_positive && (language & LTL_FOLD_SWIFT) == 0;
    default:
        return false;
    }
}

/* `a op b` of whole numbers where the languages differ; false: as they all have it, or unknown. */
static bool compute(ltl_flow *flow, ltl_node node, ltl_str operator, int64_t a, int64_t b,
                    int64_t *out) {
    const uint32_t floors = LTL_FOLD_PYTHON | LTL_FOLD_RUBY;
    const uint32_t truncates = LTL_FOLD_NARROW | LTL_FOLD_GO | LTL_FOLD_SWIFT;
    uint32_t language = flow->fold_language;
    const ltl_tree *tree = flow->tree;
    int64_t rest;
    if (ltl_str_is(operator, "//")) {
        return language == LTL_FOLD_PYTHON && divide(a, b, true, out, &rest);
    }
    if (ltl_str_is(operator, "%")) {
        int64_t quotient;
        return divide(a, b, (language & floors) != 0, &quotient, out);
    }
    if (ltl_str_is(operator, "/")) {
        ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
        ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
        bool is_ruby = language == LTL_FOLD_RUBY;
        bool are_whole = is_ruby || ((language & truncates) != 0 && left != LTL_NO_NODE &&
                                     is_whole(flow, left) && is_whole(flow, right));
        return are_whole && divide(a, b, is_ruby, out, &rest);
    }
    if (ltl_str_is(operator, "**")) {
        return raise(a, b, out);
    }
    operator = plain_operator(flow, operator);
    bool is_shift = ltl_str_is(operator, "<<") || ltl_str_is(operator, ">>");
    if (is_shift) {
        return shift(operator, a, b, language, out);
    }
    return bits(operator, a, b, language, out);
}

/* The results of `+`, `-` and `*` are those of all languages while they are within what one computes with. */
static bool leaves_range(ltl_flow *flow, ltl_str operator, int64_t a, int64_t b) {
    char sign = operator.len == 1 ? operator.ptr[0] : '\0';
    int64_t result;
    if (sign != '+' && sign != '-' && sign != '*') {
        return false;
    }
    bool overflows = !ltl_known_count(sign, a, b, &result);
    bool are_narrow = a >= INT32_MIN && a <= INT32_MAX && b >= INT32_MIN && b <= INT32_MAX;
    bool is_checked = are_narrow || (flow->fold_language & LTL_FOLD_JS) != 0;
    bool is_within = !is_checked || ltl_fold__of_integer(flow, result).kind == LTL_KNOWN_NUMBER;
    return overflows || !is_within;
}

/* As it is put into a text there. */
static bool spelt(ltl_flow *flow, const ltl_known *value, ltl_str *out_text) {
    const uint32_t in_small = LTL_FOLD_JS | LTL_FOLD_JAVA | LTL_FOLD_KOTLIN | LTL_FOLD_SCALA;
    if (value->kind == LTL_KNOWN_BOOL && (flow->fold_language & in_small) != 0) {
        *out_text = value->integer != 0 ? LTL_STR("true") : LTL_STR("false");
        return true;
    }
    return ltl_fold__spelling(value, flow->arena, out_text);
}

/* `"n" + 1` where that is text. */
static ltl_known joined(ltl_flow *flow, ltl_str operator, const ltl_known * a, const ltl_known *b) {
    const uint32_t adds =
        LTL_FOLD_JS | LTL_FOLD_JAVA | LTL_FOLD_KOTLIN | LTL_FOLD_CSHARP | LTL_FOLD_SCALA;
    bool joins = ltl_str_is(operator, "+")
                     ? (flow->fold_language & adds) != 0
                     : ltl_str_is(operator, ".") && flow->fold_language == LTL_FOLD_PHP;
    ltl_str left;
    ltl_str right;
    bool is_mixed = (a->kind == LTL_KNOWN_STRING) != (b->kind == LTL_KNOWN_STRING);
    if (!joins || !is_mixed || !spelt(flow, a, &left) || !spelt(flow, b, &right) ||
        left.len + right.len > LTL_MAX_FOLD_BYTES) {
        return ltl_known_nothing();
    }
    return ltl_fold__of_text(
        ltl_arena_printf(flow->arena, "%.*s%.*s", LTL_STR_ARG(left), LTL_STR_ARG(right)));
}

/* `'a' == s.charAt(0)` of letters. */
static ltl_known compared_letters(ltl_str operator, const ltl_known * a, const ltl_known *b) {
    static const char *const SAME[] = {"==", "===", NULL};
    static const char *const DIFFERENT[] = {"!=", "!==", NULL};
    ltl_str left;
    ltl_str right;
    bool is_same = is_one_of(operator, SAME);
    bool are_letters = a->kind == LTL_KNOWN_LITERAL && b->kind == LTL_KNOWN_LITERAL &&
                       ltl_fold__text(a, &left) && ltl_fold__text(b, &right);
    return are_letters && (is_same || is_one_of(operator, DIFFERENT))
               ? ltl_fold__of_bool(ltl_str_eq(left, right) == is_same)
               : ltl_known_nothing();
}

/* `x in [1, 2]`, `k in {k: v}` */
static ltl_known is_member(ltl_flow *flow, ltl_str operator, const ltl_known * item,
                           const ltl_known *collection) {
    bool is_in = ltl_str_is(operator, "in");
    const uint32_t languages = LTL_FOLD_PYTHON | LTL_FOLD_KOTLIN;
    if ((flow->fold_language & languages) == 0 || (!is_in && !ltl_str_is(operator, "not in"))) {
        return ltl_known_nothing();
    }
    ltl_fold f = {.flow = flow, .language = flow->fold_language, .count = 2};
    f.given[0] = *collection;
    f.given[1] = *item;
    ltl_known has =
        ltl_fold__is_mapping(flow, collection) ? ltl_fold__has_key(&f) : ltl_fold__has_item(&f);
    return has.kind == LTL_KNOWN_BOOL ? ltl_fold__of_bool((has.integer != 0) == is_in) : has;
}

/* `[1] + [2]`, `[1] * 3` */
static ltl_known listed(ltl_flow *flow, ltl_str operator, const ltl_known * a, const ltl_known *b) {
    const uint32_t adds = LTL_FOLD_PYTHON | LTL_FOLD_RUBY | LTL_FOLD_KOTLIN | LTL_FOLD_SWIFT;
    const uint32_t multiplies = LTL_FOLD_PYTHON | LTL_FOLD_RUBY;
    ltl_fold f = {.flow = flow, .language = flow->fold_language, .count = 2};
    f.given[0] = *a;
    f.given[1] = *b;
    bool is_chain = ltl_str_is(operator, "+") ? (flow->fold_language & adds) != 0
                                              : ltl_str_is(operator, "++") && flow->fold_language == LTL_FOLD_SCALA;
    if (is_chain) {
        bool takes_items = flow->fold_language == LTL_FOLD_KOTLIN && !ltl_fold__is_collection(b);
        return takes_items ? ltl_fold__chain(&f) : ltl_fold__two_lists(&f);
    }
    bool is_many = ltl_str_is(operator, "*") && (flow->fold_language & multiplies) != 0;
    return is_many && b->kind == LTL_KNOWN_NUMBER ? ltl_fold__list_times(&f) : ltl_known_nothing();
}

/* Which of two texts comes first, by their bytes. */
static ltl_known ordered(ltl_flow *flow, ltl_str operator, const ltl_known * a, const ltl_known *b) {
    const uint32_t languages =
        LTL_FOLD_PYTHON | LTL_FOLD_JS | LTL_FOLD_GO | LTL_FOLD_RUBY | LTL_FOLD_RUST | LTL_FOLD_KOTLIN;
    ltl_str left;
    ltl_str right;
    bool is_order = operator.len > 0 && operator.len <= 2 && (operator.ptr[0] == '<' || operator.ptr[0] == '>') &&
                    (operator.len == 1 || operator.ptr[1] == '=');
    if (!is_order || (flow->fold_language & languages) == 0 || a->kind != LTL_KNOWN_STRING ||
        b->kind != LTL_KNOWN_STRING || !ltl_fold__text(a, &left) || !ltl_fold__text(b, &right)) {
        return ltl_known_nothing();
    }
    int order = ltl_str_compare(left, right);
    bool is_less = operator.ptr[0] == '<';
    return ltl_fold__of_bool(order == 0 ? operator.len == 2 : (order < 0) == is_less);
}

/* A letter that is counted with: `'a' + 1`, which is a number but in C# and Java. */
static bool letter_code(const ltl_known *value, int64_t *out_code) {
    ltl_str text;
    bool is_letter = value->kind == LTL_KNOWN_LITERAL && ltl_fold__text(value, &text);
    *out_code = is_letter ? (unsigned char)text.ptr[0] : 0;
    return is_letter || ltl_fold__integer(value, out_code);
}

static ltl_known counted_letters(ltl_flow *flow, ltl_str operator, const ltl_known * a, const ltl_known *b) {
    const uint32_t languages = LTL_FOLD_JAVA | LTL_FOLD_CSHARP | LTL_FOLD_C | LTL_FOLD_CPP | LTL_FOLD_GO;
    bool is_one = (a->kind == LTL_KNOWN_LITERAL) || (b->kind == LTL_KNOWN_LITERAL);
    int64_t left;
    int64_t right;
    bool counts = ltl_str_is(operator, "+") || ltl_str_is(operator, "-");
    if (!is_one || !counts || (flow->fold_language & languages) == 0 || !letter_code(a, &left) ||
        !letter_code(b, &right)) {
        return ltl_known_nothing();
    }
    return ltl_fold__of_integer(flow, operator.ptr[0] == '+' ? left + right : left - right);
}

static ltl_known repeated(ltl_flow *flow, ltl_str operator, const ltl_known * a,
                          const ltl_known *b) {
    const uint32_t languages = LTL_FOLD_PYTHON | LTL_FOLD_RUBY;
    if (!ltl_str_is(operator, "*") || (flow->fold_language & languages) == 0 ||
        a->kind != LTL_KNOWN_STRING) {
        return ltl_known_nothing();
    }
    ltl_fold f = {.flow = flow, .language = flow->fold_language, .count = 2};
    f.given[0] = *a;
    f.given[1] = *b;
    ltl_known text = ltl_fold__repeat(&f);
    bool is_list = b->kind == LTL_KNOWN_LIST || ltl_fold__is_collection(b);
    return text.kind != LTL_KNOWN_NOTHING || is_list ? text : ltl_known_some(LTL_KNOWN_SOME_STRING);
}

/* C's 0xFFFFFFFF has 32 bits and no sign, or 64 and one: nobody knows what it is counted with. */
static bool is_without_sign(const ltl_flow *flow, int64_t number) {
    const uint32_t languages = LTL_FOLD_C | LTL_FOLD_CPP | LTL_FOLD_CSHARP;
    return (flow->fold_language & languages) != 0 && number > INT32_MAX && number <= UINT32_MAX;
}

ltl_known ltl_fold_binary(ltl_flow *flow, ltl_node node, ltl_str operator, const ltl_known * a,
                          const ltl_known *b) {
    int64_t left;
    int64_t right;
    int64_t result;
    bool is_unreached = a->kind == LTL_KNOWN_UNREACHED || b->kind == LTL_KNOWN_UNREACHED;
    if (flow->fold_language == 0 || is_unreached) {
        return ltl_known_nothing();
    }
    ltl_known compared = ltl_fold__equality(flow, operator, a, b);
    if (compared.kind != LTL_KNOWN_NOTHING) {
        return compared;
    }
    if (flow->fold_language == LTL_FOLD_PYTHON && ltl_str_is(operator, "/") && a->kind == LTL_KNOWN_NUMBER &&
        b->kind == LTL_KNOWN_NUMBER) {
        return ltl_known_some(LTL_KNOWN_SOME_NUMBER); /* one with a point, even where it is whole */
    }
    if (flow->fold_language == LTL_FOLD_PHP && ltl_str_is(operator, "+") && ltl_known_is_string(a) &&
        ltl_known_is_string(b)) {
        return ltl_known_some(LTL_KNOWN_SOME_NUMBER); /* `"1" + "2"` is 3 */
    }
    bool are_numbers = ltl_fold__integer(a, &left) && ltl_fold__integer(b, &right);
    if (are_numbers && (is_without_sign(flow, left) || is_without_sign(flow, right))) {
        bool are_compared = ltl_known_compares(operator);
        return are_compared ? left >= 0 && right >= 0 ? ltl_known_nothing() : ltl_known_some(LTL_KNOWN_SOME_BOOL)
                            : ltl_known_some(LTL_KNOWN_SOME_NUMBER);
    }
    if (are_numbers) {
        if (compute(flow, node, operator, left, right, &result)) {
            return ltl_fold__of_integer(flow, result);
        }
        return leaves_range(flow, operator, left, right) ? ltl_known_some(LTL_KNOWN_SOME_NUMBER)
                                                         : ltl_known_nothing();
    }
    ltl_known value =
        ltl_fold__is_collection(b) ? is_member(flow, operator, a, b) : ltl_known_nothing();
    if (value.kind == LTL_KNOWN_NOTHING) {
        value = joined(flow, operator, a, b);
    }
    if (value.kind == LTL_KNOWN_NOTHING) {
        value = compared_letters(operator, a, b);
    }
    ltl_known (*const more[])(ltl_flow *, ltl_str, const ltl_known *, const ltl_known *) = {
        repeated, listed, ordered, counted_letters};
    for (size_t i = 0; i < LTL_COUNT_OF(more) && value.kind == LTL_KNOWN_NOTHING; i++) {
        value = more[i](flow, operator, a, b);
    }
    return value.kind != LTL_KNOWN_NOTHING ? value : ltl_fold__formatted(flow, operator, a, node);
}

/* `!x`, `not x` of what is taken for true or false. */
static ltl_known negated(const ltl_flow *flow, ltl_str operator, const ltl_known * operand) {
    bool negates = ltl_str_is(operator, "!") || ltl_str_is(operator, "not");
    int truth = negates && operand->kind != LTL_KNOWN_BOOL ? ltl_fold_truth(flow, operand) : -1;
    return truth >= 0 ? ltl_fold__of_bool(truth == 0) : ltl_known_nothing();
}

/* `~5`, `^5` (Go): of numbers with a sign. */
static ltl_known inverted(ltl_flow *flow, ltl_str operator, ltl_node inner, const ltl_known *operand) {
    const uint32_t wide = LTL_FOLD_PYTHON | LTL_FOLD_JS | LTL_FOLD_RUBY | LTL_FOLD_PHP;
    const uint32_t typed = LTL_FOLD_JAVA | LTL_FOLD_CSHARP | LTL_FOLD_C | LTL_FOLD_CPP;
    int64_t number;
    if (!ltl_str_is(operator, "~") || !ltl_fold__integer(operand, &number) || number > INT32_MAX ||
        number < INT32_MIN) {
        return ltl_known_nothing();
    }
    bool is_signed = (flow->fold_language & wide) != 0 ||
                     ((flow->fold_language & typed) != 0 && inner != LTL_NO_NODE && is_whole(flow, inner));
    return is_signed ? ltl_fold__of_integer(flow, -number - 1) : ltl_known_nothing();
}

/* `sizeof "abc"` */
static ltl_known size_in_bytes(ltl_flow *flow, ltl_node inner, const ltl_known *operand) {
    ltl_str text;
    const ltl_tree *tree = flow->tree;
    bool is_literal = inner != LTL_NO_NODE && tree->kind[inner] == LTL_KIND_STRING && ltl_fold__text(operand, &text);
    bool is_narrow = is_literal && tree->source->text.ptr[tree->start[inner]] == '"'; /* not L"…" */
    return is_narrow ? ltl_fold__of_integer(flow, (int64_t)text.len + 1) : ltl_known_nothing();
}

ltl_known ltl_fold_unary(ltl_flow *flow, ltl_node node, const ltl_known *operand) {
    const ltl_tree *tree = flow->tree;
    ltl_str operator= ltl_tree_name(tree, node);
    ltl_node inner = ltl_tree_child(tree, node, LTL_ROLE_OPERAND);
    if (operand->kind == LTL_KNOWN_UNREACHED) {
        return ltl_known_nothing();
    }
    if (flow->fold_language == LTL_FOLD_RUST && (ltl_str_is(operator, "&") || ltl_str_is(operator, "*"))) {
        return *operand;
    }
    if (ltl_str_is(operator, "typeof") && flow->fold_language == LTL_FOLD_JS) {
        return ltl_fold__type_name(operand);
    }
    if (ltl_str_is(operator, "+") && flow->fold_language == LTL_FOLD_JS && operand->kind == LTL_KNOWN_STRING) {
        ltl_fold f = {.flow = flow, .language = flow->fold_language, .count = 1, .given = {*operand}};
        ltl_known number = ltl_fold__parse(&f);
        return number.kind != LTL_KNOWN_NOTHING ? number : ltl_known_some(LTL_KNOWN_SOME_NUMBER);
    }
    if (ltl_str_is(operator, "sizeof") && (flow->fold_language & (LTL_FOLD_C | LTL_FOLD_CPP)) != 0) {
        return size_in_bytes(flow, inner, operand);
    }
    ltl_known value = negated(flow, operator, operand);
    return value.kind != LTL_KNOWN_NOTHING ? value : inverted(flow, operator, inner, operand);
}
