/* policy.h - which files of a change are looked at, by the rules that the base side holds.
 *
 * Shape    ignore and attribute files are read from one tree (of a change: its base), so that a change
 *          cannot take itself out of its own review; git's own ignore files do not count for what is
 *          tracked
 * Units    -
 * Owns     the intake's arena owns what is read
 * Errors   none: a rule file that cannot be read does not count
 * Threads  one owner
 * Cost     one tree look-up for each folder with changed files
 */
#ifndef LTL_INTAKE_POLICY_H
#define LTL_INTAKE_POLICY_H

#include "core/map.h"
#include "orchestrator/intake/trees.h"

typedef struct ltl_policy_folder {
    const ltl_ignore_level *levels;
    ltl_object_id tree;
    bool has_tree;
    ltl_reason skip; /* the folder as a whole is passed over */
    ltl_str detail;
} ltl_policy_folder;
typedef struct ltl_policy_folders LTL_VEC(ltl_policy_folder) ltl_policy_folders;

typedef struct ltl_policy {
    ltl_intake *intake;
    ltl_git_objects *objects; /* null: rule files are those below the first root */
    ltl_map index;            /* path of a folder to its place in `folders` */
    ltl_policy_folders folders;
    bool is_snapshot; /* one side only: nothing is a change */
} ltl_policy;

void ltl_policy_init(ltl_policy *policy, ltl_intake *intake, ltl_git_objects *objects,
                     const ltl_object_id *tree);
/* What to do with a delta, before its bytes are read. */
ltl_reason ltl_policy_ask(ltl_policy *policy, const ltl_delta *delta, ltl_str *out_detail);

#endif
