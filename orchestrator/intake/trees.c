#include "orchestrator/intake/trees.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "core/limits.h"

typedef struct frame {
    ltl_str path; /* of the folder; empty at the top */
    ltl_object_id id[2];
    bool has[2];
    uint32_t depth;
} frame;
typedef struct frames LTL_VEC(frame) frames;

typedef struct comparison {
    ltl_git_objects *objects;
    ltl_arena *arena;
    frames stack;
    ltl_deltas deltas;
} comparison;

static uint32_t mode_of(const git_tree_entry *entry) {
    unsigned raw = (unsigned)git_tree_entry_filemode_raw(entry);
    switch (raw & 0170000u) {
    case 0040000:
    case 0120000:
    case 0160000:
        return raw & 0170000u;
    default:
        return raw & 0111u ? 0100755 : 0100644;
    }
}

static bool is_tree(const git_tree_entry *entry) {
    return mode_of(entry) == 0040000;
}

/* git's order of entries: a folder's name counts as if it ended in a slash. */
static int compare_entries(const git_tree_entry *a, const git_tree_entry *b) {
    ltl_str left = ltl_str_of(git_tree_entry_name(a));
    ltl_str right = ltl_str_of(git_tree_entry_name(b));
    size_t shared = left.len < right.len ? left.len : right.len;
    int order = memcmp(left.ptr, right.ptr, shared);
    if (order != 0) {
        return order;
    }
    int next_left = left.len > shared ? (unsigned char)left.ptr[shared] : is_tree(a) ? '/' : 0;
    int next_right = right.len > shared ? (unsigned char)right.ptr[shared] : is_tree(b) ? '/' : 0;
    return next_left - next_right;
}

static ltl_str path_of(comparison *c, const frame *at, const git_tree_entry *entry) {
    const char *name = git_tree_entry_name(entry);
    return at->path.len == 0 ? ltl_arena_copy(c->arena, ltl_str_of(name))
                             : ltl_arena_printf(c->arena, "%.*s/%s", LTL_STR_ARG(at->path), name);
}

/* Either may be null. Both null does not happen. */
static void take_pair(comparison *c, const frame *at, const git_tree_entry *base,
                      const git_tree_entry *head) {
    const git_tree_entry *sides[2] = {[LTL_SIDE_HEAD] = head, [LTL_SIDE_BASE] = base};
    ltl_str path = path_of(c, at, head ? head : base);
    ltl_delta delta = {.path = path, .old_path = path};
    frame below = {.path = path, .depth = at->depth + 1};
    bool is_folder = is_tree(head ? head : base);
    for (int i = 0; i < 2; i++) {
        if (!sides[i]) {
            continue;
        }
        delta.mode[i] = mode_of(sides[i]);
        delta.side[i].kind = delta.mode[i] == 0160000 ? LTL_CONTENT_NONE : LTL_CONTENT_BLOB;
        delta.side[i].text = path;
        memcpy(delta.side[i].id.bytes, git_tree_entry_id(sides[i])->id, LTL_OBJECT_ID_BYTES);
        below.has[i] = true;
        below.id[i] = delta.side[i].id;
    }
    if (path.len > LTL_MAX_PATH_BYTES || below.depth > LTL_MAX_WALK_DEPTH) {
        delta.skip = LTL_REASON_PATH_INVALID;
        delta.detail = LTL_STR("nested too deep");
    } else if (is_folder) {
        LTL_PUSH(c->arena, &c->stack, below);
        return;
    }
    LTL_PUSH(c->arena, &c->deltas, delta);
}

static bool is_same(const git_tree_entry *a, const git_tree_entry *b) {
    return git_oid_equal(git_tree_entry_id(a), git_tree_entry_id(b)) && mode_of(a) == mode_of(b);
}

static void merge(comparison *c, const frame *at, git_tree *base, git_tree *head) {
    size_t base_count = base ? git_tree_entrycount(base) : 0;
    size_t head_count = head ? git_tree_entrycount(head) : 0;
    size_t i = 0;
    size_t j = 0;
    while (i < base_count || j < head_count) {
        const git_tree_entry *left = i < base_count ? git_tree_entry_byindex(base, i) : NULL;
        const git_tree_entry *right = j < head_count ? git_tree_entry_byindex(head, j) : NULL;
        int order = !left ? 1 : !right ? -1 : compare_entries(left, right);
        if (order != 0 || !is_same(left, right)) {
            take_pair(c, at, order <= 0 ? left : NULL, order >= 0 ? right : NULL);
        }
        i += order <= 0;
        j += order >= 0;
    }
}

static ltl_status look_up(comparison *c, const frame *at, ltl_side side, git_tree **out_tree,
                          ltl_error *error) {
    if (!at->has[side]) {
        return LTL_OK;
    }
    git_oid oid;
    memcpy(oid.id, at->id[side].bytes, sizeof(oid.id));
    int code = git_tree_lookup(out_tree, c->objects->repository, &oid);
    if (code < 0) {
        ltl_status status = ltl_git_fail(code, "a folder of the commit cannot be read", error);
        ltl_error_at(error, at->path.len ? at->path.ptr : NULL, 0, 0);
        return status == LTL_NOT_FOUND ? LTL_IO : status;
    }
    return LTL_OK;
}

static ltl_status compare_frame(comparison *c, const frame *at, ltl_error *error) {
    git_tree *base = NULL;
    git_tree *head = NULL;
    ltl_status status = look_up(c, at, LTL_SIDE_BASE, &base, error);
    if (status == LTL_OK) {
        status = look_up(c, at, LTL_SIDE_HEAD, &head, error);
    }
    if (status == LTL_OK) {
        merge(c, at, base, head);
    }
    git_tree_free(base);
    git_tree_free(head);
    return status;
}

ltl_status ltl_trees_compare(ltl_git_objects *objects, ltl_arena *arena, const ltl_object_id *base,
                             const ltl_object_id *head, ltl_deltas *out_deltas, ltl_error *error) {
    comparison c = {.objects = objects, .arena = arena};
    frame top = {.path = LTL_STR("")};
    if (base) {
        top.has[LTL_SIDE_BASE] = true;
        top.id[LTL_SIDE_BASE] = *base;
    }
    if (head) {
        top.has[LTL_SIDE_HEAD] = true;
        top.id[LTL_SIDE_HEAD] = *head;
    }
    LTL_PUSH(arena, &c.stack, top);
    for (uint32_t folders = 0; c.stack.count > 0; folders++) {
        frame at = c.stack.at[--c.stack.count];
        if (folders > LTL_MAX_FILES || c.deltas.count > LTL_MAX_FILES ||
            c.stack.count > LTL_MAX_FILES || arena->used_bytes > LTL_GIB ||
            ltl_arena_is_exhausted(arena)) {
            return ltl_fail(error, LTL_LIMIT,
                            "the commit holds more than %u files, or takes more than 1 GiB to list",
                            LTL_MAX_FILES);
        }
        ltl_status status = compare_frame(&c, &at, error);
        if (status != LTL_OK) {
            return status;
        }
    }
    ltl_deltas_sort(&c.deltas);
    *out_deltas = c.deltas;
    return LTL_OK;
}

static int compare_deltas(const void *a, const void *b) {
    const ltl_delta *left = a;
    const ltl_delta *right = b;
    int order = ltl_str_compare(left->path, right->path);
    /* A file that became a folder's neighbour of the same name: what is gone comes first. */
    return order != 0 ? order
                      : (left->mode[LTL_SIDE_HEAD] != 0) - (right->mode[LTL_SIDE_HEAD] != 0);
}

void ltl_deltas_sort(ltl_deltas *deltas) {
    if (deltas->count > 0) {
        qsort(deltas->at, deltas->count, sizeof(*deltas->at), compare_deltas);
    }
}

static ltl_object_id tree_of(const git_commit *commit) {
    ltl_object_id id;
    memcpy(id.bytes, git_commit_tree_id(commit)->id, sizeof(id.bytes));
    return id;
}

ltl_status ltl_commit_compare(ltl_git_objects *objects, ltl_arena *arena, const git_commit *commit,
                              ltl_deltas *out_deltas, ltl_error *error) {
    git_commit *parent = NULL;
    ltl_object_id base = {0};
    ltl_object_id head = tree_of(commit);
    bool has_parent = git_commit_parentcount(commit) > 0;
    int code = has_parent ? git_commit_parent(&parent, commit, 0) : 0;
    if (code < 0) {
        return ltl_git_fail(code, "a commit cannot be read", error);
    }
    if (has_parent) {
        base = tree_of(parent);
    }
    git_commit_free(parent);
    return ltl_trees_compare(objects, arena, has_parent ? &base : NULL, &head, out_deltas, error);
}
