/* hook_files.h - the pre-commit hook of a repository, put in and taken out.
 *
 * Shape    the folder is core.hooksPath (repository, then user), else hooks below the common git folder,
 *          so that linked work trees share it; a hook that was there is kept beside and run first
 * Units    -
 * Owns     the arena of the call
 * Errors   LTL_NOT_FOUND (no repository), LTL_IO, LTL_INVALID (a hook of that name that is not ours and
 *          cannot be put aside)
 * Threads  main thread
 * Cost     a few small files; nothing is executed
 */
#ifndef LTL_CLI_HOOK_FILES_H
#define LTL_CLI_HOOK_FILES_H

#include "core/arena.h"
#include "core/status.h"

typedef struct ltl_repository_folders {
    ltl_str root;   /* of the work tree */
    ltl_str git;    /* of this work tree: state of a rebase or merge */
    ltl_str common; /* shared by all work trees */
    ltl_str hooks;
} ltl_repository_folders;

LTL_MUST_USE ltl_status ltl_repository_folders_find(ltl_arena *arena,
                                                    ltl_repository_folders *out_folders,
                                                    ltl_error *error);
LTL_MUST_USE ltl_status ltl_hook_install(ltl_arena *arena, ltl_str *out_path, ltl_error *error);
LTL_MUST_USE ltl_status ltl_hook_uninstall(ltl_arena *arena, ltl_str *out_path, ltl_error *error);
bool ltl_hook_is_installed(ltl_arena *arena, const ltl_repository_folders *folders);
/* "rebase", "cherry-pick" … while git replays commits, else null. */
const char *ltl_hook_replay(ltl_arena *arena, const ltl_repository_folders *folders);

#endif
