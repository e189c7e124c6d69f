#include "orchestrator/intake/past.h"

#include <git2.h>

#include "orchestrator/intake/changes.h"

typedef struct reading {
    const ltl_past_walk *past;
    ltl_changes changes;
    ltl_arena scratch; /* of one commit */
    bool is_enough;
} reading;

static bool side_read(reading *self, const ltl_delta *delta, ltl_side side, ltl_str *out_text) {
    return delta->side[side].kind == LTL_CONTENT_BLOB &&
           (delta->mode[side] & 0170000u) == 0100000u &&
           ltl_git_objects_read(self->changes.objects, &delta->side[side].id, LTL_MAX_TARGET_BYTES,
                                &self->scratch, out_text, NULL) == LTL_OK;
}

/* Files too large to be looked at are passed over, here as everywhere. */
static void delta_show(reading *self, const ltl_delta *delta, ltl_past_change *change) {
    const ltl_map_entry *entry = ltl_map_find(self->past->paths, delta->path);
    ltl_target lines = {0};
    if (entry != NULL && side_read(self, delta, LTL_SIDE_BASE, &change->before) &&
        side_read(self, delta, LTL_SIDE_HEAD, &change->after) &&
        ltl_lines_compare(&self->scratch, &change->before, &change->after, &lines, NULL) ==
            LTL_OK) {
        change->path = delta->path;
        change->value = entry->value;
        change->lines = &lines;
        self->is_enough = !self->past->sees(self->past->context, change);
    }
}

static ltl_status commit_show(reading *self, const git_commit *commit, ltl_str message,
                              ltl_error *error) {
    char hex[11];
    ltl_deltas deltas = {0};
    ltl_arena_reset(&self->scratch);
    ltl_past_change change = {
        .commit = ltl_str_of(git_oid_tostr(hex, sizeof(hex), git_commit_id(commit))),
        .message = message};
    ltl_status status =
        ltl_commit_compare(self->changes.objects, &self->scratch, commit, &deltas, error);
    for (uint32_t i = 0; status == LTL_OK && i < deltas.count && !self->is_enough; i++) {
        delta_show(self, &deltas.at[i], &change);
    }
    return status;
}

static ltl_status commit_take(reading *self, const git_oid *id, ltl_error *error) {
    git_commit *commit = NULL;
    int code = git_commit_lookup(&commit, self->changes.objects->repository, id);
    if (code < 0) {
        return ltl_git_fail(code, "a commit cannot be read", error);
    }
    ltl_str message = ltl_str_of(git_commit_message(commit));
    ltl_status status = LTL_OK;
    if (git_commit_parentcount(commit) == 1 && self->past->chooses(self->past->context, message)) {
        status = commit_show(self, commit, message, error);
    }
    git_commit_free(commit);
    return status;
}

static ltl_status commits_walk(reading *self, git_revwalk *walk, ltl_error *error) {
    ltl_status status = LTL_OK;
    git_oid id;
    int code = 0;
    for (uint32_t i = 0; status == LTL_OK && i < self->past->most && !self->is_enough &&
                         (code = git_revwalk_next(&id, walk)) == 0;
         i++) {
        status = commit_take(self, &id, error);
    }
    return status != LTL_OK || code == 0 || code == GIT_ITEROVER
               ? status
               : ltl_git_fail(code, "the history cannot be walked", error);
}

static ltl_status history_walk(reading *self, ltl_error *error) {
    git_repository *repository = self->changes.objects->repository;
    git_revwalk *walk = NULL;
    git_object *head = NULL;
    ltl_str revision = self->past->revision.len > 0 ? self->past->revision : LTL_STR("HEAD");
    int code = git_revparse_single(&head, repository, ltl_arena_copy(&self->scratch, revision).ptr);
    code = code < 0 ? code : git_revwalk_new(&walk, repository);
    code = code < 0 ? code : git_revwalk_sorting(walk, GIT_SORT_TIME);
    code = code < 0 ? code : git_revwalk_push(walk, git_object_id(head));
    ltl_status status = code < 0 ? ltl_git_fail(code, "the history cannot be walked", error)
                                 : commits_walk(self, walk, error);
    git_revwalk_free(walk);
    git_object_free(head);
    return status;
}

ltl_status ltl_past_read(const ltl_past_walk *past, ltl_error *error) {
    static const ltl_intake_options options = {0};
    reading self = {.past = past};
    ltl_status status = ltl_changes_begin(past->repository, &options, &self.changes, error);
    if (status == LTL_OK && self.changes.intake->git.is_shallow) {
        status = ltl_fail(error, LTL_REFUSED, "the clone is shallow and does not hold its history");
    }
    status = status == LTL_OK ? history_walk(&self, error) : status;
    ltl_arena_clear(&self.scratch);
    ltl_intake *empty = NULL;
    status = ltl_changes_end(&self.changes, status, &empty, error);
    ltl_intake_close(empty);
    return status;
}
