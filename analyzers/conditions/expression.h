/* expression.h - the tree that comparison_read.c makes and comparison.c walks.
 *
 * Shape    operators with their operands in order
 * Units    offsets in the text
 * Owns     the arena of the reader
 * Errors   -
 * Threads  immutable once read
 * Cost     -
 */
#ifndef LTL_CONDITIONS_EXPRESSION_H
#define LTL_CONDITIONS_EXPRESSION_H

#include "analyzers/conditions/comparison.h"

typedef enum ltl_operator {
    LTL_OPERATOR_CONSTANT,
    LTL_OPERATOR_METAVARIABLE,
    LTL_OPERATOR_LIST,
    LTL_OPERATOR_CALL,
    LTL_OPERATOR_OR,
    LTL_OPERATOR_AND,
    LTL_OPERATOR_NOT,
    LTL_OPERATOR_EQUAL,
    LTL_OPERATOR_NOT_EQUAL,
    LTL_OPERATOR_LESS,
    LTL_OPERATOR_LESS_EQUAL,
    LTL_OPERATOR_GREATER,
    LTL_OPERATOR_GREATER_EQUAL,
    LTL_OPERATOR_IN,
    LTL_OPERATOR_NOT_IN,
    LTL_OPERATOR_BIT_OR,
    LTL_OPERATOR_BIT_XOR,
    LTL_OPERATOR_BIT_AND,
    LTL_OPERATOR_SHIFT_LEFT,
    LTL_OPERATOR_SHIFT_RIGHT,
    LTL_OPERATOR_ADD,
    LTL_OPERATOR_SUBTRACT,
    LTL_OPERATOR_MULTIPLY,
    LTL_OPERATOR_DIVIDE,
    LTL_OPERATOR_REMAINDER,
    LTL_OPERATOR_NEGATE,
    LTL_OPERATOR_BIT_NOT,
    LTL_OPERATOR_POWER,
} ltl_operator;

typedef enum ltl_function {
    LTL_FUNCTION_INT,
    LTL_FUNCTION_STR,
    LTL_FUNCTION_FLOAT,
    LTL_FUNCTION_BOOL,
    LTL_FUNCTION_TODAY,
    LTL_FUNCTION_STRPTIME,
    LTL_FUNCTION_RE_MATCH,
    LTL_FUNCTION_RE_SEARCH,
} ltl_function;

typedef struct ltl_expression {
    ltl_operator op;
    ltl_function function;
    ltl_value constant;
    ltl_str metavariable;
    const ltl_regex *regex; /* of re.match and re.search */
    const struct ltl_expression *const *operands;
    uint32_t count;
} ltl_expression;

/* comparison_call.c: a call whose operands are known; null operands or UNKNOWN give UNKNOWN. */
ltl_value ltl_expression__call(const ltl_expression *call, const ltl_comparison_scope *scope,
                               const ltl_value *operands);

#endif
