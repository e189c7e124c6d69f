#include <ctype.h>
#include <stdlib.h>

#include "analyzers/match/matcher_internal.h"
#include "analyzers/syntax/pipe.h"

enum { FIRST_SLOTS = 64 };

static int compare_bound(const void *a, const void *b) {
    const ltl_bound *left = a;
    const ltl_bound *right = b;
    return (left->metavariable > right->metavariable) - (left->metavariable < right->metavariable);
}

static ltl_env env_of(ltl_search *search) {
    ltl_env env = {.count = search->bound_count};
    if (env.count > 0) {
        ltl_bound *copy = LTL_NEW_ARRAY(search->arena, ltl_bound, env.count);
        memcpy(copy, search->bound, env.count * sizeof *copy);
        qsort(copy, env.count, sizeof *copy, compare_bound);
        env.at = copy;
    }
    return env;
}

static bool same_env(const ltl_env *env, const ltl_search *search) {
    for (uint32_t i = 0; i < search->bound_count; i++) {
        const ltl_bound *had = ltl_env_find(env, search->bound[i].metavariable);
        if (had == NULL || had->first != search->bound[i].first ||
            !ltl_span_eq(had->span, search->bound[i].span)) {
            return false;
        }
    }
    return env->count == search->bound_count;
}

/* ---- the matches found, by what they are ---- */

static uint64_t mix(uint64_t a, uint64_t b) {
    uint64_t x = (a ^ (b << 32 | b >> 32)) * UINT64_C(0x9E3779B97F4A7C15);
    return x ^ x >> 29;
}

/* The order of the bindings does not matter. */
static uint64_t hash_of(ltl_span span, ltl_node root, const ltl_bound *bound, uint32_t count) {
    uint64_t hash = mix(mix(span.start, span.end), root);
    for (uint32_t i = 0; i < count; i++) {
        hash += mix(mix(bound[i].metavariable, bound[i].first),
                    mix(bound[i].span.start, bound[i].span.end));
    }
    return hash ^ hash >> 32;
}

static void slots_grow(ltl_search *search) {
    uint32_t count = search->slots == NULL ? FIRST_SLOTS : (search->slot_mask + 1) * 2;
    while (count / 2 <= search->found->count) { /* of an earlier reading */
        count *= 2;
    }
    search->slots = LTL_NEW_ARRAY(search->arena, uint32_t, count);
    search->slot_mask = count - 1;
    for (uint32_t i = 0; i < search->found->count; i++) {
        const ltl_range *had = &search->found->at[i];
        uint64_t hash = hash_of(had->span, had->node, had->env.at, had->env.count);
        while (search->slots[hash & search->slot_mask] != 0) {
            hash++;
        }
        search->slots[hash & search->slot_mask] = i + 1;
    }
}

/* The slot of the match at hand, or the free one where it belongs. */
static uint32_t *slot_of(ltl_search *search, ltl_span span) {
    uint64_t hash = hash_of(span, search->root, search->bound, search->bound_count);
    for (;; hash++) {
        uint32_t *slot = &search->slots[hash & search->slot_mask];
        if (*slot == 0) {
            return slot;
        }
        const ltl_range *had = &search->found->at[*slot - 1];
        if (had->node == search->root && ltl_span_eq(had->span, span) &&
            same_env(&had->env, search)) {
            return slot;
        }
    }
}

/* A call's block is a call of its own around it: `f(x)` in `f(x) do … end` ends before the block when the
 * pattern has none. What is piped into a call is a part of it: `f(x)` is all of `x |> f()`. */
static ltl_span span_of_root(const ltl_search *search) {
    const ltl_tree *tree = search->tree;
    ltl_span span = ltl_tree_span(tree, search->root);
    ltl_node first = search->pattern->first;
    if (tree->kind[search->root] != LTL_KIND_CALL || search->asked->kind[first] != LTL_KIND_CALL) {
        return span;
    }
    if (ltl_piped_argument(tree, search->root) != LTL_NO_NODE) {
        span.start = tree->start[tree->parent[search->root]];
    }
    if (ltl_tree_child(search->asked, first, LTL_ROLE_BODY) != LTL_NO_NODE) {
        return span;
    }
    ltl_node body = ltl_tree_child(tree, search->root, LTL_ROLE_BODY);
    if (body != LTL_NO_NODE && tree->stop[body] == span.end) {
        span.end = tree->start[body];
        while (span.end > span.start + 1 &&
               isspace((unsigned char)tree->source->text.ptr[span.end - 1])) {
            span.end--;
        }
    }
    return span;
}

void ltl_search_record(ltl_search *search) {
    ltl_span span = search->has_run ? search->run : span_of_root(search);
    ltl_ranges *found = search->found;
    if (search->slots == NULL || found->count > search->slot_mask / 2) {
        slots_grow(search);
    }
    search->is_settled = !search->pattern->binds && search->pattern->root_count == 1;
    uint32_t *slot = slot_of(search, span);
    if (*slot != 0) {
        return;
    }
    if (found->count == LTL_MAX_RANGES_PER_PATTERN) {
        search->reason = LTL_REASON_TOO_MANY_FINDINGS;
        return;
    }
    if (ltl_arena_is_exhausted(search->arena)) {
        search->reason = LTL_REASON_MEMORY;
        return;
    }
    ltl_range range = {.span = span,
                       .node = search->root,
                       .env = env_of(search),
                       .open_from = search->has_run ? search->run_open_from : 0};
    LTL_PUSH(search->arena, found, range);
    *slot = found->count;
}
