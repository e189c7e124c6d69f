/* From the text of a comparison to its tree: operators. Recursion is over the rule's own text, and bounded. */
#include "analyzers/conditions/comparison_reader.h"

enum { MAX_DEPTH = 64 };

const ltl_expression *ltl_comparison__fail(ltl_comparison_reader *r, size_t at, const char *text) {
    if (!r->has_failed) {
        r->has_failed = true;
        (void)ltl_fail(r->error, LTL_SYNTAX, "%s", text);
        ltl_error_at(r->error, NULL, 1, (uint32_t)at + 1);
    }
    return NULL;
}

const ltl_expression *ltl_comparison__make(ltl_comparison_reader *r, ltl_operator op, const ltl_operands *of) {
    ltl_expression *made = LTL_NEW(r->arena, ltl_expression);
    made->op = op;
    made->operands = of ? of->at : NULL;
    made->count = of ? of->count : 0;
    return made;
}

/* ---- words ---- */

bool ltl_comparison__is_word_byte(char byte) {
    return (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z') ||
           byte == '_';
}

char ltl_comparison__peek(ltl_comparison_reader *r) {
    while (r->at < r->text.len && strchr(" \t\r\n", r->text.ptr[r->at])) {
        r->at++;
    }
    return r->at < r->text.len ? r->text.ptr[r->at] : '\0';
}

/* Takes the sign or word when it stands here: a word not as the start of a longer one. */
bool ltl_comparison__take(ltl_comparison_reader *r, const char *sign) {
    (void)ltl_comparison__peek(r);
    ltl_str word = ltl_str_of(sign);
    ltl_str rest = ltl_str_slice(r->text, r->at, r->text.len);
    bool is_cut = ltl_comparison__is_word_byte(sign[0]) && rest.len > word.len &&
                  ltl_comparison__is_word_byte(rest.ptr[word.len]);
    if (!ltl_str_starts_with(rest, word) || is_cut) {
        return false;
    }
    r->at += word.len;
    return true;
}

/* ---- operators, from the loosest to the tightest ---- */

typedef struct operator_row {
    const char *sign;
    const char *not_before; /* a sign that begins with this one but is another */
    ltl_operator op;
    uint32_t level;
} operator_row;

enum { LEVEL_OR, LEVEL_AND, LEVEL_NOT, LEVEL_COMPARE, LEVEL_BITS, LEVEL_XOR, LEVEL_MASK, LEVEL_SHIFT,
       LEVEL_SUM, LEVEL_PRODUCT, LEVEL_SIGN };

static const operator_row OPERATORS[] = {
    {"or", NULL, LTL_OPERATOR_OR, LEVEL_OR},
    {"and", NULL, LTL_OPERATOR_AND, LEVEL_AND},
    {"==", NULL, LTL_OPERATOR_EQUAL, LEVEL_COMPARE},
    {"!=", NULL, LTL_OPERATOR_NOT_EQUAL, LEVEL_COMPARE},
    {"<=", NULL, LTL_OPERATOR_LESS_EQUAL, LEVEL_COMPARE},
    {">=", NULL, LTL_OPERATOR_GREATER_EQUAL, LEVEL_COMPARE},
    {"<", "<<", LTL_OPERATOR_LESS, LEVEL_COMPARE},
    {">", ">>", LTL_OPERATOR_GREATER, LEVEL_COMPARE},
    {"in", NULL, LTL_OPERATOR_IN, LEVEL_COMPARE},
    {"|", NULL, LTL_OPERATOR_BIT_OR, LEVEL_BITS},
    {"^", NULL, LTL_OPERATOR_BIT_XOR, LEVEL_XOR},
    {"&", NULL, LTL_OPERATOR_BIT_AND, LEVEL_MASK},
    {"<<", NULL, LTL_OPERATOR_SHIFT_LEFT, LEVEL_SHIFT},
    {">>", NULL, LTL_OPERATOR_SHIFT_RIGHT, LEVEL_SHIFT},
    {"+", NULL, LTL_OPERATOR_ADD, LEVEL_SUM},
    {"-", NULL, LTL_OPERATOR_SUBTRACT, LEVEL_SUM},
    {"*", "**", LTL_OPERATOR_MULTIPLY, LEVEL_PRODUCT},
    {"//", NULL, LTL_OPERATOR_DIVIDE, LEVEL_PRODUCT},
    {"/", NULL, LTL_OPERATOR_DIVIDE, LEVEL_PRODUCT},
    {"%", NULL, LTL_OPERATOR_REMAINDER, LEVEL_PRODUCT},
};

static bool take_operator(ltl_comparison_reader *r, uint32_t level, ltl_operator *out_op) {
    (void)ltl_comparison__peek(r);
    ltl_str rest = ltl_str_slice(r->text, r->at, r->text.len);
    size_t start = r->at;
    if (level == LEVEL_COMPARE && ltl_comparison__take(r, "not")) {
        *out_op = LTL_OPERATOR_NOT_IN;
        bool is_in = ltl_comparison__take(r, "in");
        r->at = is_in ? r->at : start;
        return is_in;
    }
    for (size_t i = 0; i < sizeof OPERATORS / sizeof OPERATORS[0]; i++) {
        const operator_row *row = &OPERATORS[i];
        bool is_other = row->not_before && ltl_str_starts_with(rest, ltl_str_of(row->not_before));
        if (row->level == level && !is_other && ltl_comparison__take(r, row->sign)) {
            *out_op = row->op;
            return true;
        }
    }
    return false;
}

static const ltl_expression *pair(ltl_comparison_reader *r, ltl_operator op, const ltl_expression *left,
                                  const ltl_expression *right) {
    ltl_operands of = {0};
    LTL_PUSH(r->arena, &of, left);
    LTL_PUSH(r->arena, &of, right);
    return ltl_comparison__make(r, op, &of);
}

static const ltl_expression *read_signed(ltl_comparison_reader *r) {
    static const struct {
        const char *sign;
        ltl_operator op;
    } SIGNS[] = {{"-", LTL_OPERATOR_NEGATE}, {"~", LTL_OPERATOR_BIT_NOT}};
    if (ltl_comparison__take(r, "+")) {
        return ltl_comparison__level(r, LEVEL_SIGN);
    }
    for (size_t i = 0; i < sizeof SIGNS / sizeof SIGNS[0]; i++) {
        if (ltl_comparison__take(r, SIGNS[i].sign)) {
            ltl_operands of = {0};
            const ltl_expression *operand = ltl_comparison__level(r, LEVEL_SIGN);
            LTL_PUSH(r->arena, &of, operand);
            return operand ? ltl_comparison__make(r, SIGNS[i].op, &of) : NULL;
        }
    }
    const ltl_expression *base = ltl_comparison__atom(r);
    if (base != NULL && ltl_comparison__take(r, "**")) {
        const ltl_expression *exponent = ltl_comparison__level(r, LEVEL_SIGN);
        return exponent ? pair(r, LTL_OPERATOR_POWER, base, exponent) : NULL;
    }
    return base;
}

/* `a < b < c` is `a < b and b < c`. */
static const ltl_expression *read_chain(ltl_comparison_reader *r, uint32_t level) {
    const ltl_expression *left = ltl_comparison__level(r, level + 1);
    const ltl_expression *all = NULL;
    ltl_operator op;
    while (left != NULL && take_operator(r, level, &op)) {
        const ltl_expression *right = ltl_comparison__level(r, level + 1);
        if (right == NULL) {
            return NULL;
        }
        const ltl_expression *one = pair(r, op, all && level != LEVEL_COMPARE ? all : left, right);
        bool is_chained = all != NULL && level == LEVEL_COMPARE;
        all = is_chained ? pair(r, LTL_OPERATOR_AND, all, one) : one;
        left = right;
    }
    return left == NULL ? NULL : all != NULL ? all : left;
}

static const ltl_expression *read_not(ltl_comparison_reader *r) {
    if (!ltl_comparison__take(r, "not")) {
        return ltl_comparison__level(r, LEVEL_COMPARE);
    }
    ltl_operands of = {0};
    const ltl_expression *operand = ltl_comparison__level(r, LEVEL_NOT);
    LTL_PUSH(r->arena, &of, operand);
    return operand ? ltl_comparison__make(r, LTL_OPERATOR_NOT, &of) : NULL;
}

const ltl_expression *ltl_comparison__level(ltl_comparison_reader *r, uint32_t level) {
    /* each bracket goes through all levels once */
    if (r->has_failed || r->depth >= MAX_DEPTH * (LEVEL_SIGN + 1)) {
        return ltl_comparison__fail(r, r->at, "the expression nests too deeply");
    }
    r->depth++;
    const ltl_expression *read = level == LEVEL_NOT    ? read_not(r)
                                 : level == LEVEL_SIGN ? read_signed(r)
                                                       : read_chain(r, level);
    r->depth--;
    return read;
}

ltl_status ltl_comparison_read(ltl_arena *arena, ltl_str text, ltl_comparison **out_comparison,
                               ltl_error *error) {
    ltl_error ignored;
    ltl_comparison *comparison = LTL_NEW(arena, ltl_comparison);
    ltl_comparison_reader r = {.arena = arena,
                .text = text,
                .comparison = comparison,
                .error = error ? error : &ignored};
    if (text.len > LTL_MAX_COMPARISON_BYTES) {
        ltl_comparison__fail(&r, 0, "the expression is too long");
    }
    comparison->root = ltl_comparison__level(&r, 0);
    if (!r.has_failed && ltl_comparison__peek(&r) != '\0') {
        ltl_comparison__fail(&r, r.at, "here the expression should end");
    }
    if (r.has_failed) {
        ltl_comparison_clear(comparison);
        return LTL_SYNTAX;
    }
    *out_comparison = comparison;
    return LTL_OK;
}

void ltl_comparison_clear(ltl_comparison *comparison) {
    for (uint32_t i = 0; i < comparison->regexes.count; i++) {
        ltl_regex_free(comparison->regexes.at[i]);
    }
    comparison->regexes.count = 0;
}
