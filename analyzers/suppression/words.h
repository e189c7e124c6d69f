/* words.h - what the words of a suppression say, wherever the comment stands.
 *
 * Shape    text in, the names, reason and last day of the suppression out
 * Units    bytes of the text given; days are yyyymmdd
 * Owns     the arena given; values are views of the text
 * Errors   a sentence for the reader of the comment; null when all is fine
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_SUPPRESSION_WORDS_H
#define LTL_SUPPRESSION_WORDS_H

#include "analyzers/suppression/suppress.h"

bool ltl_suppress__is_blank(char byte);
bool ltl_suppress__is_word(char byte);
bool ltl_suppress__is_id_byte(char byte);
/* `text` is what follows the word: `[id, id] reason="…" until=… ref=…`; then comes prose. */
const char *ltl_suppress__read_own(ltl_arena *arena, ltl_str text, ltl_suppression *suppression);
/* `nosem` or `nosemgrep`, any case, as a word. */
bool ltl_suppress__is_nosem(ltl_str text, size_t at);
/* `text` begins with that word: `: id, id`. */
void ltl_suppress__read_nosem(ltl_arena *arena, ltl_str text, ltl_suppression *suppression);

#endif
