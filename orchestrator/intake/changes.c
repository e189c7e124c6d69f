#include "orchestrator/intake/changes.h"

#include <errno.h>
#include <fcntl.h>
#include <git2.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/limits.h"
#include "orchestrator/intake/rules.h"

/* --- begin --- */

static ltl_status open_place(ltl_changes *c, ltl_str repository, ltl_error *error) {
    char real[PATH_MAX];
    ltl_arena *arena = &c->intake->arena;
    ltl_str named = ltl_arena_copy(arena, repository.len > 0 ? repository : LTL_STR("."));
    if (!realpath(named.ptr, real)) {
        ltl_status status =
            ltl_fail(error, errno == ENOENT ? LTL_NOT_FOUND : LTL_IO, "%s", strerror(errno));
        ltl_error_at(error, named.ptr, 0, 0);
        return status;
    }
    ltl_git_user_read(arena, &c->intake->user);
    ltl_fence_options options = {.user = &c->intake->user,
                                 .allow_alternates = c->intake->options.allow_alternates,
                                 .allow_other_owner = c->intake->options.allow_other_owner};
    ltl_git_place *place = &c->intake->git;
    ltl_fence_find(arena, ltl_arena_copy(arena, ltl_str_of(real)), &options, place);
    if (place->verdict != LTL_OK) {
        ltl_status status =
            ltl_fail(error, place->verdict, "%s%.*s",
                     place->verdict == LTL_NOT_FOUND ? "" : "the git repository is not opened: ",
                     LTL_STR_ARG(place->reason));
        ltl_error_at(error, place->work_tree.len > 0 ? place->work_tree.ptr : named.ptr, 0, 0);
        return status;
    }
    return ltl_git_objects_open(place, &c->objects, error);
}

static ltl_status open_root(ltl_changes *c, ltl_error *error) {
    ltl_str folder = c->intake->git.work_tree;
    if (folder.len == 0) {
        return LTL_OK;
    }
    int fd = open(folder.ptr, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        return ltl_fail(error, LTL_IO, "the work tree cannot be opened: %s", strerror(errno));
    }
    (void)ltl_intake_add_root(c->intake, fd);
    return LTL_OK;
}

ltl_status ltl_changes_begin(ltl_str repository, const ltl_intake_options *options,
                             ltl_changes *out_changes, ltl_error *error) {
    ltl_changes c = {0};
    ltl_status status = ltl_intake_new(options, &c.intake, error);
    if (status == LTL_OK) {
        status = open_place(&c, repository, error);
    }
    if (status == LTL_OK) {
        status = open_root(&c, error);
    }
    *out_changes = c;
    return status;
}

ltl_status ltl_changes_use_head(ltl_changes *c, ltl_error *error) {
    git_reference *head = NULL;
    git_object *commit = NULL;
    git_object *tree = NULL;
    int code = git_repository_head_unborn(c->objects->repository);
    if (code == 1) {
        c->intake->base_name = LTL_STR("nothing (no commit yet)");
        return LTL_OK;
    }
    if (code == 0) {
        code = git_repository_head(&head, c->objects->repository);
    }
    if (code == 0) {
        code = git_reference_peel(&commit, head, GIT_OBJECT_COMMIT);
    }
    if (code == 0) {
        code = git_object_peel(&tree, commit, GIT_OBJECT_TREE);
    }
    if (code == 0) {
        char hex[8];
        memcpy(c->rules_tree.bytes, git_object_id(tree)->id, sizeof(c->rules_tree.bytes));
        c->has_rules_tree = true;
        c->intake->base_name = ltl_arena_printf(
            &c->intake->arena, "HEAD (%s)", git_oid_tostr(hex, sizeof(hex), git_object_id(commit)));
    }
    git_object_free(tree);
    git_object_free(commit);
    git_reference_free(head);
    if (code == 0) {
        return LTL_OK;
    }
    /* NOT_FOUND would say that there is no repository. */
    ltl_status status = ltl_git_fail(code, "HEAD cannot be read", error);
    if (status == LTL_NOT_FOUND && error) {
        error->code = LTL_INVALID;
    }
    return status == LTL_NOT_FOUND ? LTL_INVALID : status;
}

/* --- end --- */

static ltl_change change_of(const ltl_delta *delta) {
    uint32_t head = delta->mode[LTL_SIDE_HEAD];
    uint32_t base = delta->mode[LTL_SIDE_BASE];
    if (delta->is_renamed) {
        return LTL_CHANGE_RENAMED;
    }
    if (head == 0) {
        return LTL_CHANGE_DELETED;
    }
    if (base == 0) {
        return LTL_CHANGE_ADDED;
    }
    bool is_same = delta->side[LTL_SIDE_HEAD].kind != LTL_CONTENT_TEXT &&
                   ltl_object_id_eq(&delta->side[LTL_SIDE_HEAD].id, &delta->side[LTL_SIDE_BASE].id);
    return is_same ? LTL_CHANGE_MODE : LTL_CHANGE_MODIFIED;
}

typedef struct side_text {
    ltl_str bytes;
    bool has;
    ltl_reason reason; /* why it has not */
    ltl_error error;
} side_text;

/* Only files: the text of a link is no content, and a submodule has none. */
static void read_side(const ltl_intake *intake, ltl_git_objects *objects, const ltl_delta *delta,
                      ltl_side side, ltl_arena *scratch, side_text *out) {
    *out = (side_text){.reason = LTL_REASON_NONE};
    uint32_t mode = delta->mode[side];
    if (mode == 0100644 || mode == 0100755) {
        out->has = ltl_content_read(intake, objects, &delta->side[side], scratch, &out->bytes,
                                    &out->reason, &out->error) == LTL_OK;
    }
}

/* The size is known for files too large to read, too. */
static uint64_t size_of(const ltl_intake *intake, ltl_git_objects *objects,
                        const ltl_content *content) {
    uint64_t size = 0;
    struct stat found;
    if (content->kind == LTL_CONTENT_BLOB &&
        ltl_git_objects_size(objects, &content->id, &size, NULL) == LTL_OK) {
        return size;
    }
    if (content->kind == LTL_CONTENT_FILE &&
        fstatat(intake->roots.at[content->root], content->text.ptr, &found, AT_SYMLINK_NOFOLLOW) ==
            0) {
        return (uint64_t)found.st_size;
    }
    return 0;
}

static ltl_status fill_change(ltl_intake *intake, ltl_git_objects *objects, const ltl_delta *delta,
                              ltl_arena *scratch, ltl_target *target, ltl_error *error) {
    side_text head;
    side_text base;
    read_side(intake, objects, delta, LTL_SIDE_HEAD, scratch, &head);
    if (head.has) {
        target->size = head.bytes.len;
        target->skip = ltl_is_lfs_pointer(head.bytes) ? LTL_REASON_LFS_POINTER : target->skip;
    } else if (target->skip == LTL_REASON_NONE) {
        target->size = size_of(intake, objects, &delta->side[LTL_SIDE_HEAD]);
        target->skip = head.reason;
        target->skip_detail = ltl_arena_copy(&intake->arena, ltl_str_of(head.error.text));
        return LTL_OK;
    }
    read_side(intake, objects, delta, LTL_SIDE_BASE, scratch, &base);
    if (target->change == LTL_CHANGE_MODIFIED && head.has && base.has &&
        ltl_str_eq(head.bytes, base.bytes)) {
        target->change = LTL_CHANGE_MODE; /* of a patch this is known only now */
    }
    return ltl_lines_compare(&intake->arena, base.has ? &base.bytes : NULL,
                             head.has ? &head.bytes : NULL, target, error);
}

/* Headers tell the size; only what may be a pointer is read. */
static void fill_snapshot(ltl_intake *intake, ltl_git_objects *objects, const ltl_delta *delta,
                          ltl_arena *scratch, ltl_target *target) {
    const ltl_content *content = &delta->side[LTL_SIDE_HEAD];
    side_text head = {.has = false};
    target->size = size_of(intake, objects, content);
    if (target->size > intake->max_target_bytes) {
        target->skip = LTL_REASON_TOO_LARGE;
        target->skip_detail =
            ltl_arena_printf(&intake->arena, "%llu bytes", (unsigned long long)target->size);
    } else if (target->size < 1024) {
        read_side(intake, objects, delta, LTL_SIDE_HEAD, scratch, &head);
        target->skip = !head.has                        ? head.reason
                       : ltl_is_lfs_pointer(head.bytes) ? LTL_REASON_LFS_POINTER
                                                        : LTL_REASON_NONE;
        if (!head.has) {
            target->skip_detail = ltl_arena_copy(&intake->arena, ltl_str_of(head.error.text));
        }
    }
}

/* Where modes are not to be trusted, those of the file system say nothing about the change. */
static uint32_t base_mode_of(const ltl_intake *intake, const ltl_delta *delta) {
    uint32_t head = delta->mode[LTL_SIDE_HEAD];
    uint32_t base = delta->mode[LTL_SIDE_BASE];
    bool is_told = !intake->git.ignores_modes ||
                   delta->side[LTL_SIDE_HEAD].kind != LTL_CONTENT_FILE;
    return is_told || (base & 0170000) != 0100000 ? base : head;
}

static bool has_no_content(ltl_reason skip) {
    return skip != LTL_REASON_NONE && skip != LTL_REASON_DELETED;
}

static void room_make(ltl_intake *intake, uint32_t count) {
    LTL_RESERVE(&intake->arena, &intake->sources, intake->sources.count + count);
    LTL_RESERVE(&intake->arena, &intake->targets, intake->targets.count + count);
}

static ltl_status some_add(ltl_intake *intake, ltl_policy *policy, ltl_git_objects *objects,
                           const ltl_deltas *deltas, ltl_error *error) {
    ltl_arena scratch = {0};
    ltl_status status = LTL_OK;
    for (uint32_t i = 0; status == LTL_OK && i < deltas->count; i++) {
        const ltl_delta *delta = &deltas->at[i];
        uint32_t mode =
            delta->mode[delta->mode[LTL_SIDE_HEAD] != 0 ? LTL_SIDE_HEAD : LTL_SIDE_BASE];
        ltl_str shown = delta->shown.len > 0 ? delta->shown : delta->path;
        ltl_target target = {.path = shown, .old_path = delta->old_path, .mode = mode};
        target.base_mode = policy->is_snapshot ? 0 : base_mode_of(intake, delta);
        target.change = policy->is_snapshot ? LTL_CHANGE_NONE : change_of(delta);
        target.skip = ltl_policy_ask(policy, delta, &target.skip_detail);
        ltl_source_sides sides = {.side = {delta->side[0], delta->side[1]}};
        if (policy->is_snapshot && target.skip == LTL_REASON_NONE) {
            fill_snapshot(intake, objects, delta, &scratch, &target);
        } else if (!policy->is_snapshot && !has_no_content(target.skip)) {
            status = fill_change(intake, objects, delta, &scratch, &target, error);
            if (status != LTL_OK) {
                ltl_error_at(error, delta->path.ptr, 0, 0);
            }
        }
        (void)ltl_intake_add(intake, &target, &sides);
        ltl_arena_reset(&scratch);
    }
    ltl_arena_clear(&scratch);
    return status;
}

ltl_status ltl_changes_add_all(ltl_intake *intake, ltl_policy *policy, ltl_git_objects *objects,
                               const ltl_deltas *deltas, ltl_error *error) {
    room_make(intake, deltas->count);
    ltl_status status = some_add(intake, policy, objects, deltas, error);
    return status == LTL_OK ? ltl_intake_finish(intake, error) : status;
}

/* A few at a time: nobody holds all of them. */
static ltl_status next_add(ltl_changes *c, ltl_policy *policy, ltl_error *error) {
    ltl_status status = LTL_OK;
    ltl_deltas deltas = {0};
    room_make(c->intake, c->next_count);
    while (status == LTL_OK && c->next(c->next_context, &deltas)) {
        status = some_add(c->intake, policy, c->objects, &deltas, error);
    }
    return status == LTL_OK ? ltl_intake_finish(c->intake, error) : status;
}

ltl_status ltl_changes_end(ltl_changes *c, ltl_status status, ltl_intake **out_intake,
                           ltl_error *error) {
    if (status == LTL_OK) {
        ltl_policy policy;
        if (!c->is_snapshot) {
            ltl_renames_find(c->intake, c->objects, &c->deltas);
        }
        ltl_policy_init(&policy, c->intake, c->objects, c->has_rules_tree ? &c->rules_tree : NULL);
        policy.is_snapshot = c->is_snapshot;
        status = c->next != NULL
                     ? next_add(c, &policy, error)
                     : ltl_changes_add_all(c->intake, &policy, c->objects, &c->deltas, error);
    }
    ltl_git_objects_close(c->objects);
    if (status != LTL_OK) {
        ltl_intake_close(c->intake);
        return status;
    }
    *out_intake = c->intake;
    return LTL_OK;
}
