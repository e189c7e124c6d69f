/* known.h - the baseline in the same step as the files whose findings it has.
 *
 * Shape    one more file of the journal: what a fix takes away goes from it, what stays in a fixed file is known by its
 *          new code. Entries of other files stay as they are
 * Units    entries
 * Owns     the arena of the call
 * Errors   none; what cannot be done is told
 * Threads  main thread
 * Cost     two comparisons of all findings with the baseline
 */
#ifndef LTL_CLI_FIX_KNOWN_H
#define LTL_CLI_FIX_KNOWN_H

#include "orchestrator/cli/fix/plan.h"
#include "orchestrator/fix/diff.h"

typedef struct ltl_fix_known {
    ltl_str path; /* in the tree; empty: the baseline stays as it is */
    ltl_str before;
    ltl_str after;
    uint32_t removed;
    bool is_staged; /* the index has the same bytes, and gets the new ones, too */
    bool is_elsewhere; /* it would change, and lies outside of the tree */
} ltl_fix_known;

/* After the plan was checked. Sets the states of what is left, too. */
void ltl_fix_known_make(ltl_arena *arena, ltl_analysis *analysis, const ltl_fix_plan *plan,
                        ltl_findings *rest, ltl_fix_known *out_known);
/* As a unified diff. */
void ltl_fix_known_diff(ltl_arena *arena, const ltl_fix_known *known, ltl_diff_style style,
                        ltl_out *out);
/* `files`: of the journal, once it was carried out; null: nothing was. */
void ltl_fix_known_tell(const ltl_fix_known *known, const ltl_fix_files *files, bool is_quiet);

#endif
