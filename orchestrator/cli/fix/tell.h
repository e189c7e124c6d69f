/* tell.h - what `fix` says to people.
 *
 * Shape    diffs on standard output, everything else on standard error
 * Units    -
 * Owns     nothing
 * Errors   a diff that cannot be written
 * Threads  main thread
 * Cost     -
 */
#ifndef LTL_CLI_FIX_TELL_H
#define LTL_CLI_FIX_TELL_H

#include "orchestrator/cli/fix/known.h"
#include "orchestrator/cli/fix/saga.h"

LTL_MUST_USE ltl_status ltl_fix_tell_diff(const ltl_fix_plan *plan, const ltl_fix_known *known, int fd,
                                          const ltl_terminal *terminal, ltl_error *error);
/* One line a file, and what was left out; the number of files that change. */
uint32_t ltl_fix_tell_plan(const ltl_fix_plan *plan, bool is_dry, bool is_quiet);
void ltl_fix_tell_pending(const ltl_fix_journal *journal);
/* How it ended, unless it ended well. */
void ltl_fix_tell_saga(const ltl_fix_saga *saga);
/* A run that is resumed was to be verified. */
void ltl_fix_tell_verify(const ltl_fix_journal *journal);
void ltl_fix_tell_undone(const ltl_fix_saga *saga, const ltl_error *error);
void ltl_fix_tell_rest(const ltl_report *report, bool is_quiet);

#endif
