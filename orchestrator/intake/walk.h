/* walk.h - all files below one folder.
 *
 * Shape    every file becomes one target; a folder that is passed over as a whole becomes one, too.
 *          No link is followed, `.git` is never entered
 * Units    bytes
 * Owns     the intake owns the targets
 * Errors   LTL_LIMIT past LTL_MAX_FILES; a folder that cannot be read is a target that failed
 * Threads  one owner
 * Cost     one open and readdir a folder, one stat a file; no recursion
 */
#ifndef LTL_INTAKE_WALK_H
#define LTL_INTAKE_WALK_H

#include <sys/stat.h>

#include "orchestrator/intake/rules.h"

typedef struct ltl_walk_scope {
    uint32_t root;         /* index of the folder's handle */
    ltl_str report_prefix; /* put before paths in reports: empty, or with a slash at its end */
    ltl_str tree_prefix;   /* path of the folder in the work tree, likewise */
    const ltl_ignore_level *levels; /* of the folders above */
} ltl_walk_scope;

LTL_MUST_USE ltl_status ltl_walk_folder(ltl_rules *rules, const ltl_walk_scope *scope,
                                        ltl_error *error);

/* Adds one file of known state as a target; `skip` and `detail` are what the rules said. */
void ltl_walk_add_file(ltl_intake *intake, uint32_t root, ltl_str path, ltl_str report_path,
                       const struct stat *found, ltl_reason skip, ltl_str detail);

#endif
