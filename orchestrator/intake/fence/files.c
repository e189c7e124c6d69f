#include "orchestrator/intake/fence/fence_internal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/intake/safe_file.h"

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

static bool check_entry(ltl_fence *f, const char *where, const char *name,
                        const struct stat *found) {
    if (S_ISREG(found->st_mode)) {
        uint64_t max = max_bytes_of(name);
        return (uint64_t)found->st_size <= max ||
               ltl_fence__refuse(f, LTL_REFUSED, "%s%s in the git folder is larger than %llu MiB",
                                 where, name, (unsigned long long)(max / LTL_MIB));
    }
    return is_harmless(name, found->st_mode) ||
           ltl_fence__refuse(f, LTL_REFUSED, "%s%s in the git folder is %s", where, name,
                             S_ISLNK(found->st_mode) ? "a link" : "not a regular file");
}

/* The files directly in a folder of git. */
static bool check_files(ltl_fence *f, int folder_fd, const char *where) {
    DIR *folder = folder_fd >= 0 ? fdopendir(folder_fd) : NULL;
    if (!folder) {
        if (folder_fd >= 0) {
            (void)close(folder_fd);
        }
        return ltl_fence__refuse(f, LTL_REFUSED, "the git folder %scannot be read: %s", where,
                                 strerror(errno));
    }
    bool is_good = true;
    for (struct dirent *entry = readdir(folder); is_good && entry; entry = readdir(folder)) {
        struct stat found;
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            ltl_fence__stat(dirfd(folder), entry->d_name, &found)) {
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
    if (entry->d_type != DT_UNKNOWN || !ltl_fence__stat(fd, entry->d_name, &found)) {
        return entry->d_type;
    }
    return S_ISDIR(found.st_mode) ? DT_DIR : S_ISREG(found.st_mode) ? DT_REG : DT_LNK;
}

static bool check_tree_folder(ltl_fence *f, DIR *folder, pending_folder at, pending_folders *stack,
                              uint32_t *left) {
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
            continue;
        }
        unsigned char type = type_of(dirfd(folder), entry);
        if ((*left)-- == 0 || at.depth > LTL_MAX_WALK_DEPTH) {
            return ltl_fence__refuse(f, LTL_REFUSED, "%.*s in the git folder holds too many files",
                                     LTL_STR_ARG(at.path));
        }
        if (type == DT_DIR) {
            pending_folder below = {.depth = at.depth + 1};
            below.path = ltl_arena_printf(f->arena, "%.*s/%s", LTL_STR_ARG(at.path), entry->d_name);
            LTL_PUSH(f->arena, stack, below);
        } else if (type != DT_REG) {
            return ltl_fence__refuse(f, LTL_REFUSED, "%.*s/%s in the git folder is %s",
                                     LTL_STR_ARG(at.path), entry->d_name,
                                     type == DT_LNK ? "a link" : "not a regular file");
        }
    }
    return true;
}

/* Everything below one folder of git is a folder or a regular file. */
static bool check_tree(ltl_fence *f, int git_fd, const char *name) {
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
            is_good =
                errno == ENOENT || errno == EACCES ||
                ltl_fence__refuse(f, LTL_REFUSED, "%.*s in the git folder is not a plain folder",
                                  LTL_STR_ARG(at.path));
            continue;
        }
        is_good = check_tree_folder(f, folder, at, &stack, &left);
        (void)closedir(folder);
    }
    return is_good;
}

bool ltl_fence__files_are_plain(ltl_fence *f, int git_fd) {
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

bool ltl_fence__alternates_are_plain(ltl_fence *f, ltl_str objects) {
    ltl_strs queue = {0};
    LTL_PUSH(f->arena, &queue, objects);
    for (uint32_t i = 0; i < queue.count; i++) {
        int fd = ltl_fence__open(queue.at[i]);
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
                return ltl_fence__refuse(f, LTL_REFUSED,
                                         "it borrows objects from another repository "
                                         "(objects/info/alternates)");
            }
            ltl_str folder = ltl_fence__real_path(f, queue.at[i], next);
            is_good = queue.count < 8 || ltl_fence__refuse(f, LTL_REFUSED, "too many alternates");
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
