#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/intake/changes.h"
#include "orchestrator/intake/patch.h"
#include "orchestrator/intake/safe_file.h"

/* What became of one path so far: a series of patches may touch it again. */
typedef struct result {
    ltl_delta delta;
    ltl_str text;
    bool exists;
} result;
typedef struct results LTL_VEC(result) results;

typedef struct patching {
    ltl_intake *intake;
    ltl_map index; /* path to its place in `results` */
    results results;
} patching;

static int root_of(const patching *p) {
    return p->intake->roots.at[0];
}

/* --- paths --- */

static ltl_str strip(ltl_str name, unsigned folders) {
    for (; folders > 0; folders--) {
        size_t slash = ltl_str_find_byte(name, '/', 0);
        if (slash == SIZE_MAX) {
            return LTL_STR_NONE;
        }
        name = ltl_str_slice(name, slash + 1, name.len);
    }
    return name;
}

static bool is_there(patching *p, ltl_str path) {
    struct stat found;
    if (ltl_map_find(&p->index, path)) {
        return true;
    }
    if (!ltl_path_is_safe(path)) {
        return false;
    }
    int fd = ltl_safe_open(root_of(p), ltl_arena_copy(&p->intake->arena, path).ptr, O_PATH);
    bool is_file = fd >= 0 && fstat(fd, &found) == 0 && S_ISREG(found.st_mode);
    if (fd >= 0) {
        (void)close(fd);
    }
    return is_file;
}

/* git writes a/ and b/ (or i/, w/, c/, o/) unless told not to. */
static bool has_git_prefix(ltl_str name) {
    return name.len > 2 && name.ptr[1] == '/' && strchr("abiwco", name.ptr[0]) != NULL;
}

/* How many folders of the names are not in the tree. */
static unsigned folders_to_strip(patching *p, const ltl_patch_file *file) {
    const ltl_str names[2] = {file->old_name, file->new_name};
    bool has_prefixes = (names[0].len == 0 || has_git_prefix(names[0])) &&
                        (names[1].len == 0 || has_git_prefix(names[1]));
    if (file->is_git) {
        return has_prefixes;
    }
    for (unsigned folders = 0; folders < 4; folders++) {
        for (int i = 0; i < 2; i++) {
            ltl_str path = strip(names[i], folders);
            if (path.len > 0 && is_there(p, path)) {
                return folders;
            }
        }
    }
    bool are_sides = names[0].len > 0 && names[1].len > 0 && !ltl_str_eq(names[0], names[1]) &&
                     ltl_str_eq(strip(names[0], 1), strip(names[1], 1));
    return has_prefixes || are_sides;
}

static void find_paths(patching *p, const ltl_patch_file *file, ltl_str *out_old,
                       ltl_str *out_new) {
    unsigned folders = folders_to_strip(p, file);
    ltl_arena *arena = &p->intake->arena;
    ltl_str old = file->rename_from.len > 0 ? file->rename_from : strip(file->old_name, folders);
    ltl_str new = file->rename_to.len > 0 ? file->rename_to : strip(file->new_name, folders);
    /* Of a plain diff the side that exists counts: the other may be `file.orig`. */
    if (!file->is_git && old.len > 0 && new.len > 0) {
        old = is_there(p, new) || !is_there(p, old) ? new : old;
        new = old;
    }
    *out_old = ltl_arena_copy(arena, old.len > 0 ? old : new);
    *out_new = ltl_arena_copy(arena, new.len > 0 ? new : old);
}

/* --- one file --- */

static ltl_status fail_file(const ltl_patch_file *file, ltl_str path, const char *text,
                            ltl_error *error) {
    ltl_status status = ltl_fail(error, LTL_INVALID, "line %u of the patch: %s", file->line, text);
    ltl_error_at(error, path.ptr, file->line, 0);
    return status;
}

/* The state of `path` before this file of the patch; of what was not touched yet, the one on disk. */
static ltl_status current(patching *p, const ltl_patch_file *file, ltl_str path, result *out_result,
                          ltl_error *error) {
    ltl_map_entry *entry = ltl_map_find(&p->index, path);
    *out_result = (result){.delta = {.path = path, .old_path = path}};
    if (entry) {
        *out_result = p->results.at[entry->value];
        return LTL_OK;
    }
    ltl_reason reason = LTL_REASON_NONE;
    ltl_status status = ltl_safe_read(root_of(p), path.ptr, p->intake->max_target_bytes,
                                      &p->intake->arena, &out_result->text, &reason, error);
    if (status == LTL_OK) {
        out_result->exists = true;
        out_result->delta.side[LTL_SIDE_BASE] =
            (ltl_content){.kind = LTL_CONTENT_FILE, .text = path};
        out_result->delta.mode[LTL_SIDE_BASE] = file->old_mode != 0 ? file->old_mode : 0100644;
        return LTL_OK;
    }
    if (status == LTL_LIMIT || status == LTL_REFUSED) {
        out_result->delta.skip = reason;
        return LTL_OK;
    }
    return status == LTL_NOT_FOUND ? LTL_OK : status;
}

static void keep(patching *p, const result *done) {
    bool is_new = false;
    ltl_map_entry *entry = ltl_map_put(&p->index, done->delta.path, &is_new);
    if (is_new) {
        entry->value = p->results.count;
        LTL_PUSH(&p->intake->arena, &p->results, *done);
    } else {
        p->results.at[entry->value] = *done;
    }
}

/* The old place of a rename; it may be filled again later in a series. */
static void forget(patching *p, ltl_str path) {
    result gone = {.delta = {.path = path, .old_path = path}};
    keep(p, &gone);
}

/* What is not text, or must not be touched, is stated and not applied. */
static ltl_reason skip_of(const ltl_patch_file *file, ltl_str old, ltl_str new) {
    uint32_t kind = file->mode & 0170000;
    if (!ltl_path_is_safe(old) || !ltl_path_is_safe(new)) {
        return LTL_REASON_PATH_INVALID;
    }
    if (kind == 0120000) {
        return LTL_REASON_LINK;
    }
    if (kind == 0160000) {
        return LTL_REASON_SUBMODULE;
    }
    return file->is_binary ? LTL_REASON_BINARY : LTL_REASON_NONE;
}

static bool makes_file(const ltl_patch_file *file, bool exists) {
    return file->is_new ||
           (!file->is_git && !exists && file->hunks.count == 1 && file->hunks.at[0].old_count == 0);
}

static bool removes_file(const ltl_patch_file *file, ltl_str text) {
    return file->is_deleted ||
           (!file->is_git && text.len == 0 && file->hunks.count == 1 &&
            file->hunks.at[0].new_count == 0 && file->hunks.at[0].new_start == 0);
}

static void set_head(const ltl_patch_file *file, ltl_str new, bool is_gone, result *state) {
    ltl_delta *delta = &state->delta;
    bool is_moved = file->rename_to.len > 0 && !file->is_copy;
    state->exists = !is_gone;
    delta->path = new;
    delta->is_renamed = is_moved || delta->is_renamed;
    uint32_t before = delta->mode[delta->mode[LTL_SIDE_HEAD] != 0 ? LTL_SIDE_HEAD : LTL_SIDE_BASE];
    uint32_t kept = before != 0 ? before : 0100644;
    delta->mode[LTL_SIDE_HEAD] = is_gone ? 0 : file->mode != 0 ? file->mode : kept;
    delta->side[LTL_SIDE_HEAD] = (ltl_content){0};
    if (!is_gone) {
        delta->side[LTL_SIDE_HEAD] = (ltl_content){.kind = LTL_CONTENT_TEXT, .text = state->text};
    }
}

static ltl_status apply_file(patching *p, const ltl_patch_file *file, ltl_error *error) {
    ltl_str old;
    ltl_str new;
    result state = {0};
    find_paths(p, file, &old, &new);
    ltl_reason skip = skip_of(file, old, new);
    ltl_status status = skip == LTL_REASON_NONE ? current(p, file, old, &state, error) : LTL_OK;
    if (status != LTL_OK) {
        return status;
    }
    skip = skip != LTL_REASON_NONE ? skip : state.delta.skip;
    if (skip != LTL_REASON_NONE) {
        state = (result){.delta = {.path = new, .old_path = old, .skip = skip}, .exists = true};
        uint32_t mode = file->mode != 0 ? file->mode : 0100644;
        state.delta.mode[file->is_deleted ? LTL_SIDE_BASE : LTL_SIDE_HEAD] = mode;
        keep(p, &state);
        return LTL_OK;
    }
    if (file->is_new && state.exists) {
        return fail_file(file, old, "the file is said to be new, but it is there already", error);
    }
    if (!state.exists && !makes_file(file, state.exists)) {
        return fail_file(file, old, "the file to change does not exist", error);
    }
    status = ltl_patch_apply(&p->intake->arena, file, state.text, old.ptr, &state.text, error);
    if (status != LTL_OK) {
        return status;
    }
    if (file->is_copy) { /* a copy is a new file; its origin stays */
        state.delta = (ltl_delta){.old_path = new};
    }
    set_head(file, new, removes_file(file, state.text), &state);
    if (!ltl_str_eq(old, new) && !file->is_copy) {
        forget(p, old);
    }
    keep(p, &state);
    return LTL_OK;
}

/* --- the whole --- */

static void collect(patching *p, ltl_deltas *deltas) {
    for (uint32_t i = 0; i < p->results.count; i++) {
        ltl_delta *delta = &p->results.at[i].delta;
        bool is_something = delta->mode[LTL_SIDE_HEAD] != 0 || delta->mode[LTL_SIDE_BASE] != 0 ||
                            delta->skip != LTL_REASON_NONE;
        if (is_something) {
            LTL_PUSH(&p->intake->arena, deltas, *delta);
        }
    }
    ltl_deltas_sort(deltas);
}

static ltl_status open_root(ltl_intake *intake, ltl_str root, ltl_error *error) {
    ltl_str named = ltl_arena_copy(&intake->arena, root.len > 0 ? root : LTL_STR("."));
    int fd = open(named.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        ltl_status status =
            ltl_fail(error, errno == ENOENT ? LTL_NOT_FOUND : LTL_IO, "%s", strerror(errno));
        ltl_error_at(error, named.ptr, 0, 0);
        return status;
    }
    (void)ltl_intake_add_root(intake, fd);
    return LTL_OK;
}

static ltl_status apply_all(ltl_intake *intake, ltl_str patch, ltl_error *error) {
    patching p = {.intake = intake};
    ltl_patch_files files = {0};
    ltl_deltas deltas = {0};
    ltl_map_init(&p.index, &intake->arena);
    ltl_status status =
        ltl_patch_read(&intake->arena, ltl_arena_copy(&intake->arena, patch), &files, error);
    for (uint32_t i = 0; status == LTL_OK && i < files.count; i++) {
        status = apply_file(&p, &files.at[i], error);
    }
    if (status == LTL_OK) {
        ltl_policy policy;
        collect(&p, &deltas);
        ltl_policy_init(&policy, intake, NULL, NULL);
        status = ltl_changes_add_all(intake, &policy, NULL, &deltas, error);
    }
    return status;
}

ltl_status ltl_intake_open_patch(ltl_str root, ltl_str patch, const ltl_intake_options *options,
                                 ltl_intake **out_intake, ltl_error *error) {
    ltl_intake *intake = NULL;
    if (patch.len > LTL_MAX_SOURCE_BYTES) {
        return ltl_fail(error, LTL_LIMIT, "the patch is larger than %llu MiB",
                        (unsigned long long)(LTL_MAX_SOURCE_BYTES / LTL_MIB));
    }
    ltl_status status = ltl_intake_new(options, &intake, error);
    if (status == LTL_OK) {
        status = open_root(intake, root, error);
    }
    if (status == LTL_OK) {
        intake->base_name = LTL_STR("files");
        intake->head_name = LTL_STR("files with the patch");
        status = apply_all(intake, patch, error);
    }
    if (status != LTL_OK) {
        ltl_intake_close(intake);
        return status;
    }
    *out_intake = intake;
    return LTL_OK;
}
