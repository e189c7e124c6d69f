#include "analyzers/conditions/comparison.h"

#include <math.h>

#include "analyzers/conditions/expression.h"

static const ltl_value UNKNOWN = {0};

static ltl_value evaluate(const ltl_expression *e, const ltl_comparison_scope *scope);

/* ---- numbers ---- */

static bool is_numeric(ltl_value value) {
    return value.kind == LTL_VALUE_INTEGER || value.kind == LTL_VALUE_FLOAT;
}

static double as_float(ltl_value value) {
    return value.kind == LTL_VALUE_INTEGER ? (double)value.integer : value.number;
}

static ltl_value power(int64_t base, int64_t exponent) {
    int64_t result = 1;
    if (exponent < 0) {
        return UNKNOWN;
    }
    if (base == 0 || base == 1 || base == -1) { /* any exponent may stand there */
        return ltl_value_of_integer(exponent == 0 ? 1 : base == -1 && exponent % 2 == 0 ? 1 : base);
    }
    for (int64_t i = 0; i < exponent; i++) { /* 64 rounds overflow */
        if (__builtin_mul_overflow(result, base, &result)) {
            return UNKNOWN;
        }
    }
    return ltl_value_of_integer(result);
}

static ltl_value divide(ltl_operator op, int64_t a, int64_t b) {
    if (b == 0 || (a == INT64_MIN && b == -1)) {
        return UNKNOWN;
    }
    return ltl_value_of_integer(op == LTL_OPERATOR_DIVIDE ? a / b : a % b);
}

static ltl_value shift(ltl_operator op, int64_t a, int64_t b) {
    if (b < 0 || b > 62 || a < 0) {
        return UNKNOWN;
    }
    if (op == LTL_OPERATOR_SHIFT_RIGHT) {
        return ltl_value_of_integer(a >> b);
    }
    return a > INT64_MAX >> b ? UNKNOWN : ltl_value_of_integer(a << b);
}

/* What does not fit into 64 bits has no value. */
static ltl_value on_sums(ltl_operator op, int64_t a, int64_t b) {
    int64_t result = 0;
    bool has_overflowed = op == LTL_OPERATOR_ADD        ? __builtin_add_overflow(a, b, &result)
                          : op == LTL_OPERATOR_SUBTRACT ? __builtin_sub_overflow(a, b, &result)
                                                        : __builtin_mul_overflow(a, b, &result);
    return has_overflowed ? UNKNOWN : ltl_value_of_integer(result);
}

static ltl_value on_integers(ltl_operator op, int64_t a, int64_t b) {
    switch (op) {
    case LTL_OPERATOR_ADD:
    case LTL_OPERATOR_SUBTRACT:
    case LTL_OPERATOR_MULTIPLY:
        return on_sums(op, a, b);
    case LTL_OPERATOR_DIVIDE:
    case LTL_OPERATOR_REMAINDER:
        return divide(op, a, b);
    case LTL_OPERATOR_POWER:
        return power(a, b);
    case LTL_OPERATOR_BIT_OR:
        return ltl_value_of_integer(a | b);
    case LTL_OPERATOR_BIT_XOR:
        return ltl_value_of_integer(a ^ b);
    case LTL_OPERATOR_BIT_AND:
        return ltl_value_of_integer(a & b);
    case LTL_OPERATOR_SHIFT_LEFT:
    case LTL_OPERATOR_SHIFT_RIGHT:
        return shift(op, a, b);
    default:
        return UNKNOWN;
    }
}

static ltl_value on_floats(ltl_operator op, double a, double b) {
    double result;
    switch (op) {
    case LTL_OPERATOR_ADD:
        result = a + b;
        break;
    case LTL_OPERATOR_SUBTRACT:
        result = a - b;
        break;
    case LTL_OPERATOR_MULTIPLY:
        result = a * b;
        break;
    case LTL_OPERATOR_DIVIDE:
        result = a / b;
        break;
    case LTL_OPERATOR_REMAINDER:
        result = fmod(a, b);
        break;
    case LTL_OPERATOR_POWER:
        result = pow(a, b);
        break;
    default:
        return UNKNOWN;
    }
    return isfinite(result) ? ltl_value_of_float(result) : UNKNOWN;
}

static ltl_value joined(ltl_arena *arena, ltl_str a, ltl_str b) {
    if (a.len + b.len > LTL_MAX_COMPARED_BYTES) {
        return UNKNOWN;
    }
    return ltl_value_of_text(ltl_arena_printf(arena, "%.*s%.*s", LTL_STR_ARG(a), LTL_STR_ARG(b)));
}

static ltl_value compute(ltl_operator op, ltl_value a, ltl_value b, ltl_arena *arena) {
    if (op == LTL_OPERATOR_ADD && a.kind == LTL_VALUE_TEXT && b.kind == LTL_VALUE_TEXT) {
        return joined(arena, a.text, b.text);
    }
    if (a.kind == LTL_VALUE_INTEGER && b.kind == LTL_VALUE_INTEGER) {
        return on_integers(op, a.integer, b.integer);
    }
    return is_numeric(a) && is_numeric(b) ? on_floats(op, as_float(a), as_float(b)) : UNKNOWN;
}

/* ---- truth ---- */

/* Numbers have an order, and texts have one; nothing else has. */
static ltl_value compare(ltl_operator op, ltl_value a, ltl_value b) {
    int order;
    if (a.kind == LTL_VALUE_INTEGER && b.kind == LTL_VALUE_INTEGER) {
        order = (a.integer > b.integer) - (a.integer < b.integer);
    } else if (is_numeric(a) && is_numeric(b)) {
        order = (as_float(a) > as_float(b)) - (as_float(a) < as_float(b));
    } else if (a.kind == LTL_VALUE_TEXT && b.kind == LTL_VALUE_TEXT) {
        order = ltl_str_compare(a.text, b.text);
    } else {
        return UNKNOWN;
    }
    return ltl_value_of_bool(op == LTL_OPERATOR_LESS         ? order < 0
                             : op == LTL_OPERATOR_LESS_EQUAL ? order <= 0
                             : op == LTL_OPERATOR_GREATER    ? order > 0
                                                             : order >= 0);
}

static ltl_value is_in(ltl_value item, ltl_value all) {
    if (all.kind == LTL_VALUE_TEXT && item.kind == LTL_VALUE_TEXT) {
        return ltl_value_of_bool(ltl_str_find(all.text, item.text, 0) != SIZE_MAX);
    }
    if (all.kind != LTL_VALUE_LIST) {
        return UNKNOWN;
    }
    for (uint32_t i = 0; i < all.count; i++) {
        if (ltl_value_equal(&item, &all.items[i])) {
            return ltl_value_of_bool(true);
        }
    }
    return ltl_value_of_bool(false);
}

static ltl_value negated(ltl_value value) {
    return value.kind == LTL_VALUE_BOOL ? ltl_value_of_bool(!value.truth) : UNKNOWN;
}

/* `and`, `or`: the second part is not looked at when the first decides. */
static ltl_value decide(const ltl_expression *e, const ltl_comparison_scope *scope) {
    ltl_value first = evaluate(e->operands[0], scope);
    bool decides = e->op == LTL_OPERATOR_OR;
    if (first.kind != LTL_VALUE_BOOL || first.truth == decides) {
        return first.kind == LTL_VALUE_BOOL ? first : UNKNOWN;
    }
    ltl_value second = evaluate(e->operands[1], scope);
    return second.kind == LTL_VALUE_BOOL ? second : UNKNOWN;
}

/* ---- all ---- */

static ltl_value apply(ltl_operator op, ltl_value a, ltl_value b, ltl_arena *arena) {
    switch (op) {
    case LTL_OPERATOR_EQUAL:
        return ltl_value_of_bool(ltl_value_equal(&a, &b));
    case LTL_OPERATOR_NOT_EQUAL:
        return ltl_value_of_bool(!ltl_value_equal(&a, &b));
    case LTL_OPERATOR_LESS:
    case LTL_OPERATOR_LESS_EQUAL:
    case LTL_OPERATOR_GREATER:
    case LTL_OPERATOR_GREATER_EQUAL:
        return compare(op, a, b);
    case LTL_OPERATOR_IN:
        return is_in(a, b);
    case LTL_OPERATOR_NOT_IN:
        return negated(is_in(a, b));
    default:
        return compute(op, a, b, arena);
    }
}

static ltl_value apply_one(ltl_operator op, ltl_value a) {
    if (op == LTL_OPERATOR_NOT) {
        return negated(a);
    }
    if (op == LTL_OPERATOR_BIT_NOT) {
        return a.kind == LTL_VALUE_INTEGER ? ltl_value_of_integer(~a.integer) : UNKNOWN;
    }
    if (a.kind == LTL_VALUE_FLOAT) {
        return ltl_value_of_float(-a.number);
    }
    bool is_fine = a.kind == LTL_VALUE_INTEGER && a.integer != INT64_MIN;
    return is_fine ? ltl_value_of_integer(-a.integer) : UNKNOWN;
}

/* The operands, or null when one of them has no value. */
static const ltl_value *evaluate_operands(const ltl_expression *e,
                                          const ltl_comparison_scope *scope) {
    ltl_value *values = LTL_NEW_ARRAY(scope->arena, ltl_value, e->count + 1);
    for (uint32_t i = 0; i < e->count; i++) {
        values[i] = evaluate(e->operands[i], scope);
        if (values[i].kind == LTL_VALUE_UNKNOWN) {
            return NULL;
        }
    }
    return values;
}

static ltl_value evaluate(const ltl_expression *e, const ltl_comparison_scope *scope) {
    if (e->op == LTL_OPERATOR_CONSTANT) {
        return e->constant;
    }
    if (e->op == LTL_OPERATOR_METAVARIABLE) {
        return scope->find(scope->context, e->metavariable);
    }
    if (e->op == LTL_OPERATOR_AND || e->op == LTL_OPERATOR_OR) {
        return decide(e, scope);
    }
    const ltl_value *values = evaluate_operands(e, scope);
    if (values == NULL) {
        return UNKNOWN;
    }
    if (e->op == LTL_OPERATOR_LIST) {
        return (ltl_value){.kind = LTL_VALUE_LIST, .items = values, .count = e->count};
    }
    if (e->op == LTL_OPERATOR_CALL) {
        return ltl_expression__call(e, scope, values);
    }
    return e->count == 1 ? apply_one(e->op, values[0])
                         : apply(e->op, values[0], values[1], scope->arena);
}

ltl_value ltl_comparison_evaluate(const ltl_comparison *comparison,
                                  const ltl_comparison_scope *scope) {
    return evaluate(comparison->root, scope);
}
