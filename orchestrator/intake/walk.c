#include "orchestrator/intake/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/intake/safe_file.h"

/* Smallest and largest file that is opened to see whether it is a pointer to a large one. */
enum { LFS_MIN_BYTES = 100, LFS_MAX_BYTES = 512 };

typedef struct pending {
    ltl_str path; /* below the root; empty: the root */
    const ltl_ignore_level *levels;
    uint32_t depth;
} pending;
typedef struct pendings LTL_VEC(pending) pendings;

typedef struct entry {
    ltl_str name;
    struct stat found;
} entry;
typedef struct entries LTL_VEC(entry) entries;

typedef struct walk {
    ltl_rules *rules;
    const ltl_walk_scope *scope;
    ltl_arena scratch; /* one folder's listing */
    pendings stack;
} walk;

static uint32_t git_mode(mode_t mode) {
    if (S_ISLNK(mode)) {
        return 0120000;
    }
    if (S_ISDIR(mode)) {
        return 0040000;
    }
    return mode & S_IXUSR ? 0100755 : 0100644;
}

static bool is_pointer_file(const ltl_intake *intake, uint32_t root, ltl_str path, uint64_t size) {
    char room[LFS_MAX_BYTES];
    if (size < LFS_MIN_BYTES || size > sizeof(room)) {
        return false;
    }
    int fd = ltl_safe_open(intake->roots.at[root], path.ptr, O_RDONLY);
    ssize_t got = fd >= 0 ? read(fd, room, sizeof(room)) : -1;
    if (fd >= 0) {
        (void)close(fd);
    }
    return got > 0 && ltl_is_lfs_pointer((ltl_str){room, (size_t)got});
}

static bool is_own(const ltl_intake *intake, const struct stat *found) {
    for (uint32_t i = 0; i < intake->options.own_count; i++) {
        const ltl_file_id *own = &intake->options.own[i];
        if (own->inode == (uint64_t)found->st_ino && own->device == (uint64_t)found->st_dev) {
            return true;
        }
    }
    return false;
}

static ltl_reason ask_file(ltl_intake *intake, uint32_t root, ltl_str path,
                           const struct stat *found, ltl_str *out_detail) {
    uint64_t size = (uint64_t)found->st_size;
    if (S_ISLNK(found->st_mode)) {
        return LTL_REASON_LINK;
    }
    if (!S_ISREG(found->st_mode)) {
        *out_detail = S_ISFIFO(found->st_mode)   ? LTL_STR("a FIFO")
                      : S_ISSOCK(found->st_mode) ? LTL_STR("a socket")
                      : S_ISDIR(found->st_mode)  ? LTL_STR("a folder")
                                                 : LTL_STR("a device");
        return LTL_REASON_SPECIAL;
    }
    if (is_own(intake, found)) {
        *out_detail = LTL_STR("written by this run");
        return LTL_REASON_IGNORED;
    }
    if (size > intake->max_target_bytes) {
        *out_detail = ltl_arena_printf(&intake->arena, "%llu bytes", (unsigned long long)size);
        return LTL_REASON_TOO_LARGE;
    }
    return is_pointer_file(intake, root, path, size) ? LTL_REASON_LFS_POINTER : LTL_REASON_NONE;
}

void ltl_walk_add_file(ltl_intake *intake, uint32_t root, ltl_str path, ltl_str report_path,
                       const struct stat *found, ltl_reason skip, ltl_str detail) {
    ltl_target target = {.path = report_path,
                         .old_path = report_path,
                         .size = S_ISREG(found->st_mode) ? (uint64_t)found->st_size : 0,
                         .mode = git_mode(found->st_mode),
                         .skip = skip,
                         .skip_detail = detail};
    ltl_source_sides sides = {0};
    if (S_ISREG(found->st_mode) && skip != LTL_REASON_LINK) {
        sides.side[LTL_SIDE_HEAD] =
            (ltl_content){.kind = LTL_CONTENT_FILE, .root = root, .text = path};
    }
    if (report_path.len > LTL_MAX_PATH_BYTES) {
        target.skip = LTL_REASON_PATH_INVALID;
        target.skip_detail = LTL_STR("longer than 4096 bytes");
    } else if (skip == LTL_REASON_NONE) {
        target.skip = ask_file(intake, root, path, found, &target.skip_detail);
    }
    (void)ltl_intake_add(intake, &target, &sides);
}

static ltl_str with_prefix(const walk *w, ltl_str prefix, ltl_str path) {
    return prefix.len == 0 ? path
                           : ltl_arena_printf(&w->rules->intake->arena, "%.*s%.*s",
                                              LTL_STR_ARG(prefix), LTL_STR_ARG(path));
}

/* A folder that is not gone into, as one target. */
static void add_folder(walk *w, ltl_str path, uint32_t mode, ltl_reason skip, ltl_str detail) {
    ltl_str shown = with_prefix(w, w->scope->report_prefix, path);
    if (shown.len == 0) {
        shown = LTL_STR(".");
    }
    ltl_target target = {
        .path = shown, .old_path = shown, .mode = mode, .skip = skip, .skip_detail = detail};
    ltl_source_sides sides = {0};
    (void)ltl_intake_add(w->rules->intake, &target, &sides);
}

static void take_folder(walk *w, const pending *at, ltl_str path, const ltl_ignore_level *levels) {
    ltl_str shown = with_prefix(w, w->scope->report_prefix, path);
    ltl_str tree_path = with_prefix(w, w->scope->tree_prefix, path);
    ltl_str detail = LTL_STR_NONE;
    ltl_reason skip = ltl_rules_ask(w->rules, levels, tree_path, shown, true, &detail);
    if (skip == LTL_REASON_NONE && at->depth >= LTL_MAX_WALK_DEPTH) {
        skip = LTL_REASON_PATH_INVALID;
        detail = ltl_arena_printf(&w->rules->intake->arena, "deeper than %u folders",
                                  LTL_MAX_WALK_DEPTH);
    } else if (skip == LTL_REASON_NONE && shown.len > LTL_MAX_PATH_BYTES) {
        skip = LTL_REASON_PATH_INVALID;
        detail = LTL_STR("longer than 4096 bytes");
    }
    if (skip != LTL_REASON_NONE) {
        add_folder(w, path, 0040000, skip, detail);
        return;
    }
    if (detail.len > 0) { /* only what git tracks in here is kept */
        ltl_ignore_level *inner =
            ltl_ignore_level_make(&w->rules->intake->arena, levels, tree_path);
        (void)ltl_ignore_level_add(&w->rules->intake->arena, inner, LTL_IGNORE_GIT, detail,
                                   LTL_STR("*"));
        levels = inner;
    }
    LTL_PUSH(&w->rules->intake->arena, &w->stack,
             ((pending){.path = path, .levels = levels, .depth = at->depth + 1}));
}

static void take_entry(walk *w, const pending *at, const entry *e, const ltl_ignore_level *levels) {
    ltl_arena *arena = &w->rules->intake->arena;
    ltl_str path = at->path.len == 0 ? ltl_arena_copy(arena, e->name)
                                     : ltl_arena_printf(arena, "%.*s/%.*s", LTL_STR_ARG(at->path),
                                                        LTL_STR_ARG(e->name));
    if (S_ISDIR(e->found.st_mode)) {
        take_folder(w, at, path, levels);
        return;
    }
    ltl_str shown = with_prefix(w, w->scope->report_prefix, path);
    ltl_str tree_path = with_prefix(w, w->scope->tree_prefix, path);
    ltl_str detail = LTL_STR_NONE;
    ltl_reason skip = ltl_rules_ask(w->rules, levels, tree_path, shown, false, &detail);
    ltl_walk_add_file(w->rules->intake, w->scope->root, path, shown, &e->found, skip, detail);
}

/* What is worth knowing about a folder before its entries are judged. */
typedef struct listing {
    entries entries;
    unsigned rule_kinds; /* 1 << kind for each ignore file that is there */
    bool has_git;
    bool has_git_file;
} listing;

static void list_entry(walk *w, int fd, const struct dirent *found, listing *list) {
    struct stat state;
    if (strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0 ||
        fstatat(fd, found->d_name, &state, AT_SYMLINK_NOFOLLOW) != 0) {
        return; /* gone again since it was listed */
    }
    if (strcmp(found->d_name, ".git") == 0) {
        list->has_git = true;
        list->has_git_file = S_ISREG(state.st_mode);
        return;
    }
    for (unsigned kind = 0; kind < LTL_IGNORE_COUNT; kind++) {
        if (strcmp(found->d_name, ltl_ignore_file_names[kind]) == 0) {
            list->rule_kinds |= 1u << kind;
        }
    }
    ltl_str name = ltl_arena_copy(&w->scratch, ltl_str_of(found->d_name));
    LTL_PUSH(&w->scratch, &list->entries, ((entry){.name = name, .found = state}));
}

/* Submodules are scanned on their own; another repository that merely lies here is part of the folder. */
static bool is_submodule(walk *w, const pending *at, const listing *list) {
    if (at->path.len == 0 || !list->has_git) {
        return false;
    }
    ltl_str tree_path = with_prefix(w, w->scope->tree_prefix, at->path);
    return list->has_git_file || ltl_rules_tracked_mode(w->rules, tree_path) == 0160000;
}

static void take_listing(walk *w, const pending *at, int fd, const listing *list) {
    if (is_submodule(w, at, list)) {
        add_folder(w, at->path, 0160000, LTL_REASON_SUBMODULE, LTL_STR_NONE);
        return;
    }
    ltl_str tree_path = with_prefix(w, w->scope->tree_prefix, at->path);
    if (tree_path.len > 0 && tree_path.ptr[tree_path.len - 1] == '/') {
        tree_path = ltl_str_slice(tree_path, 0, tree_path.len - 1);
    }
    const ltl_ignore_level *levels =
        ltl_rules_read_level(w->rules, fd, list->rule_kinds, tree_path, at->levels);
    for (uint32_t i = 0; i < list->entries.count; i++) {
        take_entry(w, at, &list->entries.at[i], levels);
    }
}

static int open_pending(walk *w, const pending *at) {
    int root = w->rules->intake->roots.at[w->scope->root];
    if (at->path.len == 0) {
        return openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    }
    return ltl_safe_open(root, at->path.ptr, O_RDONLY | O_DIRECTORY);
}

static void walk_one(walk *w, const pending *at) {
    int fd = open_pending(w, at);
    DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
    if (!folder) {
        ltl_str why = ltl_str_of(strerror(errno));
        if (fd >= 0) {
            (void)close(fd);
        }
        add_folder(w, at->path, 0040000, LTL_REASON_UNREADABLE,
                   ltl_arena_copy(&w->rules->intake->arena, why));
        return;
    }
    ltl_arena_reset(&w->scratch);
    listing list = {0};
    errno = 0;
    for (struct dirent *e = readdir(folder); e; e = readdir(folder)) {
        list_entry(w, dirfd(folder), e, &list);
        errno = 0;
    }
    if (errno != 0) {
        add_folder(w, at->path, 0040000, LTL_REASON_UNREADABLE,
                   ltl_arena_copy(&w->rules->intake->arena, ltl_str_of(strerror(errno))));
    }
    take_listing(w, at, dirfd(folder), &list);
    (void)closedir(folder);
}

ltl_status ltl_walk_folder(ltl_rules *rules, const ltl_walk_scope *scope, ltl_error *error) {
    walk w = {.rules = rules, .scope = scope};
    ltl_intake *intake = rules->intake;
    ltl_status status = LTL_OK;
    LTL_PUSH(&intake->arena, &w.stack, ((pending){.path = LTL_STR(""), .levels = scope->levels}));
    while (status == LTL_OK && w.stack.count > 0) {
        pending at = w.stack.at[--w.stack.count];
        walk_one(&w, &at);
        if (intake->targets.count > LTL_MAX_FILES || ltl_intake_is_full(&intake->arena) ||
            ltl_arena_is_exhausted(&w.scratch)) {
            status = ltl_fail(error, LTL_LIMIT, "more than %u files", LTL_MAX_FILES);
        }
    }
    ltl_arena_clear(&w.scratch);
    return status;
}
