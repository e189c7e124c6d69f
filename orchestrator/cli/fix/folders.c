#include "orchestrator/cli/fix/folders.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "orchestrator/cli/state_folder.h"
#include "orchestrator/intake/fence/fence.h"

static ltl_status folder_of_user(ltl_arena *arena, ltl_str tree, ltl_str *out_state,
                                 ltl_error *error) {
    ltl_str folder;
    char hex[LTL_DIGEST_HEX_BYTES];
    ltl_status status = ltl_state_folder(arena, &folder, error);
    if (status == LTL_OK) {
        ltl_digest_hex(ltl_digest_of(tree), hex);
        *out_state = ltl_arena_printf(arena, "%.*s/fix-%s", LTL_STR_ARG(folder), hex);
    }
    return status;
}

ltl_status ltl_fix_folders_find(ltl_arena *arena, const char *folder, ltl_fix_folders *out_folders,
                                ltl_error *error) {
    char real[PATH_MAX];
    ltl_git_user user;
    ltl_git_place place;
    if (realpath(folder, real) == NULL) {
        ltl_status status = ltl_fail(error, LTL_NOT_FOUND, "%s", strerror(errno));
        ltl_error_at(error, folder, 0, 0);
        return status;
    }
    ltl_str here = ltl_arena_copy(arena, ltl_str_of(real));
    ltl_git_user_read(arena, &user);
    ltl_fence_find(arena, here, &(ltl_fence_options){.user = &user}, &place);
    ltl_fix_folders folders = {.tree = here};
    ltl_status status = LTL_OK;
    if (place.verdict == LTL_OK && place.work_tree.len > 0) {
        folders.tree = ltl_arena_copy(arena, place.work_tree);
        folders.git = ltl_arena_copy(arena, place.git_dir);
        folders.state = ltl_arena_printf(arena, "%.*s/lintel", LTL_STR_ARG(place.git_dir));
    } else {
        status = folder_of_user(arena, here, &folders.state, error);
    }
    if (status == LTL_OK) {
        *out_folders = folders;
    }
    return status;
}
