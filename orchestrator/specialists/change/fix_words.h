/* fix_words.h - what the message of a commit says it mended.
 *
 * Shape    the first line tells by its words; an identifier of a known weakness counts wherever it stands
 * Units    -
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes of the message)
 */
#ifndef LTL_SPECIALISTS_COMMON_FIX_WORDS_H
#define LTL_SPECIALISTS_COMMON_FIX_WORDS_H

#include "core/str.h"

typedef enum ltl_fix_kind {
    LTL_FIX_NONE, /* nothing, or what a program does not feel: typing, layout, tests, versions */
    LTL_FIX_BUG,
    LTL_FIX_SECURITY,
} ltl_fix_kind;

ltl_fix_kind ltl_fix_kind_of(ltl_str message);
/* Its first line. */
ltl_str ltl_message_summary(ltl_str message);

#endif
