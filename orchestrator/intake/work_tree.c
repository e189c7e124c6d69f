#include <errno.h>
#include <fcntl.h>
#include <git2.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/intake/changes.h"
#include "orchestrator/intake/safe_file.h"
#include "orchestrator/intake/submodule.h"
#include "orchestrator/intake/walk.h"

typedef struct comparison {
    ltl_changes *changes;
    ltl_intake *files; /* what a walk of the work tree found */
    ltl_rules rules;
    ltl_deltas head;         /* every file of HEAD */
    struct git_index *index; /* null: nothing known without reading */
    struct stat index_state;
    ltl_arena scratch;
} comparison;

static int root_of(const comparison *c) {
    return c->changes->intake->roots.at[0];
}

/* --- is it the same? --- */

static const git_index_entry *indexed(const comparison *c, ltl_str path) {
    return c->index ? git_index_get_bypath(c->index, path.ptr, 0) : NULL;
}

/* As git does it: same size and time as when the index was written, and not so young that a later
 * write could have the same time. */
static bool is_stat_clean(const comparison *c, const git_index_entry *entry,
                          const struct stat *found) {
    bool is_racy = entry->mtime.seconds >= (int32_t)c->index_state.st_mtim.tv_sec;
    return !is_racy && entry->file_size == (uint32_t)found->st_size &&
           entry->mtime.seconds == (int32_t)found->st_mtim.tv_sec &&
           entry->mtime.nanoseconds == (uint32_t)found->st_mtim.tv_nsec &&
           entry->ino == (uint32_t)found->st_ino;
}

/* In place: what `core.autocrlf` would put into the repository. */
static ltl_str without_returns(ltl_arena *arena, ltl_str bytes) {
    char *kept = ltl_arena_alloc_raw(arena, bytes.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        if (bytes.ptr[i] != '\r' || i + 1 >= bytes.len || bytes.ptr[i + 1] != '\n') {
            kept[len++] = bytes.ptr[i];
        }
    }
    return (ltl_str){kept, len};
}

static bool read_as_blob(comparison *c, ltl_str path, bool is_link, ltl_str *out_bytes) {
    if (!is_link) {
        return ltl_safe_try_read(root_of(c), path.ptr, c->changes->intake->max_target_bytes,
                                 &c->scratch, out_bytes, NULL);
    }
    char *target = ltl_arena_alloc_raw(&c->scratch, LTL_MAX_PATH_BYTES);
    int fd = ltl_safe_open(root_of(c), path.ptr, O_PATH);
    ssize_t len = fd >= 0 ? readlinkat(fd, "", target, LTL_MAX_PATH_BYTES) : -1;
    if (fd >= 0) {
        (void)close(fd);
    }
    *out_bytes = (ltl_str){target, len > 0 ? (size_t)len : 0};
    return len > 0;
}

/* Sets the id of the work tree's side; false when it cannot be known. */
static bool find_id(comparison *c, ltl_delta *delta, const ltl_object_id *base) {
    ltl_content *head = &delta->side[LTL_SIDE_HEAD];
    struct stat found;
    const git_index_entry *entry = indexed(c, delta->path);
    bool has_state = fstatat(root_of(c), delta->path.ptr, &found, AT_SYMLINK_NOFOLLOW) == 0;
    if (entry && has_state && is_stat_clean(c, entry, &found)) {
        memcpy(head->id.bytes, entry->id.id, sizeof(head->id.bytes));
        return true;
    }
    ltl_str bytes = LTL_STR_NONE;
    ltl_arena_reset(&c->scratch);
    if (!read_as_blob(c, delta->path, delta->mode[LTL_SIDE_HEAD] == 0120000, &bytes) ||
        !ltl_git_blob_id(bytes, &head->id)) {
        return false;
    }
    if (c->changes->intake->git.converts_newlines && !ltl_object_id_eq(&head->id, base)) {
        ltl_object_id converted;
        if (ltl_git_blob_id(without_returns(&c->scratch, bytes), &converted) &&
            ltl_object_id_eq(&converted, base)) {
            head->id = converted;
        }
    }
    return true;
}

static bool is_same_mode(const comparison *c, uint32_t a, uint32_t b) {
    bool are_files = (a & 0170000) == 0100000 && (b & 0170000) == 0100000;
    return a == b || (are_files && c->changes->intake->git.ignores_modes);
}

/* Where its repository cannot be opened, what the index says is taken for it. */
static bool is_same_submodule(comparison *c, const ltl_delta *file) {
    const ltl_object_id *base = &file->side[LTL_SIDE_HEAD].id;
    const ltl_intake *intake = c->changes->intake;
    const git_index_entry *entry = indexed(c, file->path);
    if (!entry || entry->mode != 0160000 ||
        memcmp(entry->id.id, base->bytes, sizeof(base->bytes)) != 0) {
        return false;
    }
    ltl_fence_options fence = {.user = &intake->user,
                               .allow_alternates = intake->options.allow_alternates,
                               .allow_other_owner = intake->options.allow_other_owner};
    ltl_object_id own;
    ltl_arena_reset(&c->scratch);
    ltl_str folder = ltl_arena_printf(&c->scratch, "%.*s/%.*s", LTL_STR_ARG(intake->git.work_tree),
                                      LTL_STR_ARG(file->path));
    return !ltl_submodule_head(&c->scratch, folder, &fence, &own) || ltl_object_id_eq(&own, base);
}

/* --- one path --- */

static ltl_delta delta_of(comparison *c, const ltl_target *target) {
    ltl_arena *arena = &c->changes->intake->arena;
    ltl_str path = ltl_arena_copy(arena, target->path);
    ltl_delta delta = {.path = path, .old_path = path};
    delta.mode[LTL_SIDE_HEAD] = target->mode;
    if ((target->mode & 0170000) == 0100000 && target->skip != LTL_REASON_SPECIAL) {
        delta.side[LTL_SIDE_HEAD] = (ltl_content){.kind = LTL_CONTENT_FILE, .text = path};
    }
    return delta;
}

static void set_base(ltl_delta *delta, const ltl_delta *file) {
    delta->side[LTL_SIDE_BASE] = file->side[LTL_SIDE_HEAD];
    delta->mode[LTL_SIDE_BASE] = file->mode[LTL_SIDE_HEAD];
}

/* Reasons that the walk knows best; the others are found again when the bytes are read. */
static bool is_final(ltl_reason skip) {
    return skip == LTL_REASON_SPECIAL || skip == LTL_REASON_PATH_INVALID ||
           skip == LTL_REASON_UNREADABLE || skip == LTL_REASON_VENDORED;
}

/* `file` is the same path in HEAD, or null. */
static void take_target(comparison *c, const ltl_target *target, const ltl_delta *file) {
    ltl_delta delta = delta_of(c, target);
    if (target->skip == LTL_REASON_IGNORED && !file) {
        return;
    }
    if (is_final(target->skip)) {
        delta.skip = target->skip;
        delta.detail = ltl_arena_copy(&c->changes->intake->arena, target->skip_detail);
    }
    if (file) {
        set_base(&delta, file);
        if (target->mode == 0160000 && is_same_submodule(c, file)) {
            return;
        }
        bool is_known = delta.skip == LTL_REASON_NONE && target->mode != 0160000 &&
                        find_id(c, &delta, &file->side[LTL_SIDE_HEAD].id);
        if (is_known &&
            ltl_object_id_eq(&delta.side[LTL_SIDE_HEAD].id, &file->side[LTL_SIDE_HEAD].id)) {
            if (is_same_mode(c, target->mode, file->mode[LTL_SIDE_HEAD])) {
                return;
            }
        }
    } else if (delta.skip == LTL_REASON_NONE && target->mode != 0160000) {
        (void)find_id(c, &delta, &delta.side[LTL_SIDE_BASE].id); /* for renames */
    }
    LTL_PUSH(&c->changes->intake->arena, &c->changes->deltas, delta);
}

/* True when a folder above was not gone into: its own target says so. */
static bool is_covered(const comparison *c, ltl_str path) {
    const ltl_targets *found = &c->files->targets;
    for (size_t slash = ltl_str_find_byte(path, '/', 0); slash != SIZE_MAX;
         slash = ltl_str_find_byte(path, '/', slash + 1)) {
        ltl_str folder = ltl_str_slice(path, 0, slash);
        uint32_t low = 0;
        uint32_t high = found->count;
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            if (ltl_str_compare(found->at[middle].path, folder) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low < found->count && ltl_str_eq(found->at[low].path, folder) &&
            (found->at[low].mode == 0040000 || found->at[low].mode == 0160000)) {
            return true;
        }
    }
    return false;
}

/* In HEAD, but the walk did not find it. */
static void take_missing(comparison *c, const ltl_delta *file) {
    struct stat found;
    const git_index_entry *entry = indexed(c, file->path);
    bool is_sparse = entry && (entry->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE);
    bool is_empty_submodule = file->mode[LTL_SIDE_HEAD] == 0160000 &&
                              fstatat(root_of(c), file->path.ptr, &found, AT_SYMLINK_NOFOLLOW) == 0;
    if (is_sparse || is_empty_submodule || is_covered(c, file->path)) {
        return;
    }
    ltl_delta delta = {.path = file->path, .old_path = file->path};
    set_base(&delta, file);
    LTL_PUSH(&c->changes->intake->arena, &c->changes->deltas, delta);
}

static ltl_status merge(comparison *c, ltl_error *error) {
    const ltl_targets *found = &c->files->targets;
    uint32_t i = 0;
    uint32_t j = 0;
    while (i < found->count || j < c->head.count) {
        const ltl_target *target = i < found->count ? &found->at[i] : NULL;
        const ltl_delta *file = j < c->head.count ? &c->head.at[j] : NULL;
        int order = !target ? 1 : !file ? -1 : ltl_str_compare(target->path, file->path);
        if (order <= 0) {
            take_target(c, target, order == 0 ? file : NULL);
        } else {
            take_missing(c, file);
        }
        i += order <= 0;
        j += order >= 0;
        if (ltl_intake_is_full(&c->changes->intake->arena)) {
            return ltl_fail(error, LTL_LIMIT, "more than %u files", LTL_MAX_FILES);
        }
    }
    return LTL_OK;
}

/* --- the whole --- */

static ltl_status walk_files(comparison *c, ltl_error *error) {
    const ltl_intake *intake = c->changes->intake;
    ltl_intake_options options = {.ignore_gitignore = intake->options.ignore_gitignore,
                                  .max_target_bytes = intake->max_target_bytes,
                                  .own = intake->options.own,
                                  .own_count = intake->options.own_count,
                                  .allow_alternates = intake->options.allow_alternates,
                                  .allow_other_owner = intake->options.allow_other_owner};
    ltl_status status = ltl_intake_new(&options, &c->files, error);
    int fd = status == LTL_OK ? dup(root_of(c)) : -1;
    if (fd < 0) {
        return status != LTL_OK ? status : ltl_fail(error, LTL_IO, "%s", strerror(errno));
    }
    ltl_walk_scope scope = {.root = ltl_intake_add_root(c->files, fd),
                            .report_prefix = LTL_STR("")};
    c->files->git = intake->git;
    c->files->user = intake->user;
    ltl_rules_init(&c->rules, c->files, intake->git.work_tree);
    c->rules.git_only = true;
    scope.levels = ltl_rules_levels_above(&c->rules, intake->git.work_tree, &scope.tree_prefix);
    status = ltl_walk_folder(&c->rules, &scope, error);
    return status == LTL_OK ? ltl_intake_finish(c->files, error) : status;
}

static ltl_status compare_work_tree(ltl_changes *changes, ltl_error *error) {
    comparison c = {.changes = changes};
    ltl_status status = ltl_changes_use_head(changes, error);
    if (status == LTL_OK && changes->has_rules_tree) {
        status = ltl_trees_compare(changes->objects, &changes->intake->arena, NULL,
                                   &changes->rules_tree, &c.head, error);
    }
    if (status == LTL_OK) {
        status = ltl_git_index_open(&changes->intake->git, &c.index, error);
    }
    if (status == LTL_OK) {
        if (stat(git_index_path(c.index), &c.index_state) != 0) {
            c.index_state = (struct stat){0};
        }
        status = walk_files(&c, error);
    }
    if (status == LTL_OK) {
        status = merge(&c, error);
    }
    ltl_rules_clear(&c.rules);
    ltl_intake_close(c.files);
    git_index_free(c.index);
    ltl_arena_clear(&c.scratch);
    return status;
}

ltl_status ltl_intake_open_work_tree(ltl_str repository, const ltl_intake_options *options,
                                     ltl_intake **out_intake, ltl_error *error) {
    ltl_changes changes;
    ltl_status status = ltl_changes_begin(repository, options, &changes, error);
    if (status == LTL_OK && changes.intake->git.work_tree.len == 0) {
        status = ltl_fail(error, LTL_INVALID, "a bare repository has no work tree");
    }
    if (status == LTL_OK) {
        changes.intake->head_name = LTL_STR("work tree");
        status = compare_work_tree(&changes, error);
    }
    return ltl_changes_end(&changes, status, out_intake, error);
}
