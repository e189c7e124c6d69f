/* condition.h - small questions about what steps gave: `$security.findings.count > 0 and not $quick`.
 *
 * Shape    comparisons (== != < <= > >= contains) of references, numbers, texts, true and false, joined by
 *          `and`, `or`, `not` and parentheses; a word without quotes is a text; kept as postfix terms
 * Units    -
 * Owns     lives in the arena it was read into
 * Errors   LTL_SYNTAX with line and column; LTL_LIMIT past LTL_MAX_CONDITION_TERMS
 * Threads  immutable once read
 * Cost     O(terms), no recursion
 */
#ifndef LTL_WORKFLOW_CONDITION_H
#define LTL_WORKFLOW_CONDITION_H

#include "orchestrator/workflow/workflow.h"

typedef enum ltl_term_kind {
    LTL_TERM_VALUE, /* pushes what its reference gives */
    LTL_TERM_NOT,
    LTL_TERM_AND,
    LTL_TERM_OR,
    LTL_TERM_EQ,
    LTL_TERM_NE,
    LTL_TERM_LT,
    LTL_TERM_LE,
    LTL_TERM_GT,
    LTL_TERM_GE,
    LTL_TERM_CONTAINS,
} ltl_term_kind;

typedef struct ltl_term {
    ltl_term_kind kind;
    ltl_ref ref;
} ltl_term;

struct ltl_flow_condition {
    ltl_str text;
    ltl_term *terms; /* postfix */
    uint32_t count;
    uint32_t line;
    uint32_t column;
};

typedef enum ltl_answer { LTL_ANSWER_NO, LTL_ANSWER_YES, LTL_ANSWER_UNKNOWN } ltl_answer;

/* References are left as texts: who knows the steps resolves them. `line` and `column` are those of the text's
 * first byte. */
LTL_MUST_USE ltl_status ltl_condition_read(ltl_arena *arena, ltl_str text, uint32_t line,
                                           uint32_t column, ltl_flow_condition **out_condition,
                                           ltl_error *error);
/* Gives the value of a reference; false when there is none. */
typedef bool (*ltl_condition_look)(void *context, const ltl_ref *ref, ltl_data *out_value);
/* Unknown when it hangs on a value that is not there: `false and unknown` is no, `true or unknown` is yes. */
ltl_answer ltl_condition_ask(const ltl_flow_condition *condition, ltl_condition_look look,
                             void *context);

#endif
