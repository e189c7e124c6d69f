/* value.h - what an expression of a comparison can be worth.
 *
 * Shape    a tagged value; code that has no known value keeps its text and equals the same text only
 * Units    integers have 64 bits; dates are seconds since 1970
 * Owns     texts are borrowed
 * Errors   UNKNOWN: there is no value, and whatever is made of it has none either
 * Threads  reentrant
 * Cost     O(text)
 */
#ifndef LTL_CONDITIONS_VALUE_H
#define LTL_CONDITIONS_VALUE_H

#include "core/str.h"

typedef enum ltl_value_kind {
    LTL_VALUE_UNKNOWN,
    LTL_VALUE_BOOL,
    LTL_VALUE_INTEGER,
    LTL_VALUE_FLOAT,
    LTL_VALUE_TEXT,
    LTL_VALUE_CODE,
    LTL_VALUE_LIST,
} ltl_value_kind;

typedef struct ltl_value {
    ltl_value_kind kind;
    bool truth;
    int64_t integer;
    double number;
    ltl_str text;
    const struct ltl_value *items; /* of a LIST */
    uint32_t count;
} ltl_value;

static inline ltl_value ltl_value_of_bool(bool truth) {
    return (ltl_value){.kind = LTL_VALUE_BOOL, .truth = truth};
}
static inline ltl_value ltl_value_of_integer(int64_t integer) {
    return (ltl_value){.kind = LTL_VALUE_INTEGER, .integer = integer};
}
static inline ltl_value ltl_value_of_float(double number) {
    return (ltl_value){.kind = LTL_VALUE_FLOAT, .number = number};
}
static inline ltl_value ltl_value_of_text(ltl_str text) {
    return (ltl_value){.kind = LTL_VALUE_TEXT, .text = text};
}
static inline ltl_value ltl_value_of_code(ltl_str text) {
    return (ltl_value){.kind = LTL_VALUE_CODE, .text = text};
}

/* A number as languages write them: 0x, 0o, 0b, a leading zero for octal, separators `_` and `'`,
 * suffixes of type, fractions, exponents, a sign. `base` other than 0 is taken when no prefix says
 * another. UNKNOWN when the text is no number or does not fit. */
ltl_value ltl_value_of_number(ltl_str text, unsigned base);
/* Equal: numbers by value, everything else by kind and content. */
bool ltl_value_equal(const ltl_value *a, const ltl_value *b);

#endif
