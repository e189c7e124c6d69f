/* fence.h - is this git repository one that may be opened?
 *
 * Shape    finds the repository around a folder and looks at every file that git's library would open:
 *          regular files of bounded size, no links, nothing that leads to another repository
 * Units    -
 * Owns     texts live in the caller's arena
 * Errors   never fails: the verdict is in the result, as a status and a sentence
 * Threads  reentrant
 * Cost     one readdir for each folder of the object store; no file content but small ones
 */
#ifndef LTL_INTAKE_FENCE_FENCE_H
#define LTL_INTAKE_FENCE_FENCE_H

#include "core/arena.h"
#include "core/status.h"
#include "orchestrator/intake/git_config.h"

typedef struct ltl_git_place {
    ltl_status verdict; /* LTL_OK; NOT_FOUND: no repository; REFUSED, UNSUPPORTED: with `reason` */
    ltl_str reason;
    ltl_str work_tree;       /* absolute, no links in it; empty: a bare repository */
    ltl_str git_dir;         /* absolute: HEAD, index */
    ltl_str common_dir;      /* absolute: objects, refs, config; differs in a linked worktree */
    ltl_strs object_folders; /* absolute; those of allowed alternates after our own */
    bool is_shallow;
    bool ignores_modes;     /* core.filemode is false */
    bool converts_newlines; /* core.autocrlf */
} ltl_git_place;

typedef struct ltl_fence_options {
    const ltl_git_user *user;
    bool allow_alternates;
    bool allow_other_owner;
} ltl_fence_options;

/* `folder` is absolute and terminated; its ancestors are looked at, too. */
void ltl_fence_find(ltl_arena *arena, ltl_str folder, const ltl_fence_options *options,
                    ltl_git_place *out_place);

#endif
