/* words.h - what languages call things: what opens, closes and borrows, what may be asked of nothing.
 *
 * Shape    a row per language, whose lists end with a null pointer
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  constants
 * Cost     -
 */
#ifndef LTL_LOCALS_WORDS_H
#define LTL_LOCALS_WORDS_H

#include "grammars/language.h"

typedef struct ltl_local_words {
    const char *languages;       /* ids between blanks */
    const char *const *opens;    /* calls, as they are written; with `new ` in front: types */
    const char *const *closes;   /* methods */
    const char *const *borrows;  /* functions that give back what they are given */
    const char *const *harmless; /* methods that nothing (null) has */
    bool has_truth;              /* only truth values decide (Java, Go) */
    bool falsy_is_null;          /* of what is asked for members */
    bool fails_on_members;       /* asking nothing for a member fails */
    bool fails_on_items;
    bool fails_on_zero;   /* dividing by 0 does */
    bool counts_from_end; /* `x[-1]` is the last item */
    bool fails_on_index;  /* an index past the end does */
} ltl_local_words;

/* Null: the language is not followed. */
const ltl_local_words *ltl_local_words_of(const ltl_language *language);

#endif
