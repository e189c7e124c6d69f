/* spdx.h - the licences and exceptions of the SPDX licence list, and expressions of them.
 *
 * Shape    names in any case of letters; an expression is read as SPDX 2.3, annex D, has it
 * Units    -
 * Owns     nothing: the lists are static
 * Errors   a verdict with the name that is at fault
 * Threads  constants
 * Cost     O(log names) a word
 */
#ifndef LTL_TEXT_SPDX_H
#define LTL_TEXT_SPDX_H

#include "core/span.h"
#include "core/str.h"

typedef enum ltl_spdx_verdict {
    LTL_SPDX_GOOD,
    LTL_SPDX_DEPRECATED, /* a name that the list keeps for old files: GPL-2.0 */
    LTL_SPDX_UNKNOWN,    /* a name that is not on the list */
    LTL_SPDX_NOT_AN_EXPRESSION,
} ltl_spdx_verdict;

/* `out_word` is the word at fault, a slice of `expression`. */
ltl_spdx_verdict ltl_spdx_check(ltl_str expression, ltl_str *out_word);

typedef struct ltl_spdx_tag {
    ltl_span span; /* the expression */
    ltl_str expression;
} ltl_spdx_tag;

/* The next `SPDX-License-Identifier:` at or behind `*offset` that stands in a line of its own, but for
 * the marks of a comment; moves `*offset` behind it. */
bool ltl_spdx_tag_next(ltl_str text, uint32_t *offset, ltl_spdx_tag *out_tag);

/* Sorted without regard to case. */
extern const char *const ltl_spdx_licences[];
extern const size_t ltl_spdx_licence_count;
extern const char *const ltl_spdx_deprecated[];
extern const size_t ltl_spdx_deprecated_count;
extern const char *const ltl_spdx_exceptions[];
extern const size_t ltl_spdx_exception_count;

#endif
