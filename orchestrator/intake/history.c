/* history.c - every blob that some commit brought, once: at the path and the commit where it came in first. */
#include <git2.h>
#include <string.h>

#include "orchestrator/intake/changes.h"

/* All that is known of a blob while the walk goes on: there may be millions. */
typedef struct version {
    ltl_str path;
    ltl_object_id id;
    uint32_t mode;
    uint32_t commit;
} version;

enum { BLOCK = 1024 };

typedef struct history {
    ltl_changes changes;
    ltl_map seen;      /* ids of blobs */
    ltl_map paths;     /* each once, in the intake's arena */
    ltl_arena scratch; /* of one commit; behind the walk, of one block */
    ltl_arena walk;    /* what is not needed behind the walk */
    struct LTL_VEC(version *) blocks;
    uint32_t count; /* of versions */
    uint32_t given;
} history;

static ltl_status fail(int code, const char *what, ltl_error *error) {
    return ltl_git_fail(code, what, error);
}

static bool is_file(uint32_t mode) {
    return mode == 0100644 || mode == 0100755;
}

static void blob_add(history *self, const ltl_delta *delta) {
    ltl_intake *intake = self->changes.intake;
    uint32_t commit = intake->commits.count - 1;
    const ltl_content *content = &delta->side[LTL_SIDE_HEAD];
    bool is_new;
    ltl_str id = {(const char *)content->id.bytes, sizeof(content->id.bytes)};
    (void)ltl_map_put_copy(&self->seen, id, &is_new);
    if (!is_new) {
        return;
    }
    if (self->count % BLOCK == 0) {
        version *block = LTL_NEW_ARRAY(&self->walk, version, BLOCK);
        LTL_PUSH(&self->walk, &self->blocks, block);
    }
    self->blocks.at[self->blocks.count - 1][self->count++ % BLOCK] =
        (version){.path = ltl_map_put_copy(&self->paths, delta->path, NULL)->key,
                  .id = content->id,
                  .mode = delta->mode[LTL_SIDE_HEAD],
                  .commit = commit};
}

/* "1a2b3c4d5e:path", as git itself names a file of a commit. */
static ltl_delta delta_of(history *self, const version *one) {
    ltl_intake *intake = self->changes.intake;
    ltl_content content = {
        .kind = LTL_CONTENT_BLOB, .id = one->id, .text = one->path, .root = one->commit};
    return (ltl_delta){.path = one->path,
                       .old_path = one->path,
                       .shown = ltl_arena_printf(&intake->arena, "%.10s:%.*s",
                                                 intake->commits.at[one->commit].id,
                                                 LTL_STR_ARG(one->path)),
                       .side = {[LTL_SIDE_HEAD] = content},
                       .mode = {[LTL_SIDE_HEAD] = one->mode}};
}

static bool block_give(void *context, ltl_deltas *out_deltas) {
    history *self = context;
    *out_deltas = (ltl_deltas){0};
    ltl_arena_reset(&self->scratch);
    LTL_RESERVE(&self->scratch, out_deltas, BLOCK);
    while (self->given < self->count && out_deltas->count < BLOCK) {
        const version *one = &self->blocks.at[self->given / BLOCK][self->given % BLOCK];
        LTL_PUSH(&self->scratch, out_deltas, delta_of(self, one));
        self->given++;
    }
    return out_deltas->count > 0;
}

static ltl_status commit_take(history *self, const git_commit *commit, ltl_error *error) {
    ltl_intake *intake = self->changes.intake;
    ltl_commit own = {.time = git_commit_time(commit)};
    (void)git_oid_tostr(own.id, sizeof(own.id), git_commit_id(commit));
    LTL_PUSH(&intake->arena, &intake->commits, own);
    ltl_deltas deltas = {0};
    ltl_arena_reset(&self->scratch);
    ltl_status status =
        ltl_commit_compare(self->changes.objects, &self->scratch, commit, &deltas, error);
    for (uint32_t i = 0; status == LTL_OK && i < deltas.count; i++) {
        if (is_file(deltas.at[i].mode[LTL_SIDE_HEAD]) && deltas.at[i].skip == LTL_REASON_NONE) {
            blob_add(self, &deltas.at[i]);
        }
    }
    return status;
}

static ltl_status commits_walk(history *self, git_revwalk *walk, ltl_error *error) {
    git_repository *repository = self->changes.objects->repository;
    ltl_status status = LTL_OK;
    git_oid id;
    int code = 0;
    while (status == LTL_OK && (code = git_revwalk_next(&id, walk)) == 0) {
        git_commit *commit = NULL;
        code = git_commit_lookup(&commit, repository, &id);
        status = code < 0 ? fail(code, "a commit cannot be read", error)
                          : commit_take(self, commit, error);
        git_commit_free(commit);
        if (status == LTL_OK && ltl_intake_is_full(&self->changes.intake->arena)) {
            status = ltl_fail(error, LTL_LIMIT, "the history has more files than memory holds");
        }
    }
    return status != LTL_OK || code == GIT_ITEROVER
               ? status
               : fail(code, "the history cannot be walked", error);
}

/* All that has a name, oldest first. Trees of a commit are needed for the next one and never again: little of what was
 * unpacked is kept, from here on, in the whole process. */
static ltl_status all_walk(history *self, ltl_error *error) {
    static const ssize_t KEPT_BYTES = (ssize_t)1 << 20;
    (void)git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, KEPT_BYTES);
    git_revwalk *walk = NULL;
    int code = git_revwalk_new(&walk, self->changes.objects->repository);
    code = code < 0
               ? code
               : git_revwalk_sorting(walk, GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME | GIT_SORT_REVERSE);
    code = code < 0 ? code : git_revwalk_push_glob(walk, "refs/*");
    if (code >= 0 && git_repository_head_detached(self->changes.objects->repository) == 1) {
        code = git_revwalk_push_head(walk);
    }
    ltl_status status = code < 0 ? fail(code, "the history cannot be walked", error)
                                 : commits_walk(self, walk, error);
    git_revwalk_free(walk);
    return status;
}

ltl_status ltl_intake_open_history(ltl_str repository, const ltl_intake_options *options,
                                   ltl_intake **out_intake, ltl_error *error) {
    history self = {0};
    ltl_status status = ltl_changes_begin(repository, options, &self.changes, error);
    ltl_intake *intake = self.changes.intake;
    if (status == LTL_OK &&
        intake->git.is_shallow) { /* what it does not hold would pass for clean */
        status = ltl_fail(error, LTL_REFUSED,
                          "the clone is shallow and does not hold its history: fetch it (git fetch "
                          "--unshallow; in CI: fetch-depth: 0)");
    }
    if (status == LTL_OK) {
        ltl_map_init(&self.seen, &self.walk);
        ltl_map_init(&self.paths, &intake->arena);
        self.changes.is_snapshot = true;
        status = ltl_changes_use_head(&self.changes, error); /* its ignore files count */
    }
    status = status == LTL_OK ? all_walk(&self, error) : status;
    if (status == LTL_OK) {
        intake->head_name = ltl_arena_printf(&intake->arena, "%u commits", intake->commits.count);
    }
    self.changes.next = block_give;
    self.changes.next_context = &self;
    self.changes.next_count = self.count;
    status = ltl_changes_end(&self.changes, status, out_intake, error);
    ltl_arena_clear(&self.scratch);
    ltl_arena_clear(&self.walk);
    return status;
}

bool ltl_intake_origin(const ltl_intake *intake, ltl_str path, ltl_origin *out_origin) {
    const ltl_target *target = intake->commits.count > 0 ? ltl_intake_find(intake, path) : NULL;
    if (target == NULL) {
        return false;
    }
    const ltl_content *content = &intake->sources.at[target->source].side[LTL_SIDE_HEAD];
    const ltl_commit *commit = &intake->commits.at[content->root];
    *out_origin = (ltl_origin){target->old_path, commit->id, commit->time, content->root};
    return true;
}
