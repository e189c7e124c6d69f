/* words.h - the words that names and code are made of.
 *
 * Shape    a word is a run of letters and digits; `checkUserAccess`, `check_user-access` and
 *          `HTTPCheck` break where a reader breaks them
 * Units    bytes; everything past ASCII counts as a letter
 * Owns     nothing: words are slices of what was given
 * Errors   none
 * Threads  reentrant
 * Cost     O(len)
 */
#ifndef LTL_PLAN_WORDS_H
#define LTL_PLAN_WORDS_H

#include "core/str.h"

/* Cuts the next word off `*rest`; false when there is none left. */
bool ltl_words_next(ltl_str *rest, ltl_str *out_word);
/* Any case; digits at the end of the word are overlooked: `test2` is `test`. */
bool ltl_word_is(ltl_str word, const char *lower);
/* One of the words of `text` is `lower`. */
bool ltl_words_have(ltl_str text, const char *lower);

#endif
