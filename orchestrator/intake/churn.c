#include "orchestrator/intake/churn.h"

#include <git2.h>

#include "orchestrator/intake/changes.h"
#include "orchestrator/intake/commits.h"

typedef struct counting {
    ltl_churn *churn;
    ltl_arena scratch; /* of one commit */
    uint32_t most;
} counting;

static ltl_status commit_count(counting *self, ltl_git_objects *objects, const git_commit *commit,
                               ltl_error *error) {
    ltl_deltas deltas = {0};
    ltl_arena_reset(&self->scratch);
    ltl_status status = ltl_commit_compare(objects, &self->scratch, commit, &deltas, error);
    for (uint32_t i = 0; status == LTL_OK && i < deltas.count; i++) {
        ltl_map_put_copy(&self->churn->commits, deltas.at[i].path, NULL)->value++;
    }
    self->churn->counted++;
    return status;
}

static ltl_status visit(void *context, ltl_git_objects *objects, const git_commit *commit,
                        bool *out_is_enough, ltl_error *error) {
    counting *self = context;
    *out_is_enough = self->churn->counted >= self->most;
    if (*out_is_enough || git_commit_parentcount(commit) > 1) {
        return LTL_OK;
    }
    ltl_status status = commit_count(self, objects, commit, error);
    if (status == LTL_OK && ltl_intake_is_full(self->churn->commits.arena)) {
        status = ltl_fail(error, LTL_LIMIT, "the history has more files than memory holds");
    }
    return status;
}

ltl_status ltl_churn_read(ltl_arena *arena, ltl_str repository, ltl_str revision, uint32_t most,
                          ltl_churn *out_churn, ltl_error *error) {
    counting self = {.churn = out_churn, .most = most};
    ltl_commit_walk walk = {
        .repository = repository, .revision = revision, .context = &self, .visit = visit};
    *out_churn = (ltl_churn){0};
    ltl_map_init(&out_churn->commits, arena);
    ltl_status status = ltl_commits_walk(&walk, error);
    ltl_arena_clear(&self.scratch);
    return status;
}

uint32_t ltl_churn_of(const ltl_churn *churn, ltl_str path) {
    const ltl_map_entry *entry = ltl_map_find(&churn->commits, path);
    return entry != NULL ? (uint32_t)entry->value : 0;
}
