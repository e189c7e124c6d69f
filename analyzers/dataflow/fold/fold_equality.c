/* `a == b` where languages disagree about it: null, texts with escapes, texts that are numbers. */
#include <ctype.h>

#include "analyzers/dataflow/fold/fold_internal.h"

typedef struct equality {
    const ltl_flow *flow;
    bool is_strict; /* `===` */
    bool is_negated;
} equality;

static bool read_operator(const ltl_flow *flow, ltl_str operator, equality *out) {
    bool is_other = ltl_str_is(operator, "!=") || ltl_str_is(operator, "<>");
    bool is_strictly_other = ltl_str_is(operator, "!==");
    *out = (equality){.flow = flow,
                      .is_strict = ltl_str_is(operator, "===") || is_strictly_other,
                      .is_negated = is_other || is_strictly_other};
    return out->is_strict || is_other || ltl_str_is(operator, "==");
}

static ltl_known truth(const equality *e, bool are_equal) {
    return ltl_fold__of_bool(are_equal != e->is_negated);
}

/* The letters before its quote, and that: `r\"`, `b\'`. */
static ltl_str opening(const ltl_flow *flow, const ltl_known *value) {
    const ltl_tree *tree = flow->tree;
    if (value->origin == LTL_NO_NODE) {
        return LTL_STR_NONE;
    }
    ltl_str text = ltl_tree_text(tree, value->origin);
    size_t end = 0;
    while (end < text.len && end < 4 && text.ptr[end] != '"' && text.ptr[end] != '\'' && text.ptr[end] != '`') {
        end++;
    }
    return ltl_str_slice(text, 0, end < text.len ? end + 1 : end);
}

bool ltl_fold__is_spelt_alike(const ltl_flow *flow, const ltl_known *a, const ltl_known *b) {
    ltl_str left = opening(flow, a);
    ltl_str right = opening(flow, b);
    return left.len > 0 && ltl_str_eq(left, right);
}

static bool is_prefixed(ltl_str opening) { return opening.len > 1 && isalpha((unsigned char)opening.ptr[0]); }

/* Python's `b"a" == "a"` is false. */
static bool are_of_kinds(const ltl_flow *flow, const ltl_known *a, const ltl_known *b) {
    bool is_one = is_prefixed(opening(flow, a)) || is_prefixed(opening(flow, b));
    return flow->fold_language == LTL_FOLD_PYTHON && is_one && !ltl_fold__is_spelt_alike(flow, a, b);
}

/* Texts that may be equal or not: by what they are spelt with, as numbers (PHP), or by where they lie (Java). */
static bool is_unsure(const equality *e, const ltl_known *a, const ltl_known *b) {
    const ltl_flow *flow = e->flow;
    ltl_str left;
    ltl_str right;
    if (!ltl_fold__text(a, &left) || !ltl_fold__text(b, &right) || are_of_kinds(flow, a, b)) {
        return !ltl_str_eq(a->text, b->text) || !ltl_fold__is_spelt_alike(flow, a, b);
    }
    bool are_equal = ltl_str_eq(left, right);
    if (flow->fold_language == LTL_FOLD_JAVA || (flow->fold_language == LTL_FOLD_KOTLIN && e->is_strict)) {
        return are_equal && (a->origin == LTL_NO_NODE || b->origin == LTL_NO_NODE);
    }
    bool are_numbers = left.len > 0 && right.len > 0 && !isalpha((unsigned char)left.ptr[0]) &&
                       !isalpha((unsigned char)right.ptr[0]);
    return flow->fold_language == LTL_FOLD_PHP && !e->is_strict && !are_equal && are_numbers;
}

/* PHP has null equal to all that is empty, C's is the number 0; `null` and `undefined` are two in JavaScript. */
static ltl_known with_null(const equality *e, const ltl_known *null, const ltl_known *other) {
    uint32_t language = e->flow->fold_language;
    int64_t number;
    if (language == LTL_FOLD_JS && e->is_strict && ltl_known_is_null(other)) {
        return truth(e, ltl_str_eq(null->text, other->text));
    }
    if ((language & (LTL_FOLD_C | LTL_FOLD_CPP)) != 0 && ltl_fold__integer(other, &number)) {
        return truth(e, number == 0);
    }
    if (language != LTL_FOLD_PHP || e->is_strict || ltl_known_is_null(other)) {
        return ltl_known_nothing();
    }
    int holds = other->kind == LTL_KNOWN_STRING ? other->text.len > 0 : ltl_fold_truth(e->flow, other);
    return holds >= 0 ? truth(e, holds == 0) : ltl_known_some(LTL_KNOWN_SOME_BOOL);
}

ltl_known ltl_fold__equality(const ltl_flow *flow, ltl_str operator, const ltl_known * a, const ltl_known *b) {
    equality e;
    if (!read_operator(flow, operator, &e)) {
        return ltl_known_nothing();
    }
    bool are_texts = a->kind == LTL_KNOWN_STRING && b->kind == LTL_KNOWN_STRING;
    bool is_told = a->kind != LTL_KNOWN_NOTHING && b->kind != LTL_KNOWN_NOTHING;
    if (are_texts) {
        return is_unsure(&e, a, b) ? ltl_known_some(LTL_KNOWN_SOME_BOOL) : ltl_known_nothing();
    }
    return !is_told               ? ltl_known_nothing()
           : ltl_known_is_null(a) ? with_null(&e, a, b)
           : ltl_known_is_null(b) ? with_null(&e, b, a)
                                  : ltl_known_nothing();
}
