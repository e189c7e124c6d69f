/* typed.h - numbers of C and C++ as a compiler has them: with their types, and macros put in as text.
 *
 * Shape    an expression is read from its text: words, macros in their places, operators by their rank
 * Units    int has 4 bytes, long and pointers 8, char a sign
 * Owns     what it makes lies in the arena of the flow
 * Errors   what is not understood, overflows or has no meaning is no known value
 * Threads  one owner
 * Cost     as long as the text with its macros in place, at most LTL_TYPED_MAX_WORDS words
 */
#ifndef LTL_DATAFLOW_TYPED_TYPED_H
#define LTL_DATAFLOW_TYPED_TYPED_H

#include "analyzers/dataflow/flow.h"

/* Expressions of the language are read that way. */
bool ltl_typed_reads(const ltl_flow *flow);
/* `a op b`, `!a`, `(T)a`, `sizeof a`, `c ? a : b`; false: it is not understood, others may tell. */
bool ltl_typed_value(ltl_flow *flow, ltl_node node, ltl_known *out_value);
/* What a macro stands for by itself. */
ltl_known ltl_typed_macro(ltl_flow *flow, uint32_t declaration);
bool ltl_typed_is_macro(const ltl_flow *flow, uint32_t declaration);
/* What its text stands for is one operand wherever it is put: `(1 + 1)`, `-1`, `"a"`. */
bool ltl_typed_is_closed(ltl_flow *flow, uint32_t declaration);
/* `static_cast<T>(x)`, `int(x)`, and macros with parameters. */
bool ltl_typed_may_know(ltl_flow *flow, ltl_node call);
/* Who knows the bytes of a `sizeof` of the tree that is not plain; 0: nobody. */
typedef struct ltl_typed_sizes {
    int64_t (*bytes_of)(void *context, ltl_node node);
    void *context;
} ltl_typed_sizes;
typedef struct ltl_typed_number {
    int64_t number;
    uint32_t bytes; /* of its type */
    bool is_unsigned;
} ltl_typed_number;
/* The whole number that the expression always is, by macros, enumerators and variables that nobody changes; false:
 * none, or past INT64_MAX. */
bool ltl_typed_constant(ltl_flow *flow, ltl_node node, const ltl_typed_sizes *sizes, ltl_typed_number *out_number);
/* The value of the expression `from` as a variable of that declaration holds it. */
ltl_known ltl_typed_held(ltl_flow *flow, uint32_t declaration, ltl_node from, const ltl_known *value);
/* `x op= y`: x as it is after that. */
bool ltl_typed_changed(ltl_flow *flow, ltl_node by, uint32_t declaration, const ltl_known *before,
                       ltl_known *out_value);

#endif
