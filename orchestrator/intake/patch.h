/* patch.h - unified diffs as text: what they say, and what a file becomes by them.
 *
 * Shape    one patch file for each file named, with hunks in order; both `git diff` and `diff -u`, in
 *          any text around them (mails)
 * Units    lines from 1; `line` is that of the patch
 * Owns     borrows the patch's text; decoded names and results live in the arena
 * Errors   LTL_INVALID with the line of the patch: broken hunks, hunks that do not apply
 * Threads  reentrant
 * Cost     O(bytes); looking for a hunk that moved is bounded by LTL_MAX_HUNK_SHIFT lines
 */
#ifndef LTL_INTAKE_PATCH_H
#define LTL_INTAKE_PATCH_H

#include "core/arena.h"
#include "core/status.h"
#include "core/vec.h"

enum { LTL_MAX_HUNK_SHIFT = 10000 };

typedef struct ltl_hunk {
    uint32_t line; /* of the `@@` */
    uint32_t old_start;
    uint32_t old_count;
    uint32_t new_start;
    uint32_t new_count;
    ltl_str body; /* the lines with their first column */
} ltl_hunk;
typedef struct ltl_hunks LTL_VEC(ltl_hunk) ltl_hunks;

typedef struct ltl_patch_file {
    ltl_str old_name; /* as written, without quotes and date; empty: /dev/null */
    ltl_str new_name;
    ltl_str rename_from; /* of `rename` and `copy` lines: without a/ and b/ */
    ltl_str rename_to;
    bool is_git;
    bool is_new;
    bool is_deleted;
    bool is_copy;
    bool is_binary;
    uint32_t mode; /* 0: not said */
    uint32_t old_mode;
    uint32_t line;
    ltl_hunks hunks;
} ltl_patch_file;
typedef struct ltl_patch_files LTL_VEC(ltl_patch_file) ltl_patch_files;

LTL_MUST_USE ltl_status ltl_patch_read(ltl_arena *arena, ltl_str text, ltl_patch_files *out_files,
                                       ltl_error *error);
/* The text after all hunks. `path` is for the error. */
LTL_MUST_USE ltl_status ltl_patch_apply(ltl_arena *arena, const ltl_patch_file *file, ltl_str base,
                                        const char *path, ltl_str *out_text, ltl_error *error);

#endif
