/* comparison_reader.h - what the two halves of the reader of comparisons share.
 *
 * Shape    comparison_read.c reads operators, comparison_atoms.c what stands between them
 * Units    offsets in the text
 * Owns     the arena of the caller
 * Errors   null after ltl_comparison__fail; the first complaint stays
 * Threads  one owner
 * Cost     O(text)
 */
#ifndef LTL_CONDITIONS_COMPARISON_READER_H
#define LTL_CONDITIONS_COMPARISON_READER_H

#include "analyzers/conditions/expression.h"

typedef struct ltl_comparison_reader {
    ltl_arena *arena;
    ltl_str text;
    size_t at;
    uint32_t depth;
    ltl_comparison *comparison;
    ltl_error *error;
    bool has_failed;
} ltl_comparison_reader;

typedef struct ltl_operands LTL_VEC(const ltl_expression *) ltl_operands;

const ltl_expression *ltl_comparison__fail(ltl_comparison_reader *r, size_t at, const char *text);
const ltl_expression *ltl_comparison__make(ltl_comparison_reader *r, ltl_operator op,
                                           const ltl_operands *of);
/* The next byte behind blanks, zero at the end. */
char ltl_comparison__peek(ltl_comparison_reader *r);
/* Takes the sign or word when it stands here: a word not as the start of a longer one. */
bool ltl_comparison__take(ltl_comparison_reader *r, const char *sign);
bool ltl_comparison__is_word_byte(char byte);
/* Operators of `level` and tighter; 0 is a whole expression. */
const ltl_expression *ltl_comparison__level(ltl_comparison_reader *r, uint32_t level);
const ltl_expression *ltl_comparison__atom(ltl_comparison_reader *r);

#endif
