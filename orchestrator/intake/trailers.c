#include "orchestrator/intake/trailers.h"

#include <git2.h>

#include "orchestrator/intake/changes.h"

typedef struct reading {
    ltl_changes changes;
    ltl_arena *arena;
    ltl_str key;
    bool wants_missing; /* the commits that have none */
    ltl_trailers *found;
} reading;

static void commit_take(reading *self, const git_commit *commit, ltl_str value) {
    char hex[11];
    (void)git_oid_tostr(hex, sizeof(hex), git_commit_id(commit));
    ltl_trailer one = {.value = ltl_arena_copy(self->arena, value),
                       .commit = ltl_arena_copy(self->arena, ltl_str_of(hex))};
    LTL_PUSH(self->arena, self->found, one);
}

static ltl_str subject_of(const git_commit *commit) {
    const char *message = git_commit_message(commit);
    ltl_str rest = ltl_str_trim(ltl_str_of(message != NULL ? message : ""));
    ltl_str line = LTL_STR("");
    (void)ltl_str_split(&rest, '\n', &line);
    return line;
}

static ltl_status message_read(reading *self, const git_commit *commit, ltl_error *error) {
    git_message_trailer_array all = {0};
    int code = git_message_trailers(&all, git_commit_message(commit));
    if (code < 0) {
        return ltl_git_fail(code, "the message of a commit cannot be read", error);
    }
    bool has_one = false;
    for (size_t i = 0; i < all.count; i++) {
        bool is_it = ltl_str_equals_ignoring_case(ltl_str_of(all.trailers[i].key), self->key);
        has_one = has_one || is_it;
        if (is_it && !self->wants_missing) {
            commit_take(self, commit, ltl_str_trim(ltl_str_of(all.trailers[i].value)));
        }
    }
    if (self->wants_missing && !has_one && git_commit_parentcount(commit) < 2) {
        commit_take(self, commit, subject_of(commit));
    }
    git_message_trailer_array_free(&all);
    return LTL_OK;
}

static ltl_status messages_read(reading *self, git_revwalk *walk, ltl_error *error) {
    ltl_status status = LTL_OK;
    git_oid id;
    int code = 0;
    for (uint32_t i = 0; status == LTL_OK && i < LTL_MAX_TRAILER_COMMITS &&
                         (code = git_revwalk_next(&id, walk)) == 0;
         i++) {
        git_commit *commit = NULL;
        code = git_commit_lookup(&commit, self->changes.objects->repository, &id);
        status = code < 0 ? ltl_git_fail(code, "a commit cannot be read", error)
                          : message_read(self, commit, error);
        git_commit_free(commit);
    }
    return status != LTL_OK || code == 0 || code == GIT_ITEROVER
               ? status
               : ltl_git_fail(code, "the commits cannot be walked", error);
}

/* -1 and a message of libgit2 when there is no such commit. */
static int commit_id(reading *self, ltl_str name, git_oid *out_id) {
    git_object *object = NULL;
    int code = git_revparse_single(&object, self->changes.objects->repository,
                                   ltl_arena_copy(self->arena, name).ptr);
    if (code == 0) {
        git_oid_cpy(out_id, git_object_id(object));
    }
    git_object_free(object);
    return code;
}

static ltl_status range_read(reading *self, ltl_str base, ltl_str head, ltl_error *error) {
    git_revwalk *walk = NULL;
    git_oid from;
    git_oid to;
    int code = git_revwalk_new(&walk, self->changes.objects->repository);
    code = code < 0 ? code : commit_id(self, base, &from);
    code = code < 0 ? code : commit_id(self, head, &to);
    code = code < 0 ? code : git_revwalk_push(walk, &to);
    code = code < 0 ? code : git_revwalk_hide(walk, &from);
    ltl_status status = code < 0 ? ltl_git_fail(code, "the commits cannot be walked", error)
                                 : messages_read(self, walk, error);
    git_revwalk_free(walk);
    return status;
}

static ltl_status read_all(reading *self, ltl_str repository, ltl_str base, ltl_str head,
                           ltl_error *error) {
    static const ltl_intake_options options = {0};
    *self->found = (ltl_trailers){0};
    ltl_status status = ltl_changes_begin(repository, &options, &self->changes, error);
    status = status == LTL_OK ? range_read(self, base, head, error) : status;
    ltl_intake *empty = NULL;
    status = ltl_changes_end(&self->changes, status, &empty, error);
    ltl_intake_close(empty);
    return status;
}

ltl_status ltl_trailers_read(ltl_arena *arena, ltl_str repository, ltl_str base, ltl_str head,
                             ltl_str key, ltl_trailers *out_trailers, ltl_error *error) {
    reading self = {.arena = arena, .key = key, .found = out_trailers};
    return read_all(&self, repository, base, head, error);
}

ltl_status ltl_trailers_missing(ltl_arena *arena, ltl_str repository, ltl_str base, ltl_str head,
                                ltl_str key, ltl_trailers *out_commits, ltl_error *error) {
    reading self = {.arena = arena, .key = key, .wants_missing = true, .found = out_commits};
    return read_all(&self, repository, base, head, error);
}
