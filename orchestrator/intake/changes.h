/* changes.h - what the scopes of a git repository have in common.
 *
 * Shape    begin (find, fence, open), fill `deltas`, end (renames, rules, sizes, changed lines)
 * Units    -
 * Owns     the scope owns the intake until ltl_changes_end hands it out
 * Errors   those of the fence (LTL_REFUSED, LTL_UNSUPPORTED, LTL_NOT_FOUND) and of reading
 * Threads  one owner
 * Cost     both sides of every changed file are read once
 */
#ifndef LTL_INTAKE_CHANGES_H
#define LTL_INTAKE_CHANGES_H

#include "orchestrator/intake/policy.h"

typedef struct ltl_changes {
    ltl_intake *intake;
    ltl_git_objects *objects;
    ltl_object_id rules_tree; /* whose ignore and attribute files count */
    bool has_rules_tree;
    bool is_snapshot; /* every file of one tree, nothing to compare with */
    ltl_deltas deltas;
    /* Where there may be very many: gives the next few, which live until it is asked again; false when there are
     * none left. Null: `deltas` has them all. */
    bool (*next)(void *context, ltl_deltas *out_deltas);
    void *next_context;
    uint32_t next_count; /* how many it gives in all */
} ltl_changes;

LTL_MUST_USE ltl_status ltl_changes_begin(ltl_str repository, const ltl_intake_options *options,
                                          ltl_changes *out_changes, ltl_error *error);
/* The tree of HEAD becomes the rules' tree; none when nothing was committed yet. Names the base. */
LTL_MUST_USE ltl_status ltl_changes_use_head(ltl_changes *changes, ltl_error *error);
/* Hands out the intake when `status` is LTL_OK and all goes well; releases everything else. */
LTL_MUST_USE ltl_status ltl_changes_end(ltl_changes *changes, ltl_status status,
                                        ltl_intake **out_intake, ltl_error *error);
/* Turns the deltas into targets; also for changes that come from elsewhere than git. */
LTL_MUST_USE ltl_status ltl_changes_add_all(ltl_intake *intake, ltl_policy *policy,
                                            ltl_git_objects *objects, const ltl_deltas *deltas,
                                            ltl_error *error);

#endif
