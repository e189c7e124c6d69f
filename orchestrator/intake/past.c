#include "orchestrator/intake/past.h"

#include <git2.h>

#include "orchestrator/intake/changes.h"
#include "orchestrator/intake/commits.h"

typedef struct reading {
    const ltl_past_walk *past;
    ltl_git_objects *objects;
    ltl_arena scratch; /* of one commit */
    uint32_t visited;
    bool is_enough;
} reading;

static bool side_read(reading *self, const ltl_delta *delta, ltl_side side, ltl_str *out_text) {
    return delta->side[side].kind == LTL_CONTENT_BLOB &&
           (delta->mode[side] & 0170000u) == 0100000u &&
           ltl_git_objects_read(self->objects, &delta->side[side].id, LTL_MAX_TARGET_BYTES,
                                &self->scratch, out_text, NULL) == LTL_OK;
}

/* Files too large to be looked at are passed over, here as everywhere. */
static void delta_show(reading *self, const ltl_delta *delta, ltl_past_change *change) {
    const ltl_map_entry *entry = ltl_map_find(self->past->paths, delta->path);
    ltl_target lines = {0};
    if (entry != NULL && self->past->fuel != NULL && ltl_fuel_is_empty(self->past->fuel)) {
        self->is_enough = true;
        return;
    }
    if (entry != NULL && side_read(self, delta, LTL_SIDE_BASE, &change->before) &&
        side_read(self, delta, LTL_SIDE_HEAD, &change->after) &&
        ltl_lines_compare(&self->scratch, &change->before, &change->after, &lines, NULL) ==
            LTL_OK) {
        if (self->past->fuel != NULL) {
            (void)ltl_fuel_spend(self->past->fuel, change->before.len + change->after.len);
        }
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
    ltl_status status = ltl_commit_compare(self->objects, &self->scratch, commit, &deltas, error);
    for (uint32_t i = 0; status == LTL_OK && i < deltas.count && !self->is_enough; i++) {
        delta_show(self, &deltas.at[i], &change);
    }
    return status;
}

static ltl_status visit(void *context, ltl_git_objects *objects, const git_commit *commit,
                        bool *out_is_enough, ltl_error *error) {
    reading *self = context;
    *out_is_enough = self->visited++ >= self->past->most;
    ltl_str message = ltl_str_of(git_commit_message(commit));
    if (*out_is_enough || git_commit_parentcount(commit) != 1 ||
        !self->past->chooses(self->past->context, message)) {
        return LTL_OK;
    }
    self->objects = objects;
    ltl_status status = commit_show(self, commit, message, error);
    *out_is_enough = self->is_enough;
    return status;
}

ltl_status ltl_past_read(const ltl_past_walk *past, ltl_error *error) {
    reading self = {.past = past};
    ltl_commit_walk walk = {past->repository, past->revision, past->hides, &self, visit};
    ltl_status status = ltl_commits_walk(&walk, error);
    ltl_arena_clear(&self.scratch);
    return status;
}
