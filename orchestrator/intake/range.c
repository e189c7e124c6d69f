#include <git2.h>
#include <string.h>

#include "orchestrator/intake/changes.h"

typedef struct revision {
    ltl_str name;
    git_commit *commit;
} revision;

static ltl_status look_up(ltl_changes *c, ltl_str name, git_commit **out_commit, ltl_error *error) {
    git_object *object = NULL;
    git_object *commit = NULL;
    ltl_str text = ltl_arena_copy(&c->intake->arena, name);
    int code = git_revparse_single(&object, c->objects->repository, text.ptr);
    if (code == 0) {
        code = git_object_peel(&commit, object, GIT_OBJECT_COMMIT);
    }
    git_object_free(object);
    if (code == 0) {
        *out_commit = (git_commit *)commit;
        return LTL_OK;
    }
    const git_error *last = git_error_last();
    const char *hint = c->intake->git.is_shallow
                           ? "; the clone is shallow: fetch its whole history (git fetch "
                             "--unshallow; in CI: fetch-depth: 0)"
                           : "";
    bool says_more = code != GIT_ENOTFOUND && last && last->message;
    return ltl_fail(error, LTL_INVALID, "'%.*s' names no commit here%s%s%s", LTL_STR_ARG(name),
                    says_more ? ": " : "", says_more ? last->message : "", hint);
}

static ltl_str short_name(ltl_changes *c, const git_oid *oid) {
    char hex[8];
    return ltl_arena_copy(&c->intake->arena, ltl_str_of(git_oid_tostr(hex, sizeof(hex), oid)));
}

/* BASE, BASE..HEAD, BASE...HEAD; a missing side is HEAD. The base is the merge base in all of them. */
static void split_spec(ltl_str spec, ltl_str *out_base, ltl_str *out_head) {
    size_t dots = ltl_str_find(spec, LTL_STR(".."), 0);
    *out_base = spec;
    *out_head = LTL_STR("HEAD");
    if (dots != SIZE_MAX) {
        *out_base = ltl_str_slice(spec, 0, dots);
        ltl_str rest = ltl_str_slice(spec, dots + 2, spec.len);
        if (rest.len > 0 && rest.ptr[0] == '.') {
            rest = ltl_str_slice(rest, 1, rest.len);
        }
        if (rest.len > 0) {
            *out_head = rest;
        }
    }
    if (out_base->len == 0) {
        *out_base = LTL_STR("HEAD");
    }
}

static ltl_status find_merge_base(ltl_changes *c, const revision *base, const revision *head,
                                  git_oid *out_id, ltl_error *error) {
    int code = git_merge_base(out_id, c->objects->repository, git_commit_id(base->commit),
                              git_commit_id(head->commit));
    if (code == 0) {
        return LTL_OK;
    }
    if (c->intake->git.is_shallow) {
        return ltl_fail(error, LTL_INVALID,
                        "the clone is shallow and does not reach the merge base of %.*s and %.*s: "
                        "fetch more history (git fetch --unshallow; in CI set the fetch depth to "
                        "all: fetch-depth: 0, GIT_DEPTH: 0)",
                        LTL_STR_ARG(base->name), LTL_STR_ARG(head->name));
    }
    if (code == GIT_ENOTFOUND) {
        return ltl_fail(error, LTL_INVALID, "%.*s and %.*s have no common history",
                        LTL_STR_ARG(base->name), LTL_STR_ARG(head->name));
    }
    return ltl_git_fail(code, "the merge base cannot be found", error);
}

static ltl_status compare_with(ltl_changes *c, const revision *base, const revision *head,
                               ltl_error *error) {
    git_oid merge_base;
    git_commit *start = NULL;
    ltl_object_id head_tree;
    ltl_status status = find_merge_base(c, base, head, &merge_base, error);
    if (status != LTL_OK) {
        return status;
    }
    int code = git_commit_lookup(&start, c->objects->repository, &merge_base);
    if (code < 0) {
        return ltl_git_fail(code, "the merge base cannot be read", error);
    }
    memcpy(c->rules_tree.bytes, git_commit_tree_id(start)->id, sizeof(c->rules_tree.bytes));
    memcpy(head_tree.bytes, git_commit_tree_id(head->commit)->id, sizeof(head_tree.bytes));
    git_commit_free(start);
    c->has_rules_tree = true;
    ltl_arena *arena = &c->intake->arena;
    bool is_itself = git_oid_equal(&merge_base, git_commit_id(base->commit));
    c->intake->base_name =
        ltl_arena_printf(arena, "%.*s (%s%.*s)", LTL_STR_ARG(short_name(c, &merge_base)),
                         is_itself ? "" : "merge base of ", LTL_STR_ARG(base->name));
    c->intake->head_name = ltl_arena_printf(arena, "%.*s (%.*s)",
                                            LTL_STR_ARG(short_name(c, git_commit_id(head->commit))),
                                            LTL_STR_ARG(head->name));
    return ltl_trees_compare(c->objects, arena, &c->rules_tree, &head_tree, &c->deltas, error);
}

static ltl_status compare_range(ltl_changes *c, ltl_str spec, ltl_error *error) {
    revision base = {0};
    revision head = {0};
    split_spec(spec, &base.name, &head.name);
    ltl_status status = look_up(c, base.name, &base.commit, error);
    if (status == LTL_OK) {
        status = look_up(c, head.name, &head.commit, error);
    }
    if (status == LTL_OK) {
        status = compare_with(c, &base, &head, error);
    }
    git_commit_free(base.commit);
    git_commit_free(head.commit);
    return status;
}

ltl_status ltl_intake_open_range(ltl_str repository, ltl_str spec,
                                 const ltl_intake_options *options, ltl_intake **out_intake,
                                 ltl_error *error) {
    ltl_changes changes;
    ltl_status status = ltl_changes_begin(repository, options, &changes, error);
    if (status == LTL_OK) {
        status = compare_range(&changes, spec, error);
    }
    return ltl_changes_end(&changes, status, out_intake, error);
}

ltl_status ltl_intake_open_commit(ltl_str repository, ltl_str name,
                                  const ltl_intake_options *options, ltl_intake **out_intake,
                                  ltl_error *error) {
    ltl_changes changes;
    git_commit *commit = NULL;
    ltl_status status = ltl_changes_begin(repository, options, &changes, error);
    if (status == LTL_OK) {
        status = look_up(&changes, name, &commit, error);
    }
    if (status == LTL_OK) {
        memcpy(changes.rules_tree.bytes, git_commit_tree_id(commit)->id,
               sizeof(changes.rules_tree.bytes));
        changes.has_rules_tree = true;
        changes.is_snapshot = true;
        changes.intake->head_name = ltl_arena_printf(
            &changes.intake->arena, "%.*s (%.*s)",
            LTL_STR_ARG(short_name(&changes, git_commit_id(commit))), LTL_STR_ARG(name));
        status = ltl_trees_compare(changes.objects, &changes.intake->arena, NULL,
                                   &changes.rules_tree, &changes.deltas, error);
    }
    git_commit_free(commit);
    return ltl_changes_end(&changes, status, out_intake, error);
}
