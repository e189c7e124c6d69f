#include "orchestrator/intake/fence/fence_internal.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_listed_safe(const ltl_fence *f) {
    const ltl_git_user *user = f->options->user;
    ltl_str folder = f->place->work_tree.len > 0 ? f->place->work_tree : f->place->git_dir;
    for (uint32_t i = 0; user && i < user->safe_folders.count; i++) {
        ltl_str safe = user->safe_folders.at[i];
        if (ltl_str_is(safe, "*") || ltl_str_eq(safe, folder)) {
            return true;
        }
        if (ltl_str_ends_with(safe, LTL_STR("/*")) &&
            ltl_str_starts_with(folder, ltl_str_slice(safe, 0, safe.len - 1))) {
            return true;
        }
    }
    return false;
}

static bool is_owned_by_us(ltl_str path) {
    struct stat found;
    if (path.len == 0 || lstat(path.ptr, &found) != 0) {
        return path.len == 0;
    }
    uid_t self = geteuid();
    if (found.st_uid == self) {
        return true;
    }
    /* As git has it: under sudo, the folder of whoever called sudo is one's own. */
    const char *sudo = getenv("SUDO_UID");
    uint64_t uid = 0;
    return self == 0 && sudo && ltl_str_to_u64(ltl_str_of(sudo), &uid) && uid == found.st_uid;
}

bool ltl_fence__owner_is_us(ltl_fence *f) {
    if (f->options->allow_other_owner || is_listed_safe(f)) {
        return true;
    }
    if (is_owned_by_us(f->place->work_tree) && is_owned_by_us(f->place->git_dir) &&
        is_owned_by_us(f->place->common_dir)) {
        return true;
    }
    return ltl_fence__refuse(
        f, LTL_REFUSED,
        "the repository belongs to another user; if that is meant, run: "
        "git config --global --add safe.directory '%.*s'",
        LTL_STR_ARG(f->place->work_tree.len > 0 ? f->place->work_tree : f->place->git_dir));
}
