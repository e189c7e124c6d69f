/* Operators on numbers with types. */
#include <math.h>

#include "analyzers/dataflow/typed/typed_internal.h"

uint32_t ltl_typed__bytes(ltl_typed_type type) {
    static const uint8_t BYTES[] = {
        [LTL_TYPE_NONE] = 0,   [LTL_TYPE_TRUTH] = 1, [LTL_TYPE_I8] = 1,     [LTL_TYPE_U8] = 1,
        [LTL_TYPE_I16] = 2,    [LTL_TYPE_U16] = 2,   [LTL_TYPE_I32] = 4,    [LTL_TYPE_U32] = 4,
        [LTL_TYPE_I64] = 8,    [LTL_TYPE_U64] = 8,   [LTL_TYPE_LOOSE] = 0,  [LTL_TYPE_FLOAT] = 4,
        [LTL_TYPE_DOUBLE] = 8, [LTL_TYPE_LONG_DOUBLE] = 16, [LTL_TYPE_POINTER] = 8,
    };
    return BYTES[type];
}

static int64_t cut(int64_t bits, ltl_typed_type type) {
    switch (type) {
    case LTL_TYPE_TRUTH:
        return bits != 0;
    case LTL_TYPE_I8:
        return (int8_t)bits;
    case LTL_TYPE_U8:
        return (uint8_t)bits;
    case LTL_TYPE_I16:
        return (int16_t)bits;
    case LTL_TYPE_U16:
        return (uint16_t)bits;
    case LTL_TYPE_I32:
        return (int32_t)bits;
    case LTL_TYPE_U32:
        return (uint32_t)bits;
    default:
        return bits;
    }
}

static double as_real(const ltl_typed *value) {
    return ltl_typed__is_real(value->type)  ? value->real
           : value->type == LTL_TYPE_U64 ? (double)(uint64_t)value->bits
                                            : (double)value->bits;
}

/* What has a sign: a type, or a number below zero of a type that nobody knows. */
static bool is_signed(const ltl_typed *value) {
    return value->type == LTL_TYPE_LOOSE ? value->bits < 0
                                         : ltl_typed__is_whole(value->type) && !ltl_typed__is_unsigned(value->type);
}

/* Both are the same numbers once they are of one type, whatever that is. */
static bool are_kept(const ltl_typed *a, const ltl_typed *b) {
    bool are_small = a->bits >= INT32_MIN && a->bits <= INT32_MAX && b->bits >= INT32_MIN && b->bits <= INT32_MAX;
    return are_small && ((a->bits >= 0 && b->bits >= 0) || (is_signed(a) && is_signed(b)));
}

/* Small and not negative: the same in all types of numbers. */
static bool is_anywhere(const ltl_typed *value, int64_t most) {
    return value->bits >= 0 && value->bits <= most;
}

static ltl_typed cast_of_real(ltl_typed value, ltl_typed_type to) {
    ltl_typed result = {.type = to, .is_constant = value.is_constant};
    double whole = trunc(value.real);
    bool fits = value.is_known && value.type == LTL_TYPE_DOUBLE && whole > -9.0e18 && whole < 9.0e18;
    result.bits = fits ? cut((int64_t)whole, to) : 0;
    /* what does not fit has no meaning */
    result.is_known = fits && (to == LTL_TYPE_TRUTH ? true : (double)result.bits == whole);
    result.bits = result.is_known && to == LTL_TYPE_TRUTH ? value.real != 0 : result.bits;
    return result;
}

ltl_typed ltl_typed__cast(ltl_typed value, ltl_typed_type to) {
    ltl_typed result = {.type = to, .is_constant = value.is_constant};
    if (value.type == to) {
        value.is_truth = false;
        return value;
    }
    if (to == LTL_TYPE_NONE || to == LTL_TYPE_POINTER || value.type == LTL_TYPE_POINTER ||
        value.type == LTL_TYPE_NONE) {
        return result;
    }
    if (ltl_typed__is_real(value.type) && ltl_typed__is_whole(to)) {
        return cast_of_real(value, to);
    }
    if (ltl_typed__is_real(to)) {
        result.is_known = value.is_known && to == LTL_TYPE_DOUBLE && value.type != LTL_TYPE_LOOSE &&
                          value.type != LTL_TYPE_FLOAT && value.type != LTL_TYPE_LONG_DOUBLE;
        result.real = result.is_known ? as_real(&value) : 0;
        return result;
    }
    bool is_loose = value.type == LTL_TYPE_LOOSE || to == LTL_TYPE_LOOSE;
    result.is_known = value.is_known && !ltl_typed__is_real(value.type) &&
                      (!is_loose || is_anywhere(&value, to == LTL_TYPE_LOOSE ? INT8_MAX : INT32_MAX));
    result.bits = result.is_known ? cut(value.bits, to) : 0;
    return result;
}

static ltl_typed_type promoted(ltl_typed_type type) {
    return ltl_typed__is_whole(type) && type < LTL_TYPE_I32 ? LTL_TYPE_I32 : type;
}

ltl_typed_type ltl_typed__common(ltl_typed_type a, ltl_typed_type b) {
    a = promoted(a);
    b = promoted(b);
    if (a == LTL_TYPE_NONE || b == LTL_TYPE_NONE || a == LTL_TYPE_POINTER || b == LTL_TYPE_POINTER) {
        return LTL_TYPE_NONE;
    }
    return a > b ? a : b;
}

int ltl_typed__holds(const ltl_typed *value) {
    bool is_told = value->is_known && value->type != LTL_TYPE_NONE && value->type != LTL_TYPE_POINTER;
    return !is_told ? -1 : value->type == LTL_TYPE_DOUBLE ? value->real != 0 : value->bits != 0;
}

static ltl_typed truth_of(ltl_typed_type truth, bool is_known, bool is_constant, bool holds) {
    return (ltl_typed){.type = truth,
                       .is_known = is_known,
                       .is_constant = is_constant || is_known,
                       .is_truth = true,
                       .bits = is_known && holds};
}

/* ---- comparing ---- */

/* -1, 0, 1 by what comes first; `fits`: which of these let the comparison hold. */
static bool reads_order(ltl_str operator, bool out_fits[3]) {
    static const struct {
        const char *operator;
        bool fits[3];
    } ORDERS[] = {
        {"<", {true, false, false}},  {"<=", {true, true, false}},  {">", {false, false, true}},
        {">=", {false, true, true}}, {"==", {false, true, false}}, {"!=", {true, false, true}},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(ORDERS); i++) {
        if (ltl_str_is(operator, ORDERS[i].operator)) {
            memcpy(out_fits, ORDERS[i].fits, sizeof ORDERS[i].fits);
            return true;
        }
    }
    return false;
}

static int order_of(const ltl_typed *a, const ltl_typed *b, ltl_typed_type type) {
    if (ltl_typed__is_real(type)) {
        return (a->real > b->real) - (a->real < b->real);
    }
    if (ltl_typed__is_unsigned(type)) {
        return ((uint64_t)a->bits > (uint64_t)b->bits) - ((uint64_t)a->bits < (uint64_t)b->bits);
    }
    return (a->bits > b->bits) - (a->bits < b->bits);
}

/* ---- counting ---- */

static bool counts_reals(char operator, double a, double b, double *out) {
    switch (operator) {
    case '+':
        *out = a + b;
        return isfinite(*out);
    case '-':
        *out = a - b;
        return isfinite(*out);
    case '*':
        *out = a * b;
        return isfinite(*out);
    case '/':
        *out = b != 0 ? a / b : 0;
        return b != 0 && isfinite(*out);
    default:
        return false;
    }
}

static bool counts_unsigned(char operator, uint64_t a, uint64_t b, uint64_t *out) {
    *out = operator == '+'   ? a + b
           : operator == '-' ? a - b
           : operator == '*' ? a * b
           : b == 0          ? 0
           : operator == '/' ? a / b
                             : a % b;
    return strchr("+-*", operator) != NULL || b != 0;
}

static bool counts_bits(char operator, int64_t a, int64_t b, int64_t *out) {
    *out = operator == '&' ? a & b : operator == '|' ? a | b : a ^ b;
    return operator == '&' || operator == '|' || operator == '^';
}

static ltl_typed counted(char operator, const ltl_typed *a, const ltl_typed *b, ltl_typed_type type) {
    ltl_typed result = {.type = type, .is_constant = true};
    int64_t bits = 0;
    if (ltl_typed__is_real(type)) {
        result.is_known = counts_reals(operator, a->real, b->real, &result.real);
        return result;
    }
    bool is_it = counts_bits(operator, a->bits, b->bits, &bits);
    if (!is_it && strchr("+-*/%", operator) == NULL) {
        return ltl_typed__unknown(LTL_TYPE_NONE);
    }
    if (is_it) {
        result.is_known = true;
    } else if (ltl_typed__is_unsigned(type)) {
        uint64_t whole = 0;
        result.is_known = counts_unsigned(operator, (uint64_t)a->bits, (uint64_t)b->bits, &whole);
        bits = (int64_t)whole;
    } else {
        result.is_known = ltl_known_count(operator, a->bits, b->bits, &bits);
    }
    result.bits = cut(bits, type);
    bool overflows = !ltl_typed__is_unsigned(type) && result.bits != bits;
    result.is_known = result.is_known && !overflows;
    return result;
}

/* Types that nobody knows: what is right in all of them. */
static ltl_typed counted_loosely(char operator, const ltl_typed *a, const ltl_typed *b) {
    ltl_typed left = *a;
    ltl_typed right = *b;
    left.type = right.type = LTL_TYPE_I64;
    ltl_typed result = counted(operator, &left, &right, LTL_TYPE_I64);
    bool is_exact = operator != '/' || (b->bits != 0 && a->bits % b->bits == 0);
    bool fits = is_anywhere(&result, INT32_MAX) ||
                (is_signed(a) && is_signed(b) && result.bits >= INT32_MIN && result.bits < 0);
    result.is_known = result.is_known && is_exact && fits;
    result.type = LTL_TYPE_LOOSE;
    return result;
}

static ltl_typed shifted(bool is_left, const ltl_typed *a, const ltl_typed *b) {
    ltl_typed_type type = promoted(a->type);
    bool is_loose = a->type == LTL_TYPE_LOOSE;
    int64_t width = is_loose ? 31 : 8 * (int64_t)ltl_typed__bytes(type);
    ltl_typed result = {.type = type, .is_constant = a->is_constant && b->is_constant};
    bool may_be = a->is_known && b->is_known && (ltl_typed__is_whole(type) || is_loose) &&
                  (ltl_typed__is_whole(b->type) || b->type == LTL_TYPE_LOOSE);
    if (!may_be || b->bits < 0 || b->bits >= width || (is_loose && !is_anywhere(a, INT32_MAX))) {
        return result;
    }
    int64_t bits = is_left            ? (int64_t)((uint64_t)a->bits << b->bits)
                   : ltl_typed__is_unsigned(type) ? (int64_t)((uint64_t)a->bits >> b->bits)
                                       : a->bits >> b->bits;
    result.bits = is_loose ? bits : cut(bits, type);
    result.is_known = !is_loose || is_anywhere(&result, INT32_MAX);
    return result;
}

static ltl_typed joined(bool is_and, const ltl_typed *a, const ltl_typed *b, ltl_typed_type truth) {
    int left = ltl_typed__holds(a);
    int right = ltl_typed__holds(b);
    int settles = is_and ? 0 : 1;
    bool is_settled = left == settles || right == settles;
    return truth_of(truth, is_settled || (left >= 0 && right >= 0), a->is_constant && b->is_constant,
                    is_settled ? settles : !settles);
}

ltl_typed ltl_typed__binary(ltl_str operator, ltl_typed a, ltl_typed b, ltl_typed_type truth) {
    bool fits[3];
    if (ltl_str_is(operator, "&&") || ltl_str_is(operator, "||")) {
        return joined(operator.ptr[0] == '&', &a, &b, truth);
    }
    if (ltl_str_is(operator, "<<") || ltl_str_is(operator, ">>")) {
        return shifted(operator.ptr[0] == '<', &a, &b);
    }
    bool are_constant = a.is_constant && b.is_constant;
    bool are_known = a.is_known && b.is_known;
    ltl_typed_type type = ltl_typed__common(a.type, b.type);
    bool is_loose = a.type == LTL_TYPE_LOOSE || b.type == LTL_TYPE_LOOSE;
    bool is_order = reads_order(operator, fits);
    if (is_loose) {
        bool may_be = are_known && type == LTL_TYPE_LOOSE && are_kept(&a, &b);
        if (is_order) {
            return truth_of(truth, may_be, are_constant, may_be && fits[order_of(&a, &b, LTL_TYPE_I64) + 1]);
        }
        return may_be && operator.len == 1
                   ? counted_loosely(operator.ptr[0], &a, &b)
                   : (ltl_typed){.type = LTL_TYPE_LOOSE, .is_constant = are_constant && type != LTL_TYPE_NONE};
    }
    ltl_typed left = ltl_typed__cast(a, type);
    ltl_typed right = ltl_typed__cast(b, type);
    bool may_be = type != LTL_TYPE_NONE && left.is_known && right.is_known;
    if (is_order) {
        return truth_of(truth, may_be, are_constant, may_be && fits[order_of(&left, &right, type) + 1]);
    }
    if (!may_be || operator.len != 1) {
        return (ltl_typed){.type = type, .is_constant = are_constant && type != LTL_TYPE_NONE};
    }
    return counted(operator.ptr[0], &left, &right, type);
}

ltl_typed ltl_typed__unary(char operator, ltl_typed a, ltl_typed_type truth) {
    int holds = ltl_typed__holds(&a);
    if (operator == '!') {
        return truth_of(truth, holds >= 0, a.is_constant, holds == 0);
    }
    if (a.type == LTL_TYPE_LOOSE) {
        a.is_known = a.is_known && is_anywhere(&a, INT32_MAX) && (operator == '+' || a.bits == 0) && operator != '~';
        return a;
    }
    ltl_typed value = ltl_typed__cast(a, promoted(a.type));
    ltl_typed zero = ltl_typed__cast(ltl_typed__whole(LTL_TYPE_I32, 0), value.type);
    value.is_truth = false;
    if (operator == '-' && value.type == LTL_TYPE_DOUBLE) {
        value.real = -value.real;
        return value;
    }
    if (operator == '-') {
        return ltl_typed__binary(LTL_STR("-"), zero, value, truth);
    }
    if (operator == '~') {
        value.bits = cut(~value.bits, value.type);
        value.is_known = value.is_known && ltl_typed__is_whole(value.type);
    }
    return value;
}
