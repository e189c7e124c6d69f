/* journal_text.h - the journal as bytes.
 *
 * Shape    lines with what there is to say, paths in hexadecimal, then all bytes, then a digest of everything
 * Units    bytes
 * Owns     the journal's arena; parsed files borrow from the text
 * Errors   LTL_SYNTAX: cut, damaged, or naming what lies outside of its tree; nothing is believed then
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_FIX_JOURNAL_TEXT_H
#define LTL_FIX_JOURNAL_TEXT_H

#include "orchestrator/fix/journal.h"

/* False with errno. */
bool ltl_fix_journal_print(const ltl_fix_journal *journal, int fd);
LTL_MUST_USE ltl_status ltl_fix_journal_parse(ltl_fix_journal *journal, ltl_str text,
                                              ltl_error *error);

#endif
