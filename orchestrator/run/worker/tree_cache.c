#include "orchestrator/run/worker/tree_cache.h"

#include <stdlib.h>

#include "core/limits.h"
#include "orchestrator/run/downgrade.h"

/* The place of the file, else that of whoever was not looked at for longest. */
static ltl_cached_tree *place_of(struct ltl_tree_cache *trees, uint32_t target) {
    ltl_cached_tree *oldest = &trees->at[0];
    for (uint32_t i = 0; i < LTL_CACHED_TREES; i++) {
        ltl_cached_tree *at = &trees->at[i];
        if (at->is_read && at->target == target) {
            return at;
        }
        oldest = at->turn < oldest->turn ? at : oldest;
    }
    return oldest;
}

/* The worker's own scanner and arena wait in the place meanwhile. */
static void change_places(ltl_worker *worker, ltl_cached_tree *cached) {
    ltl_scanner *scanner = worker->scanner;
    ltl_arena arena = worker->file_arena;
    worker->scanner = cached->scanner;
    worker->file_arena = cached->arena;
    cached->scanner = scanner;
    cached->arena = arena;
}

static bool file_read(ltl_worker *worker, ltl_cached_tree *cached, uint32_t target) {
    cached->target = target;
    cached->job = (ltl_side_job){.worker = worker,
                                 .target = &ltl_intake_targets(worker->team->intake)->at[target],
                                 .side = LTL_SIDE_HEAD,
                                 .agents = cached->agents};
    cached->is_read = ltl_side_read(&cached->job);
    return cached->is_read;
}

static bool cache_make(ltl_worker *worker) {
    if (worker->trees == NULL) {
        worker->trees = calloc(1, sizeof *worker->trees);
    }
    return worker->trees != NULL;
}

ltl_cached_tree *ltl_tree_cache_enter(ltl_worker *worker, uint32_t target) {
    if (!cache_make(worker)) {
        return NULL;
    }
    ltl_cached_tree *cached = place_of(worker->trees, target);
    if (cached->scanner == NULL) {
        cached->scanner = ltl_worker_scanner(worker);
    }
    if (cached->scanner == NULL) {
        return NULL;
    }
    cached->turn = ++worker->trees->turn;
    change_places(worker, cached);
    bool is_again = cached->is_read && cached->target == target;
    if (!is_again && !file_read(worker, cached, target)) {
        ltl_tree_cache_leave(worker, cached);
        return NULL;
    }
    cached->job.is_again = is_again;
    cached->job.form = ltl_downgrades_form(worker->team->downgrades, target);
    return cached;
}

/* A parse that was stopped is none, and no large tree is held on to. */
void ltl_tree_cache_leave(ltl_worker *worker, ltl_cached_tree *cached) {
    bool is_stopped = worker->stop != NULL && atomic_load(worker->stop) != LTL_OK;
    if (is_stopped || cached->job.source.text.len > LTL_MAX_CACHED_TREE_BYTES) {
        cached->is_read = false;
    }
    change_places(worker, cached);
}

void ltl_tree_cache_free(struct ltl_tree_cache *trees) {
    for (uint32_t i = 0; trees != NULL && i < LTL_CACHED_TREES; i++) {
        ltl_scanner_free(trees->at[i].scanner);
        ltl_arena_clear(&trees->at[i].arena);
    }
    free(trees);
}
