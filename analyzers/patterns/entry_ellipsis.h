/* entry_ellipsis.h - what an ellipsis stands for where code is entries rather than statements.
 *
 * Shape    `...` among the entries of a body, mapping or sequence becomes an entry of its own, as the
 *          language's descriptor spells it (ellipsis_entry, ellipsis_item)
 * Units    byte offsets into the pattern's text
 * Owns     nothing: answers are texts of the descriptor
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes of the pattern)
 */
#ifndef LTL_PATTERNS_ENTRY_ELLIPSIS_H
#define LTL_PATTERNS_ENTRY_ELLIPSIS_H

#include "core/str.h"
#include "grammars/language.h"

/* The spelling of the ellipsis at `at`; null where it is a plain value, or where the language has no
 * entries. */
const char *ltl_entry_ellipsis(const ltl_language *language, ltl_str pattern, size_t at);
/* The same in a list of pairs, which takes nothing else: Python's and Ruby's mappings, and behind the
 * first keyword argument in Elixir. */
const char *ltl_pair_ellipsis(const ltl_language *language, ltl_str pattern, size_t at);
/* The same in a list that a word begins, as the descriptor says in dots_after: SQL's SET. */
const char *ltl_list_ellipsis(const ltl_language *language, ltl_str pattern, size_t at);

#endif
