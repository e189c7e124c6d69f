/* rules.h - which files of a folder are passed over, and why.
 *
 * Shape    one set per git work tree: what git tracks, the user's excludes, and the levels of ignore
 *          files above a folder
 * Units    -
 * Owns     the intake's arena owns levels; ltl_rules_clear closes what was opened
 * Errors   none: what cannot be read does not count, and a note says so
 * Threads  one owner
 * Cost     the index is read when the first ignored path has to be looked up in it
 */
#ifndef LTL_INTAKE_RULES_H
#define LTL_INTAKE_RULES_H

#include "orchestrator/intake/model.h"

typedef struct ltl_rules {
    ltl_intake *intake;
    ltl_git_place place;
    struct git_index *index; /* null: nothing is known to be tracked */
    bool asked_index;
    bool git_only; /* for changes: the tool's own rules are applied later, from the base side */
} ltl_rules;

/* Looks for the repository around `folder` (absolute, no links). */
void ltl_rules_init(ltl_rules *rules, ltl_intake *intake, ltl_str folder);
void ltl_rules_clear(ltl_rules *rules);

/* Levels of the user's excludes and of all folders above `folder` in the work tree; null without any.
 * `out_prefix` is the path of `folder` in the work tree, with a slash at its end unless empty. */
const ltl_ignore_level *ltl_rules_levels_above(ltl_rules *rules, ltl_str folder,
                                               ltl_str *out_prefix);
/* Reads the ignore and attribute files of one folder, those whose bit (1 << kind) is in `kinds`. */
const ltl_ignore_level *ltl_rules_read_level(ltl_rules *rules, int folder_fd, unsigned kinds,
                                             ltl_str tree_path, const ltl_ignore_level *above);

/* `tree_path` is the path in the work tree, `path` the one below the root of the scope. A folder that
 * is ignored but holds tracked files is not passed over; `out_detail` then says what ignores it. */
ltl_reason ltl_rules_ask(ltl_rules *rules, const ltl_ignore_level *level, ltl_str tree_path,
                         ltl_str path, bool is_folder, ltl_str *out_detail);

/* The entry that git tracks under this path: 0 when none, else its file mode. */
uint32_t ltl_rules_tracked_mode(ltl_rules *rules, ltl_str tree_path);

/* True for the few lines that stand for a file kept elsewhere. */
bool ltl_is_lfs_pointer(ltl_str bytes);

#endif
