#include <git2.h>
#include <string.h>

#include "core/limits.h"
#include "orchestrator/intake/changes.h"

typedef struct merge {
    ltl_changes *changes;
    ltl_deltas head; /* every file of HEAD, in order of path */
    uint32_t at;
    struct git_index *index;
} merge;

static void add_deleted(merge *m, const ltl_delta *file) {
    ltl_delta delta = {.path = file->path, .old_path = file->path};
    delta.side[LTL_SIDE_BASE] = file->side[LTL_SIDE_HEAD];
    delta.mode[LTL_SIDE_BASE] = file->mode[LTL_SIDE_HEAD];
    LTL_PUSH(&m->changes->intake->arena, &m->changes->deltas, delta);
}

/* The file of HEAD with this path, or null; those before it are gone from the index. */
static const ltl_delta *advance(merge *m, ltl_str path) {
    while (m->at < m->head.count) {
        const ltl_delta *file = &m->head.at[m->at];
        int order = ltl_str_compare(file->path, path);
        if (order > 0) {
            return NULL;
        }
        m->at++;
        if (order == 0) {
            return file;
        }
        add_deleted(m, file);
    }
    return NULL;
}

static void take_entry(merge *m, const git_index_entry *entry) {
    ltl_arena *arena = &m->changes->intake->arena;
    ltl_str path = ltl_arena_copy(arena, ltl_str_of(entry->path));
    const ltl_delta *file = advance(m, path);
    ltl_delta delta = {.path = path, .old_path = path};
    if (file) {
        delta.side[LTL_SIDE_BASE] = file->side[LTL_SIDE_HEAD];
        delta.mode[LTL_SIDE_BASE] = file->mode[LTL_SIDE_HEAD];
    }
    ltl_content *head = &delta.side[LTL_SIDE_HEAD];
    delta.mode[LTL_SIDE_HEAD] = entry->mode;
    head->kind = entry->mode == 0160000 ? LTL_CONTENT_NONE : LTL_CONTENT_BLOB;
    head->text = path;
    memcpy(head->id.bytes, entry->id.id, sizeof(head->id.bytes));
    if (git_index_entry_stage(entry) > 0) {
        delta.skip = LTL_REASON_UNREADABLE;
        delta.detail = LTL_STR("unmerged: the conflict is not resolved in the index");
        head->kind = LTL_CONTENT_NONE;
    } else if (entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) {
        delta.skip = LTL_REASON_IGNORED;
        delta.detail = LTL_STR("intent to add: nothing of it is staged");
        head->kind = LTL_CONTENT_NONE;
    } else if (file && delta.mode[0] == delta.mode[1] &&
               ltl_object_id_eq(&delta.side[0].id, &delta.side[1].id)) {
        return;
    }
    LTL_PUSH(arena, &m->changes->deltas, delta);
}

static ltl_status merge_all(merge *m, ltl_error *error) {
    size_t count = git_index_entrycount(m->index);
    const char *unmerged = NULL; /* path of the last entry with a stage: it has up to three */
    for (size_t i = 0; i < count; i++) {
        const git_index_entry *entry = git_index_get_byindex(m->index, i);
        if (unmerged && strcmp(unmerged, entry->path) == 0) {
            continue;
        }
        unmerged = git_index_entry_stage(entry) > 0 ? entry->path : NULL;
        take_entry(m, entry);
        if (i > LTL_MAX_FILES || ltl_intake_is_full(&m->changes->intake->arena)) {
            return ltl_fail(error, LTL_LIMIT, "the index holds more than %u files", LTL_MAX_FILES);
        }
    }
    while (m->at < m->head.count) {
        add_deleted(m, &m->head.at[m->at++]);
    }
    return LTL_OK;
}

static ltl_status compare_index(ltl_changes *changes, ltl_error *error) {
    merge m = {.changes = changes};
    ltl_status status = ltl_changes_use_head(changes, error);
    if (status == LTL_OK && changes->has_rules_tree) {
        status = ltl_trees_compare(changes->objects, &changes->intake->arena, NULL,
                                   &changes->rules_tree, &m.head, error);
    }
    if (status == LTL_OK) {
        status = ltl_git_index_open(&changes->intake->git, &m.index, error);
    }
    if (status == LTL_OK) {
        status = merge_all(&m, error);
    }
    git_index_free(m.index);
    return status;
}

ltl_status ltl_intake_open_index(ltl_str repository, const ltl_intake_options *options,
                                 ltl_intake **out_intake, ltl_error *error) {
    ltl_changes changes;
    ltl_status status = ltl_changes_begin(repository, options, &changes, error);
    if (status == LTL_OK && changes.intake->git.work_tree.len == 0) {
        status = ltl_fail(error, LTL_INVALID, "a bare repository has nothing staged");
    }
    if (status == LTL_OK) {
        changes.intake->head_name = LTL_STR("index");
        status = compare_index(&changes, error);
    }
    return ltl_changes_end(&changes, status, out_intake, error);
}
