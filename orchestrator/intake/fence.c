#include "orchestrator/intake/fence.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/intake/safe_file.h"

typedef struct fence {
    ltl_arena *arena;
    const ltl_fence_options *options;
    ltl_git_place *place;
} fence;

/* False, so that a check can end with `return refuse(…)`. */
LTL_PRINTF(3, 4)
static bool refuse(fence *f, ltl_status verdict, const char *format, ...) {
    va_list args;
    va_start(args, format);
    f->place->verdict = verdict;
    f->place->reason = ltl_arena_vprintf(f->arena, format, args);
    va_end(args);
    return false;
}

static bool stat_at(int fd, const char *name, struct stat *out_stat) {
    return fstatat(fd, name, out_stat, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Canonical form of `path`, seen from `folder` when relative; empty when it does not exist. */
static ltl_str real_path(fence *f, ltl_str folder, ltl_str path) {
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

static int open_folder(ltl_str path) {
    return open(path.ptr, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* One line of a control file without its end; empty when there is no such file. */
static ltl_str read_line(fence *f, int fd, const char *name) {
    ltl_str text = LTL_STR_NONE;
    if (!ltl_safe_try_read(fd, name, LTL_MAX_PATH_BYTES, f->arena, &text, NULL)) {
        return LTL_STR_NONE;
    }
    return ltl_str_trim(text);
}

/* --- owner --- */

static bool is_listed_safe(const fence *f) {
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

static bool check_owner(fence *f) {
    if (f->options->allow_other_owner || is_listed_safe(f)) {
        return true;
    }
    if (is_owned_by_us(f->place->work_tree) && is_owned_by_us(f->place->git_dir) &&
        is_owned_by_us(f->place->common_dir)) {
        return true;
    }
    return refuse(
        f, LTL_REFUSED,
        "the repository belongs to another user; if that is meant, run: "
        "git config --global --add safe.directory '%.*s'",
        LTL_STR_ARG(f->place->work_tree.len > 0 ? f->place->work_tree : f->place->git_dir));
}

/* --- the files of a git folder --- */

/* Read whole by the library and large by nature; anything else must be small. */
static uint64_t max_bytes_of(const char *name) {
    static const char *const large[] = {"index", "packed-refs"};
    for (size_t i = 0; i < LTL_COUNT_OF(large); i++) {
        if (strncmp(name, large[i], strlen(large[i])) == 0) {
            return LTL_MAX_GIT_OBJECT_BYTES;
        }
    }
    return LTL_MAX_CONTROL_FILE_BYTES;
}

/* A socket cannot be opened by mistake (git's own file monitor leaves one). Nobody reads hooks. */
static bool is_harmless(const char *name, mode_t mode) {
    return S_ISDIR(mode) || S_ISSOCK(mode) || strcmp(name, "hooks") == 0;
}

static bool check_entry(fence *f, const char *where, const char *name, const struct stat *found) {
    if (S_ISREG(found->st_mode)) {
        uint64_t max = max_bytes_of(name);
        return (uint64_t)found->st_size <= max ||
               refuse(f, LTL_REFUSED, "%s%s in the git folder is larger than %llu MiB", where, name,
                      (unsigned long long)(max / LTL_MIB));
    }
    return is_harmless(name, found->st_mode) ||
           refuse(f, LTL_REFUSED, "%s%s in the git folder is %s", where, name,
                  S_ISLNK(found->st_mode) ? "a link" : "not a regular file");
}

/* The files directly in a folder of git. */
static bool check_files(fence *f, int folder_fd, const char *where) {
    DIR *folder = folder_fd >= 0 ? fdopendir(folder_fd) : NULL;
    if (!folder) {
        if (folder_fd >= 0) {
            (void)close(folder_fd);
        }
        return refuse(f, LTL_REFUSED, "the git folder %scannot be read: %s", where,
                      strerror(errno));
    }
    bool is_good = true;
    for (struct dirent *entry = readdir(folder); is_good && entry; entry = readdir(folder)) {
        struct stat found;
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            stat_at(dirfd(folder), entry->d_name, &found)) {
            is_good = check_entry(f, where, entry->d_name, &found);
        }
    }
    (void)closedir(folder);
    return is_good;
}

typedef struct pending_folder {
    ltl_str path;
    uint32_t depth;
} pending_folder;
typedef struct pending_folders LTL_VEC(pending_folder) pending_folders;

static unsigned char type_of(int fd, const struct dirent *entry) {
    struct stat found;
    if (entry->d_type != DT_UNKNOWN || !stat_at(fd, entry->d_name, &found)) {
        return entry->d_type;
    }
    return S_ISDIR(found.st_mode) ? DT_DIR : S_ISREG(found.st_mode) ? DT_REG : DT_LNK;
}

static bool check_tree_folder(fence *f, DIR *folder, pending_folder at, pending_folders *stack,
                              uint32_t *left) {
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
            continue;
        }
        unsigned char type = type_of(dirfd(folder), entry);
        if ((*left)-- == 0 || at.depth > LTL_MAX_WALK_DEPTH) {
            return refuse(f, LTL_REFUSED, "%.*s in the git folder holds too many files",
                          LTL_STR_ARG(at.path));
        }
        if (type == DT_DIR) {
            pending_folder below = {.depth = at.depth + 1};
            below.path = ltl_arena_printf(f->arena, "%.*s/%s", LTL_STR_ARG(at.path), entry->d_name);
            LTL_PUSH(f->arena, stack, below);
        } else if (type != DT_REG) {
            return refuse(f, LTL_REFUSED, "%.*s/%s in the git folder is %s", LTL_STR_ARG(at.path),
                          entry->d_name, type == DT_LNK ? "a link" : "not a regular file");
        }
    }
    return true;
}

/* Everything below one folder of git is a folder or a regular file. */
static bool check_tree(fence *f, int git_fd, const char *name) {
    pending_folders stack = {0};
    uint32_t left = LTL_MAX_FILES;
    LTL_PUSH(f->arena, &stack, ((pending_folder){.path = ltl_str_of(name)}));
    bool is_good = true;
    while (is_good && stack.count > 0) {
        pending_folder at = stack.at[--stack.count];
        int fd = ltl_safe_open(git_fd, at.path.ptr, O_RDONLY | O_DIRECTORY);
        DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
        if (!folder) {
            if (fd >= 0) {
                (void)close(fd);
            }
            /* Not there is fine; what cannot be listed cannot be opened by the library, either. */
            is_good = errno == ENOENT || errno == EACCES ||
                      refuse(f, LTL_REFUSED, "%.*s in the git folder is not a plain folder",
                             LTL_STR_ARG(at.path));
            continue;
        }
        is_good = check_tree_folder(f, folder, at, &stack, &left);
        (void)closedir(folder);
    }
    return is_good;
}

static bool check_git_folder(fence *f, int git_fd) {
    static const char *const trees[] = {"objects", "refs", "logs", "info"};
    if (!check_files(f, dup(git_fd), "")) {
        return false;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(trees); i++) {
        if (!check_tree(f, git_fd, trees[i])) {
            return false;
        }
    }
    int info = ltl_safe_open(git_fd, "info", O_RDONLY | O_DIRECTORY);
    return info < 0 || check_files(f, info, "info/");
}

/* --- configuration --- */

typedef struct settings {
    fence *fence;
    uint64_t version;
    ltl_str work_tree;
    ltl_str unknown; /* an extension that changes what the files mean */
    bool ignores_modes;
    ltl_str auto_crlf;
} settings;

static bool is_known_extension(ltl_str name, ltl_str value) {
    static const char *const known[] = {
        "noop",   "partialclone", "worktreeconfig", "preciousobjects", "relativeworktrees",
        "noop-v1"};
    if (ltl_str_is(name, "objectformat")) {
        return ltl_str_equals_ignoring_case(value, LTL_STR("sha1"));
    }
    if (ltl_str_is(name, "refstorage")) {
        return ltl_str_equals_ignoring_case(value, LTL_STR("files"));
    }
    for (size_t i = 0; i < LTL_COUNT_OF(known); i++) {
        if (ltl_str_is(name, known[i])) {
            return true;
        }
    }
    return false;
}

static void visit_setting(void *context, ltl_str name, ltl_str subsection, ltl_str value) {
    settings *s = context;
    ltl_str extension = LTL_STR("extensions.");
    if (subsection.len > 0) {
        return;
    }
    if (ltl_str_is(name, "core.repositoryformatversion")) {
        uint64_t version = 0;
        s->version = ltl_str_to_u64(value, &version) ? version : UINT64_MAX;
    } else if (ltl_str_is(name, "core.worktree")) {
        s->work_tree = value;
    } else if (ltl_str_is(name, "core.filemode")) {
        s->ignores_modes = !ltl_git_config_is_true(value);
    } else if (ltl_str_is(name, "core.autocrlf")) {
        s->auto_crlf = value;
    } else if (ltl_str_starts_with(name, extension)) {
        ltl_str key = ltl_str_slice(name, extension.len, name.len);
        if (!is_known_extension(key, value)) {
            s->unknown = ltl_arena_printf(s->fence->arena, "%.*s = %.*s", LTL_STR_ARG(name),
                                          LTL_STR_ARG(value));
        }
    }
}

static bool read_settings(fence *f, int fd, const char *name, settings *s) {
    ltl_str text = LTL_STR_NONE;
    const char *problem = NULL;
    if (!ltl_safe_try_read(fd, name, LTL_MAX_CONTROL_FILE_BYTES, f->arena, &text, &problem)) {
        return !problem || refuse(f, LTL_REFUSED, "its %s is not a plain file", name);
    }
    return ltl_git_config_read(f->arena, text, visit_setting, s) ||
           refuse(f, LTL_REFUSED, "its %s does not parse", name);
}

/* `must_name_us`: the git folder lies elsewhere, and its configuration has to lead back here. */
static bool check_settings(fence *f, int common_fd, int git_fd, bool must_name_us) {
    settings s = {.fence = f};
    if (f->options->user) {
        s.auto_crlf = f->options->user->auto_crlf;
    }
    if (!read_settings(f, common_fd, "config", &s) ||
        !read_settings(f, git_fd, "config.worktree", &s)) {
        return false;
    }
    f->place->ignores_modes = s.ignores_modes;
    f->place->converts_newlines = s.auto_crlf.len > 0 && (ltl_git_config_is_true(s.auto_crlf) ||
                                                          ltl_str_is(s.auto_crlf, "input"));
    if (s.version > 1) {
        return refuse(f, LTL_UNSUPPORTED, "its format version is newer than this program knows");
    }
    if (s.unknown.len > 0) {
        return refuse(f, LTL_UNSUPPORTED, "its format is not supported (%.*s)",
                      LTL_STR_ARG(s.unknown));
    }
    bool names_us = s.work_tree.len > 0 &&
                    ltl_str_eq(real_path(f, f->place->git_dir, s.work_tree), f->place->work_tree);
    if (s.work_tree.len > 0 && !names_us) {
        return refuse(f, LTL_REFUSED, "its configuration names another work tree (core.worktree)");
    }
    return !must_name_us || names_us ||
           refuse(f, LTL_REFUSED,
                  "the .git file names a repository that does not name this folder");
}

/* --- alternates --- */

/* The first entry of an alternates file that is not a comment; empty when there is none. */
static ltl_str next_alternate(ltl_str *rest) {
    ltl_str line;
    while (ltl_str_split(rest, '\n', &line)) {
        line = ltl_str_trim(line);
        if (line.len > 0 && line.ptr[0] != '#') {
            return line;
        }
    }
    return LTL_STR_NONE;
}

/* Object folders that may be borrowed from are held to the same rules as one's own. */
static bool check_alternates(fence *f, ltl_str objects) {
    ltl_strs queue = {0};
    LTL_PUSH(f->arena, &queue, objects);
    for (uint32_t i = 0; i < queue.count; i++) {
        int fd = open_folder(queue.at[i]);
        if (fd < 0) {
            continue; /* git passes over a folder that is gone, too */
        }
        ltl_str text = LTL_STR_NONE;
        bool is_good = i == 0 || (check_tree(f, fd, "pack") && check_tree(f, fd, "info"));
        if (is_good) {
            (void)ltl_safe_try_read(fd, "info/alternates", LTL_MAX_CONTROL_FILE_BYTES, f->arena,
                                    &text, NULL);
        }
        (void)close(fd);
        for (ltl_str next = next_alternate(&text); is_good && next.len > 0;
             next = next_alternate(&text)) {
            if (!f->options->allow_alternates) {
                return refuse(f, LTL_REFUSED,
                              "it borrows objects from another repository "
                              "(objects/info/alternates)");
            }
            ltl_str folder = real_path(f, queue.at[i], next);
            is_good = queue.count < 8 || refuse(f, LTL_REFUSED, "too many alternates");
            if (is_good && folder.len > 0) {
                LTL_PUSH(f->arena, &queue, folder);
            }
        }
        if (!is_good) {
            return false;
        }
        LTL_PUSH(f->arena, &f->place->object_folders, queue.at[i]);
    }
    return true;
}

/* --- where things are --- */

/* A work tree made by `git worktree add`: the git folder lies in worktrees/ of the common one, and
 * its file `gitdir` names our `.git`. */
static bool check_linked(fence *f, int git_fd, ltl_str back) {
    ltl_str slash_git = LTL_STR("/.git");
    ltl_str place =
        ltl_str_ends_with(back, slash_git)
            ? real_path(f, f->place->git_dir, ltl_str_slice(back, 0, back.len - slash_git.len))
            : LTL_STR_NONE;
    if (!ltl_str_eq(place, f->place->work_tree)) {
        return refuse(f, LTL_REFUSED,
                      "the .git file names a repository that does not name this folder");
    }
    ltl_str common = real_path(f, f->place->git_dir, read_line(f, git_fd, "commondir"));
    ltl_str inside = ltl_arena_printf(f->arena, "%.*s/worktrees/", LTL_STR_ARG(common));
    if (common.len == 0 || !ltl_str_starts_with(f->place->git_dir, inside)) {
        return refuse(f, LTL_REFUSED, "its commondir leads to another repository");
    }
    f->place->common_dir = common;
    return true;
}

static bool check_folders(fence *f, bool is_elsewhere) {
    bool is_good = false;
    int git_fd = open_folder(f->place->git_dir);
    int common_fd = -1;
    if (git_fd < 0) {
        return refuse(f, LTL_REFUSED, "its git folder cannot be opened: %s", strerror(errno));
    }
    ltl_str back = is_elsewhere ? read_line(f, git_fd, "gitdir") : LTL_STR_NONE;
    bool is_linked = back.len > 0;
    if (is_linked && !check_linked(f, git_fd, back)) {
        goto done;
    }
    if (!is_linked && faccessat(git_fd, "commondir", F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
        (void)refuse(f, LTL_REFUSED, "its commondir leads to another repository");
        goto done;
    }
    common_fd = open_folder(f->place->common_dir);
    struct stat shallow;
    f->place->is_shallow =
        common_fd >= 0 && stat_at(common_fd, "shallow", &shallow) && shallow.st_size > 0;
    ltl_str objects = ltl_arena_printf(f->arena, "%.*s/objects", LTL_STR_ARG(f->place->common_dir));
    is_good = check_owner(f) && check_git_folder(f, git_fd) &&
              (!is_linked || (common_fd >= 0 && check_git_folder(f, common_fd))) &&
              check_settings(f, common_fd, git_fd, is_elsewhere && !is_linked) &&
              check_alternates(f, objects);
done:
    if (common_fd >= 0) {
        (void)close(common_fd);
    }
    (void)close(git_fd);
    return is_good;
}

/* `.git` is a file: "gitdir: PATH". */
static bool follow_git_file(fence *f, int folder_fd) {
    ltl_str line = read_line(f, folder_fd, ".git");
    ltl_str head = LTL_STR("gitdir:");
    ltl_str path = LTL_STR_NONE;
    if (ltl_str_starts_with(line, head)) {
        path = real_path(f, f->place->work_tree,
                         ltl_str_trim(ltl_str_slice(line, head.len, line.len)));
    }
    if (path.len == 0) {
        return refuse(f, LTL_REFUSED, "its .git file does not lead to a git folder");
    }
    /* Nothing is opened there unless the place is one where git keeps what belongs to other folders. */
    if (ltl_str_find(path, LTL_STR("/worktrees/"), 0) == SIZE_MAX &&
        ltl_str_find(path, LTL_STR("/modules/"), 0) == SIZE_MAX) {
        return refuse(f, LTL_REFUSED,
                      "the .git file names a repository that does not name this folder");
    }
    f->place->git_dir = path;
    f->place->common_dir = path;
    return true;
}

static bool check_place(fence *f, int folder_fd, const struct stat *dot_git) {
    if (S_ISLNK(dot_git->st_mode)) {
        return refuse(f, LTL_REFUSED, "its .git is a link");
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
    return refuse(f, LTL_REFUSED, "its .git is neither a folder nor a file");
}

static bool is_bare(int fd) {
    struct stat found;
    return stat_at(fd, "HEAD", &found) && S_ISREG(found.st_mode) &&
           stat_at(fd, "objects", &found) && S_ISDIR(found.st_mode) &&
           stat_at(fd, "refs", &found) && S_ISDIR(found.st_mode) && stat_at(fd, "config", &found) &&
           S_ISREG(found.st_mode);
}

/* A `.git` folder without HEAD is some folder of that name; git goes on upwards, too. */
static bool has_git(int fd, struct stat *out_stat) {
    struct stat head;
    return stat_at(fd, ".git", out_stat) &&
           (!S_ISDIR(out_stat->st_mode) || stat_at(fd, ".git/HEAD", &head));
}

static void check_bare(fence *f, ltl_str folder) {
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
    fence f = {.arena = arena, .options = options, .place = out_place};
    for (ltl_str at = folder; at.len > 0;) {
        ltl_str here = ltl_arena_copy(arena, at);
        int fd = open_folder(here);
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
