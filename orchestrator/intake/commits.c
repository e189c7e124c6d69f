#include "orchestrator/intake/commits.h"

#include <git2.h>

#include "orchestrator/intake/changes.h"

static ltl_status commit_visit(const ltl_commit_walk *walk, ltl_git_objects *objects,
                               const git_oid *id, bool *out_is_enough, ltl_error *error) {
    git_commit *commit = NULL;
    int code = git_commit_lookup(&commit, objects->repository, id);
    if (code < 0) {
        return ltl_git_fail(code, "a commit cannot be read", error);
    }
    ltl_status status = walk->visit(walk->context, objects, commit, out_is_enough, error);
    git_commit_free(commit);
    return status;
}

static ltl_status commits_visit(const ltl_commit_walk *walk, ltl_git_objects *objects,
                                git_revwalk *ids, ltl_error *error) {
    ltl_status status = LTL_OK;
    bool is_enough = false;
    git_oid id;
    int code = 0;
    while (status == LTL_OK && !is_enough && (code = git_revwalk_next(&id, ids)) == 0) {
        status = commit_visit(walk, objects, &id, &is_enough, error);
    }
    return status != LTL_OK || is_enough || code == GIT_ITEROVER
               ? status
               : ltl_git_fail(code, "the history cannot be walked", error);
}

static ltl_status history_walk(const ltl_commit_walk *walk, ltl_changes *changes,
                               ltl_error *error) {
    git_repository *repository = changes->objects->repository;
    git_revwalk *ids = NULL;
    git_object *head = NULL;
    git_object *hidden = NULL;
    ltl_arena names = {0};
    ltl_str revision = walk->revision.len > 0 ? walk->revision : LTL_STR("HEAD");
    int code = git_revparse_single(&head, repository, ltl_arena_copy(&names, revision).ptr);
    code = code < 0 ? code : git_revwalk_new(&ids, repository);
    code = code < 0 ? code : git_revwalk_sorting(ids, GIT_SORT_TIME);
    code = code < 0 ? code : git_revwalk_push(ids, git_object_id(head));
    if (code == 0 && walk->hides.len > 0) {
        code = git_revparse_single(&hidden, repository, ltl_arena_copy(&names, walk->hides).ptr);
        code = code < 0 ? code : git_revwalk_hide(ids, git_object_id(hidden));
    }
    ltl_status status = code < 0 ? ltl_git_fail(code, "the history cannot be walked", error)
                                 : commits_visit(walk, changes->objects, ids, error);
    git_revwalk_free(ids);
    git_object_free(head);
    git_object_free(hidden);
    ltl_arena_clear(&names);
    return status;
}

ltl_status ltl_commits_walk(const ltl_commit_walk *walk, ltl_error *error) {
    static const ltl_intake_options options = {0};
    ltl_changes changes;
    ltl_status status = ltl_changes_begin(walk->repository, &options, &changes, error);
    if (status == LTL_OK && changes.intake->git.is_shallow) {
        status = ltl_fail(error, LTL_REFUSED, "the clone is shallow and does not hold its history");
    }
    status = status == LTL_OK ? history_walk(walk, &changes, error) : status;
    ltl_intake *empty = NULL;
    status = ltl_changes_end(&changes, status, &empty, error);
    ltl_intake_close(empty);
    return status;
}
