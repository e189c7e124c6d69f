#include "orchestrator/intake/churn.h"

#include <git2.h>

#include "orchestrator/intake/changes.h"

typedef struct counting {
    ltl_changes changes;
    ltl_churn *churn;
    ltl_arena scratch; /* of one commit */
    uint32_t most;
} counting;

static ltl_status commit_count(counting *self, const git_commit *commit, ltl_error *error) {
    ltl_deltas deltas = {0};
    ltl_arena_reset(&self->scratch);
    ltl_status status =
        ltl_commit_compare(self->changes.objects, &self->scratch, commit, &deltas, error);
    for (uint32_t i = 0; status == LTL_OK && i < deltas.count; i++) {
        ltl_map_put_copy(&self->churn->commits, deltas.at[i].path, NULL)->value++;
    }
    self->churn->counted++;
    return status;
}

static ltl_status commits_count(counting *self, git_revwalk *walk, ltl_error *error) {
    ltl_status status = LTL_OK;
    git_oid id;
    int code = 0;
    while (status == LTL_OK && self->churn->counted < self->most &&
           (code = git_revwalk_next(&id, walk)) == 0) {
        git_commit *commit = NULL;
        code = git_commit_lookup(&commit, self->changes.objects->repository, &id);
        if (code < 0) {
            status = ltl_git_fail(code, "a commit cannot be read", error);
        } else if (git_commit_parentcount(commit) < 2) {
            status = commit_count(self, commit, error);
        }
        git_commit_free(commit);
        if (status == LTL_OK && ltl_intake_is_full(self->churn->commits.arena)) {
            status = ltl_fail(error, LTL_LIMIT, "the history has more files than memory holds");
        }
    }
    bool is_over = code == GIT_ITEROVER || self->churn->counted == self->most;
    return status != LTL_OK || is_over ? status
                                       : ltl_git_fail(code, "the history cannot be walked", error);
}

static ltl_status history_count(counting *self, ltl_str revision, ltl_error *error) {
    git_repository *repository = self->changes.objects->repository;
    git_revwalk *walk = NULL;
    git_object *head = NULL;
    ltl_str name =
        ltl_arena_copy(self->churn->commits.arena, revision.len > 0 ? revision : LTL_STR("HEAD"));
    int code = git_revparse_single(&head, repository, name.ptr);
    code = code < 0 ? code : git_revwalk_new(&walk, repository);
    code = code < 0 ? code : git_revwalk_sorting(walk, GIT_SORT_TIME);
    code = code < 0 ? code : git_revwalk_push(walk, git_object_id(head));
    ltl_status status = code < 0 ? ltl_git_fail(code, "the history cannot be walked", error)
                                 : commits_count(self, walk, error);
    git_revwalk_free(walk);
    git_object_free(head);
    return status;
}

ltl_status ltl_churn_read(ltl_arena *arena, ltl_str repository, ltl_str revision, uint32_t most,
                          ltl_churn *out_churn, ltl_error *error) {
    static const ltl_intake_options options = {0};
    counting self = {.churn = out_churn, .most = most};
    *out_churn = (ltl_churn){0};
    ltl_map_init(&out_churn->commits, arena);
    ltl_status status = ltl_changes_begin(repository, &options, &self.changes, error);
    if (status == LTL_OK && self.changes.intake->git.is_shallow) {
        status = ltl_fail(error, LTL_REFUSED, "the clone is shallow and does not hold its history");
    }
    status = status == LTL_OK ? history_count(&self, revision, error) : status;
    ltl_arena_clear(&self.scratch);
    ltl_intake *empty = NULL;
    status = ltl_changes_end(&self.changes, status, &empty, error);
    ltl_intake_close(empty);
    return status;
}

uint32_t ltl_churn_of(const ltl_churn *churn, ltl_str path) {
    const ltl_map_entry *entry = ltl_map_find(&churn->commits, path);
    return entry != NULL ? (uint32_t)entry->value : 0;
}
