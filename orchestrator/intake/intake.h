/* intake.h - what there is to look at.
 *
 * Shape    a list of targets in bytewise order of path, each to be analysed or already skipped with a
 *          reason; for changes also both sides, renames and the changed line ranges. One call per
 *          kind of scope: folder, git work tree, index, commit, range, patch
 * Units    sizes in bytes; lines from 1
 * Owns     the intake owns all; readers borrow from it and must go first
 * Errors   LTL_NOT_FOUND, LTL_REFUSED (unsafe repository, with the reason), LTL_IO, LTL_INVALID
 *          (no such revision, not a patch), LTL_UNSUPPORTED (sha256 repository)
 * Threads  immutable once open; one reader per thread
 * Cost     one walk; libgit2 is initialised only when git is needed
 *
 * Nothing found in a repository is executed, no link is followed out of the root, and files that
 * steer git (.git/config, alternates, attributes) are checked before libgit2 reads them.
 */
#ifndef LTL_INTAKE_INTAKE_H
#define LTL_INTAKE_INTAKE_H

#include "core/arena.h"
#include "core/hash.h"
#include "core/outcome.h"
#include "core/status.h"
#include "core/str.h"
#include "core/vec.h"

typedef enum ltl_change {
    LTL_CHANGE_NONE, /* a scan: nothing to compare with */
    LTL_CHANGE_ADDED,
    LTL_CHANGE_MODIFIED,
    LTL_CHANGE_RENAMED, /* perhaps modified, too */
    LTL_CHANGE_DELETED,
    LTL_CHANGE_MODE, /* only the mode bits differ */
} ltl_change;

typedef struct ltl_line_range {
    uint32_t first;
    uint32_t count; /* 0: lines were only removed after `first` */
} ltl_line_range;
typedef struct ltl_line_ranges LTL_VEC(ltl_line_range) ltl_line_ranges;

bool ltl_line_ranges_hold(const ltl_line_ranges *ranges, uint32_t line);

typedef enum ltl_side { LTL_SIDE_HEAD, LTL_SIDE_BASE } ltl_side;

typedef struct ltl_target {
    ltl_str path;     /* relative to the root of the scope, for reports */
    ltl_str old_path; /* base side of a rename; else equal to path */
    uint64_t size;
    uint32_t mode; /* git file mode: 0100644, 0100755, 0120000, 0160000 */
    uint32_t base_mode; /* the same of the base side; 0: there is none */
    ltl_change change;
    ltl_reason skip; /* LTL_REASON_NONE: to be looked at */
    ltl_str skip_detail;
    ltl_line_ranges added;   /* on the head side */
    ltl_line_ranges removed; /* on the base side */
    uint32_t lines_added;
    uint32_t lines_removed;
    uint32_t source; /* for the reader */
} ltl_target;
typedef struct ltl_targets LTL_VEC(ltl_target) ltl_targets;

/* Whether a file became a program or ceased to be one, whatever else changed in it. */
bool ltl_target_changes_mode(const ltl_target *target);
/* On either side. */
bool ltl_target_is_link(const ltl_target *target);
bool ltl_target_is_submodule(const ltl_target *target);

/* A file, whatever its names are. */
typedef struct ltl_file_id {
    uint64_t device;
    uint64_t inode;
} ltl_file_id;
typedef struct ltl_file_ids LTL_VEC(ltl_file_id) ltl_file_ids;

typedef struct ltl_intake_options {
    const ltl_str *include; /* gitignore-like; none: everything */
    uint32_t include_count;
    const ltl_str *exclude;
    uint32_t exclude_count;
    const ltl_file_id *own; /* that this run writes itself: left out, and counted */
    uint32_t own_count;
    bool
        ignore_gitignore; /* --no-gitignore: ignore files and ignored folders are not honoured; .git
                               itself is never entered */
    bool force_exclude;   /* excludes also apply to files named on the command line */
    uint64_t max_target_bytes; /* 0: LTL_MAX_TARGET_BYTES */
    bool allow_alternates;     /* objects borrowed from another repository */
    bool allow_other_owner;
} ltl_intake_options;

typedef struct ltl_intake ltl_intake;
typedef struct ltl_reader ltl_reader;

/* Files and folders of the file system; inside a git work tree its ignore rules apply. A file named
 * directly is taken even when ignored. Report paths are relative to the single folder given, else
 * as named. */
LTL_MUST_USE ltl_status ltl_intake_open_paths(const ltl_str *paths, uint32_t path_count,
                                              const ltl_intake_options *options,
                                              ltl_intake **out_intake, ltl_error *error);
/* What is staged: index against HEAD, content from the index's blobs. */
LTL_MUST_USE ltl_status ltl_intake_open_index(ltl_str repository, const ltl_intake_options *options,
                                              ltl_intake **out_intake, ltl_error *error);
/* The work tree against HEAD, untracked files included. */
LTL_MUST_USE ltl_status ltl_intake_open_work_tree(ltl_str repository,
                                                  const ltl_intake_options *options,
                                                  ltl_intake **out_intake, ltl_error *error);
/* A commit against its first parent ("HEAD~1" alone means HEAD~1..HEAD, as `review BASE`): `spec` is
 * BASE, BASE..HEAD or BASE...HEAD; the base side is the merge base. */
LTL_MUST_USE ltl_status ltl_intake_open_range(ltl_str repository, ltl_str spec,
                                              const ltl_intake_options *options,
                                              ltl_intake **out_intake, ltl_error *error);
/* Every file of one commit's tree, content from its blobs. */
LTL_MUST_USE ltl_status ltl_intake_open_commit(ltl_str repository, ltl_str revision,
                                               const ltl_intake_options *options,
                                               ltl_intake **out_intake, ltl_error *error);
/* Every blob that a commit of any ref brought, once: named "1a2b3c4d5e:path" for where it came in first. */
LTL_MUST_USE ltl_status ltl_intake_open_history(ltl_str repository,
                                                const ltl_intake_options *options,
                                                ltl_intake **out_intake, ltl_error *error);
/* Where such a target comes from; false for others. */
typedef struct ltl_origin {
    ltl_str path;       /* within the commit */
    const char *commit; /* its id */
    int64_t time;       /* of the commit, in seconds since 1970 */
    uint32_t order;     /* of the commit: parents first */
} ltl_origin;
bool ltl_intake_origin(const ltl_intake *intake, ltl_str path, ltl_origin *out_origin);
/* A unified diff against the files below `root`; the head side is the patched text. */
LTL_MUST_USE ltl_status ltl_intake_open_patch(ltl_str root, ltl_str patch,
                                              const ltl_intake_options *options,
                                              ltl_intake **out_intake, ltl_error *error);
/* One buffer under a made-up path: --stdin. */
LTL_MUST_USE ltl_status ltl_intake_open_text(ltl_str path, ltl_str text, ltl_intake **out_intake,
                                             ltl_error *error);
/* Files before and after a change that nobody made yet, both in memory; texts are borrowed. */
typedef struct ltl_pair {
    ltl_str path;
    ltl_str before;
    ltl_str after;
} ltl_pair;
LTL_MUST_USE ltl_status ltl_intake_open_pairs(const ltl_pair *pairs, uint32_t count,
                                              ltl_intake **out_intake, ltl_error *error);
void ltl_intake_close(ltl_intake *intake);

/* Forgets the other targets. Before anybody reads. */
void ltl_intake_keep(ltl_intake *intake, bool (*keeps)(void *context, const ltl_target *target),
                     void *context);
const ltl_targets *ltl_intake_targets(const ltl_intake *intake);
/* The first target that reports show under that path, or null. */
const ltl_target *ltl_intake_find(const ltl_intake *intake, ltl_str path);
/* The absolute path of the file a target is read from; empty when it is read from elsewhere. */
ltl_str ltl_intake_file_of(const ltl_intake *intake, const ltl_target *target, ltl_arena *arena);
/* For people: "abc1234 (merge base of …)", "index", … */
ltl_str ltl_intake_base_name(const ltl_intake *intake);
ltl_str ltl_intake_head_name(const ltl_intake *intake);
/* Absolute path of the git work tree around the scope, empty when there is none. */
ltl_str ltl_intake_repository(const ltl_intake *intake);
/* What a person should know about the scope as a whole, one sentence a line; mostly empty. For
 * example that a repository is not safe to open, so that only its ignore files count. */
ltl_str ltl_intake_note(const ltl_intake *intake);

LTL_MUST_USE ltl_status ltl_reader_open(const ltl_intake *intake, ltl_reader **out_reader,
                                        ltl_error *error);
void ltl_reader_close(ltl_reader *reader);
/* Bytes of one side of a target, in `arena`. LTL_NOT_FOUND when that side does not exist. Reads from
 * disk are checked: a file that is no longer regular, or grew past the limit, is refused. */
LTL_MUST_USE ltl_status ltl_reader_read(ltl_reader *reader, const ltl_target *target, ltl_side side,
                                        ltl_arena *arena, ltl_str *out_bytes, ltl_error *error);
/* Why the last read that failed did: for the ledger. UNREADABLE, CHANGED, TOO_LARGE, LINK, SPECIAL … */
ltl_reason ltl_reader_reason(const ltl_reader *reader);

#endif
