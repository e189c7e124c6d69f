/* trees.h - two trees of a repository, compared.
 *
 * Shape    one delta for each path whose two sides differ, in bytewise order of path
 * Units    git file modes; 0 where a side does not exist
 * Owns     the arena owns paths and deltas
 * Errors   LTL_LIMIT (more paths than LTL_MAX_FILES: trees that hold each other a million times take
 *          no room in a repository), LTL_INVALID, LTL_NOT_FOUND
 * Threads  one owner
 * Cost     reads the trees that differ; no recursion
 */
#ifndef LTL_INTAKE_TREES_H
#define LTL_INTAKE_TREES_H

#include "orchestrator/intake/model.h"

typedef struct ltl_delta {
    ltl_str path;
    ltl_str old_path;
    ltl_str shown; /* the path for reports, when that is another one; else empty */
    ltl_content side[2]; /* by ltl_side */
    uint32_t mode[2];
    ltl_reason skip; /* known before anything is read */
    ltl_str detail;
    bool is_renamed;
} ltl_delta;
typedef struct ltl_deltas LTL_VEC(ltl_delta) ltl_deltas;

/* A null side is the empty tree. */
LTL_MUST_USE ltl_status ltl_trees_compare(ltl_git_objects *objects, ltl_arena *arena,
                                          const ltl_object_id *base, const ltl_object_id *head,
                                          ltl_deltas *out_deltas, ltl_error *error);
/* What a commit changed against its first parent; all of it when it has none. What came in by other parents was
 * changed in commits of its own. */
struct git_commit;
LTL_MUST_USE ltl_status ltl_commit_compare(ltl_git_objects *objects, ltl_arena *arena,
                                           const struct git_commit *commit, ltl_deltas *out_deltas,
                                           ltl_error *error);
void ltl_deltas_sort(ltl_deltas *deltas);

/* Pairs what was deleted with what was added: same bytes first, then similar ones (half or more of
 * the lines); each path at most once. Past LTL_MAX_RENAMES files on a side only same bytes count. */
enum { LTL_MAX_RENAMES = 1000 };
void ltl_renames_find(const ltl_intake *intake, ltl_git_objects *objects, ltl_deltas *deltas);

/* Changed lines of a target from the bytes of both sides; a null pointer is a side that is not. */
LTL_MUST_USE ltl_status ltl_lines_compare(ltl_arena *arena, const ltl_str *base,
                                          const ltl_str *head, ltl_target *target,
                                          ltl_error *error);

#endif
