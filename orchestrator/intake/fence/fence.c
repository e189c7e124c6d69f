#include "orchestrator/intake/fence/fence_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/intake/safe_file.h"

/* False, so that a check can end with `return ltl_fence__refuse(…)`. */
LTL_PRINTF(3, 4)
bool ltl_fence__refuse(ltl_fence *f, ltl_status verdict, const char *format, ...) {
    va_list args;
    va_start(args, format);
    f->place->verdict = verdict;
    f->place->reason = ltl_arena_vprintf(f->arena, format, args);
    va_end(args);
    return false;
}

bool ltl_fence__stat(int fd, const char *name, struct stat *out_stat) {
    return fstatat(fd, name, out_stat, AT_SYMLINK_NOFOLLOW) == 0;
}

ltl_str ltl_fence__real_path(ltl_fence *f, ltl_str folder, ltl_str path) {
    char real[PATH_MAX];
    ltl_str joined =
        path.len > 0 && path.ptr[0] == '/'
            ? ltl_arena_copy(f->arena, path)
            : ltl_arena_printf(f->arena, "%.*s/%.*s", LTL_STR_ARG(folder), LTL_STR_ARG(path));
    if (strlen(joined.ptr) != joined.len || !realpath(joined.ptr, real)) {
        return LTL_STR_NONE;
    }
    return ltl_arena_copy(f->arena, ltl_str_of(real));
}

int ltl_fence__open(ltl_str path) {
    return open(path.ptr, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* One line of a control file without its end; empty when there is no such file. */
static ltl_str read_line(ltl_fence *f, int fd, const char *name) {
    ltl_str text = LTL_STR_NONE;
    if (!ltl_safe_try_read(fd, name, LTL_MAX_PATH_BYTES, f->arena, &text, NULL)) {
        return LTL_STR_NONE;
    }
    return ltl_str_trim(text);
}

/* A work tree made by `git worktree add`: the git folder lies in worktrees/ of the common one, and
 * its file `gitdir` names our `.git`. */
static bool check_linked(ltl_fence *f, int git_fd, ltl_str back) {
    ltl_str slash_git = LTL_STR("/.git");
    ltl_str place = ltl_str_ends_with(back, slash_git)
                        ? ltl_fence__real_path(f, f->place->git_dir,
                                               ltl_str_slice(back, 0, back.len - slash_git.len))
                        : LTL_STR_NONE;
    if (!ltl_str_eq(place, f->place->work_tree)) {
        return ltl_fence__refuse(f, LTL_REFUSED,
                                 "the .git file names a repository that does not name this folder");
    }
    ltl_str common = ltl_fence__real_path(f, f->place->git_dir, read_line(f, git_fd, "commondir"));
    ltl_str inside = ltl_arena_printf(f->arena, "%.*s/worktrees/", LTL_STR_ARG(common));
    if (common.len == 0 || !ltl_str_starts_with(f->place->git_dir, inside)) {
        return ltl_fence__refuse(f, LTL_REFUSED, "its commondir leads to another repository");
    }
    f->place->common_dir = common;
    return true;
}

static bool check_folders(ltl_fence *f, bool is_elsewhere) {
    bool is_good = false;
    int git_fd = ltl_fence__open(f->place->git_dir);
    int common_fd = -1;
    if (git_fd < 0) {
        return ltl_fence__refuse(f, LTL_REFUSED, "its git folder cannot be opened: %s",
                                 strerror(errno));
    }
    ltl_str back = is_elsewhere ? read_line(f, git_fd, "gitdir") : LTL_STR_NONE;
    bool is_linked = back.len > 0;
    if (is_linked && !check_linked(f, git_fd, back)) {
        goto done;
    }
    if (!is_linked && faccessat(git_fd, "commondir", F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
        (void)ltl_fence__refuse(f, LTL_REFUSED, "its commondir leads to another repository");
        goto done;
    }
    common_fd = ltl_fence__open(f->place->common_dir);
    struct stat shallow;
    f->place->is_shallow =
        common_fd >= 0 && ltl_fence__stat(common_fd, "shallow", &shallow) && shallow.st_size > 0;
    ltl_str objects = ltl_arena_printf(f->arena, "%.*s/objects", LTL_STR_ARG(f->place->common_dir));
    is_good = ltl_fence__owner_is_us(f) && ltl_fence__files_are_plain(f, git_fd) &&
              (!is_linked || (common_fd >= 0 && ltl_fence__files_are_plain(f, common_fd))) &&
              ltl_fence__settings_are_known(f, common_fd, git_fd, is_elsewhere && !is_linked) &&
              ltl_fence__alternates_are_plain(f, objects);
done:
    if (common_fd >= 0) {
        (void)close(common_fd);
    }
    (void)close(git_fd);
    return is_good;
}

/* `.git` is a file: "gitdir: PATH". */
static bool follow_git_file(ltl_fence *f, int folder_fd) {
    ltl_str line = read_line(f, folder_fd, ".git");
    ltl_str head = LTL_STR("gitdir:");
    ltl_str path = LTL_STR_NONE;
    if (ltl_str_starts_with(line, head)) {
        path = ltl_fence__real_path(f, f->place->work_tree,
                                    ltl_str_trim(ltl_str_slice(line, head.len, line.len)));
    }
    if (path.len == 0) {
        return ltl_fence__refuse(f, LTL_REFUSED, "its .git file does not lead to a git folder");
    }
    /* Nothing is opened there unless the place is one where git keeps what belongs to other folders. */
    if (ltl_str_find(path, LTL_STR("/worktrees/"), 0) == SIZE_MAX &&
        ltl_str_find(path, LTL_STR("/modules/"), 0) == SIZE_MAX) {
        return ltl_fence__refuse(f, LTL_REFUSED,
                                 "the .git file names a repository that does not name this folder");
    }
    f->place->git_dir = path;
    f->place->common_dir = path;
    return true;
}

static bool check_place(ltl_fence *f, int folder_fd, const struct stat *dot_git) {
    if (S_ISLNK(dot_git->st_mode)) {
        return ltl_fence__refuse(f, LTL_REFUSED, "its .git is a link");
    }
    if (S_ISDIR(dot_git->st_mode)) {
        f->place->git_dir =
            ltl_arena_printf(f->arena, "%.*s/.git", LTL_STR_ARG(f->place->work_tree));
        if (ltl_str_is(f->place->work_tree, "/")) {
            f->place->git_dir = LTL_STR("/.git");
        }
        f->place->common_dir = f->place->git_dir;
        return check_folders(f, false);
    }
    if (S_ISREG(dot_git->st_mode)) {
        return follow_git_file(f, folder_fd) && check_folders(f, true);
    }
    return ltl_fence__refuse(f, LTL_REFUSED, "its .git is neither a folder nor a file");
}

static bool is_bare(int fd) {
    struct stat found;
    return ltl_fence__stat(fd, "HEAD", &found) && S_ISREG(found.st_mode) &&
           ltl_fence__stat(fd, "objects", &found) && S_ISDIR(found.st_mode) &&
           ltl_fence__stat(fd, "refs", &found) && S_ISDIR(found.st_mode) &&
           ltl_fence__stat(fd, "config", &found) && S_ISREG(found.st_mode);
}

/* A `.git` folder without HEAD is some folder of that name; git goes on upwards, too. */
static bool has_git(int fd, struct stat *out_stat) {
    struct stat head;
    return ltl_fence__stat(fd, ".git", out_stat) &&
           (!S_ISDIR(out_stat->st_mode) || ltl_fence__stat(fd, ".git/HEAD", &head));
}

static void check_bare(ltl_fence *f, ltl_str folder) {
    f->place->git_dir = folder;
    f->place->common_dir = folder;
    if (check_folders(f, false)) {
        f->place->verdict = LTL_OK;
    }
}

void ltl_fence_find(ltl_arena *arena, ltl_str folder, const ltl_fence_options *options,
                    ltl_git_place *out_place) {
    *out_place =
        (ltl_git_place){.verdict = LTL_NOT_FOUND, .reason = LTL_STR("not inside a git repository")};
    ltl_fence f = {.arena = arena, .options = options, .place = out_place};
    for (ltl_str at = folder; at.len > 0;) {
        ltl_str here = ltl_arena_copy(arena, at);
        int fd = ltl_fence__open(here);
        struct stat found;
        if (fd >= 0 && has_git(fd, &found)) {
            out_place->work_tree = here;
            if (check_place(&f, fd, &found)) {
                out_place->verdict = LTL_OK;
            }
            (void)close(fd);
            return;
        }
        bool is_found = fd >= 0 && at.len == folder.len && is_bare(fd);
        if (fd >= 0) {
            (void)close(fd);
        }
        if (is_found) {
            check_bare(&f, here);
            return;
        }
        size_t slash = ltl_str_find_last_byte(at, '/');
        at = ltl_str_slice(at, 0, slash == 0 && at.len > 1 ? 1 : slash == SIZE_MAX ? 0 : slash);
    }
}
