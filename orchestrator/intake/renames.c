#include <git2.h>
#include <git2/sys/hashsig.h>
#include <stdlib.h>
#include <string.h>

#include "core/map.h"
#include "orchestrator/intake/trees.h"

enum { MIN_SIMILARITY = 50 }; /* per cent, as git has it */

typedef struct candidate {
    uint32_t delta;
    uint64_t size;
    git_hashsig *signature; /* null: not comparable */
    bool is_taken;
} candidate;
typedef struct candidates LTL_VEC(candidate) candidates;

typedef struct pair {
    uint32_t deleted; /* candidate indices, in order of path */
    uint32_t added;
    int similarity;
} pair;
typedef struct pairs LTL_VEC(pair) pairs;

typedef struct search {
    const ltl_intake *intake;
    ltl_git_objects *objects;
    ltl_deltas *deltas;
    ltl_arena arena;
    candidates gone;
    candidates come;
} search;

static bool is_file(uint32_t mode) {
    return mode == 0100644 || mode == 0100755;
}

static void collect(search *s) {
    for (uint32_t i = 0; i < s->deltas->count; i++) {
        const ltl_delta *delta = &s->deltas->at[i];
        uint32_t head = delta->mode[LTL_SIDE_HEAD];
        uint32_t base = delta->mode[LTL_SIDE_BASE];
        if (delta->skip != LTL_REASON_NONE) {
            continue;
        }
        if (head == 0 && is_file(base)) {
            LTL_PUSH(&s->arena, &s->gone, (candidate){.delta = i});
        } else if (base == 0 && is_file(head)) {
            LTL_PUSH(&s->arena, &s->come, (candidate){.delta = i});
        }
    }
}

static const ltl_object_id *id_of(const search *s, const candidate *c, ltl_side side) {
    return &s->deltas->at[c->delta].side[side].id;
}

static void join(search *s, candidate *gone, candidate *come) {
    ltl_delta *from = &s->deltas->at[gone->delta];
    ltl_delta *to = &s->deltas->at[come->delta];
    to->old_path = from->path;
    to->side[LTL_SIDE_BASE] = from->side[LTL_SIDE_BASE];
    to->mode[LTL_SIDE_BASE] = from->mode[LTL_SIDE_BASE];
    to->is_renamed = true;
    from->mode[LTL_SIDE_BASE] = 0; /* both sides gone: dropped at the end */
    gone->is_taken = true;
    come->is_taken = true;
}

static bool has_same_name(const search *s, const candidate *a, const candidate *b) {
    return ltl_str_eq(ltl_str_after_last(s->deltas->at[a->delta].path, '/'),
                      ltl_str_after_last(s->deltas->at[b->delta].path, '/'));
}

/* Same bytes. Of several, the one that kept its file name, else the first in order of path. The
 * deleted ones of one id form a chain through `next`, in order of path. */
static void join_same(search *s) {
    ltl_map first;
    ltl_map_init(&first, &s->arena);
    uint32_t *next = LTL_NEW_ARRAY(&s->arena, uint32_t, s->gone.count + 1);
    for (uint32_t i = s->gone.count; i > 0; i--) {
        const ltl_object_id *id = id_of(s, &s->gone.at[i - 1], LTL_SIDE_BASE);
        ltl_str key = {(const char *)id->bytes, sizeof(id->bytes)};
        ltl_map_entry *entry = ltl_map_put_copy(&first, key, NULL);
        next[i - 1] = (uint32_t)entry->value;
        entry->value = i;
    }
    for (uint32_t i = 0; i < s->come.count; i++) {
        const ltl_object_id *id = id_of(s, &s->come.at[i], LTL_SIDE_HEAD);
        ltl_map_entry *entry =
            ltl_map_find(&first, (ltl_str){(const char *)id->bytes, sizeof(id->bytes)});
        candidate *best = NULL;
        uint32_t looked_at = 0;
        for (uint32_t at = entry ? (uint32_t)entry->value : 0;
             at != 0 && looked_at < LTL_MAX_RENAMES; at = next[at - 1]) {
            candidate *gone = &s->gone.at[at - 1];
            looked_at++;
            if (!gone->is_taken && (!best || has_same_name(s, gone, &s->come.at[i]))) {
                best = gone;
                if (has_same_name(s, gone, &s->come.at[i])) {
                    break;
                }
            }
        }
        if (best) {
            join(s, best, &s->come.at[i]);
        }
    }
}

/* What was joined already is not read again. */
static void sign(search *s, candidates *list, ltl_side side) {
    ltl_arena scratch = {0};
    for (uint32_t i = 0; i < list->count; i++) {
        candidate *c = &list->at[i];
        ltl_str bytes = LTL_STR_NONE;
        ltl_reason reason = LTL_REASON_NONE;
        if (c->is_taken ||
            ltl_content_read(s->intake, s->objects, &s->deltas->at[c->delta].side[side], &scratch,
                             &bytes, &reason, NULL) != LTL_OK) {
            continue;
        }
        c->size = bytes.len;
        if (git_hashsig_create(&c->signature, bytes.ptr, bytes.len,
                               GIT_HASHSIG_ALLOW_SMALL_FILES) != 0) {
            c->signature = NULL;
        }
        ltl_arena_reset(&scratch);
    }
    ltl_arena_clear(&scratch);
}

/* A file cannot be half like one of more than twice its size. */
static bool may_be_similar(const candidate *a, const candidate *b) {
    uint64_t small = a->size < b->size ? a->size : b->size;
    uint64_t large = a->size < b->size ? b->size : a->size;
    return a->signature && b->signature && small * 100 >= large * MIN_SIMILARITY;
}

static int compare_pairs(const void *a, const void *b) {
    const pair *left = a;
    const pair *right = b;
    if (left->similarity != right->similarity) {
        return right->similarity - left->similarity;
    }
    if (left->added != right->added) {
        return left->added < right->added ? -1 : 1;
    }
    return (left->deleted > right->deleted) - (left->deleted < right->deleted);
}

static void join_similar(search *s) {
    pairs found = {0};
    for (uint32_t i = 0; i < s->gone.count; i++) {
        for (uint32_t j = 0; j < s->come.count; j++) {
            if (may_be_similar(&s->gone.at[i], &s->come.at[j])) {
                int similarity =
                    git_hashsig_compare(s->gone.at[i].signature, s->come.at[j].signature);
                if (similarity >= MIN_SIMILARITY) {
                    LTL_PUSH(&s->arena, &found, ((pair){i, j, similarity}));
                }
            }
        }
    }
    if (found.count > 0) {
        qsort(found.at, found.count, sizeof(*found.at), compare_pairs);
    }
    for (uint32_t i = 0; i < found.count; i++) {
        candidate *gone = &s->gone.at[found.at[i].deleted];
        candidate *come = &s->come.at[found.at[i].added];
        if (!gone->is_taken && !come->is_taken) {
            join(s, gone, come);
        }
    }
}

static void drop_joined(ltl_deltas *deltas) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < deltas->count; i++) {
        const ltl_delta *delta = &deltas->at[i];
        if (delta->mode[LTL_SIDE_HEAD] != 0 || delta->mode[LTL_SIDE_BASE] != 0 ||
            delta->skip != LTL_REASON_NONE) {
            deltas->at[kept++] = *delta;
        }
    }
    deltas->count = kept;
}

static uint32_t count_left(const candidates *list) {
    uint32_t left = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        left += !list->at[i].is_taken;
    }
    return left;
}

void ltl_renames_find(const ltl_intake *intake, ltl_git_objects *objects, ltl_deltas *deltas) {
    search s = {.intake = intake, .objects = objects, .deltas = deltas};
    collect(&s);
    join_same(&s);
    uint32_t gone = count_left(&s.gone);
    uint32_t come = count_left(&s.come);
    if (gone > 0 && come > 0 && gone <= LTL_MAX_RENAMES && come <= LTL_MAX_RENAMES) {
        sign(&s, &s.gone, LTL_SIDE_BASE);
        sign(&s, &s.come, LTL_SIDE_HEAD);
        join_similar(&s);
    }
    for (uint32_t i = 0; i < s.gone.count; i++) {
        git_hashsig_free(s.gone.at[i].signature);
    }
    for (uint32_t i = 0; i < s.come.count; i++) {
        git_hashsig_free(s.come.at[i].signature);
    }
    drop_joined(deltas);
    ltl_arena_clear(&s.arena);
}
