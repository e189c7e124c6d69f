/* words.h - the words and marks of a source text, one after the other, without blanks, comments and imports.
 *
 * Shape    a hash and a line for each
 * Units    lines from 1
 * Owns     the arena of the call
 * Errors   none; what is no text has none
 * Threads  reentrant
 * Cost     one pass over the bytes; no parse
 *
 * Enough to find code that stands twice: two texts of the same words do the same, however they are laid out.
 */
#ifndef LTL_SPECIALISTS_COMMON_WORDS_H
#define LTL_SPECIALISTS_COMMON_WORDS_H

#include "core/arena.h"
#include "core/str.h"
#include "core/vec.h"

typedef struct ltl_word {
    uint32_t hash;
    uint32_t line;
} ltl_word;

typedef struct ltl_words LTL_VEC(ltl_word) ltl_words;

void ltl_words_read(ltl_arena *arena, ltl_str text, ltl_words *out_words);

#endif
