#include "orchestrator/run/worker/worker_internal.h"

#include <stdlib.h>

#include "core/limits.h"
#include "orchestrator/process/supervise.h"
#include "orchestrator/run/downgrade.h"
#include "orchestrator/run/keep/keep_work.h"
#include "orchestrator/run/quarantine.h"

void ltl_worker__push(ltl_team *team, ltl_batch *batch) {
    pthread_mutex_lock(&team->lock);
    batch->next = team->done;
    team->done = batch;
    pthread_mutex_unlock(&team->lock);
}

void ltl_worker__share_stop(const ltl_worker *worker) {
    int stop = atomic_load(worker->stop);
    int expected = LTL_OK;
    if (stop != LTL_OK) {
        (void)atomic_compare_exchange_strong(&worker->team->stop, &expected, stop);
    }
}

/* What a deeper look would have something to do with. */
static void candidates_count(ltl_team *team, const ltl_file_result *result) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < result->told.count; i++) {
        const ltl_far_outcome *outcome = &result->told.at[i].outcome;
        count += outcome->has_source || outcome->has_sink || outcome->flows.count > 0;
    }
    for (uint32_t i = 0; i < result->head.count; i++) {
        count += result->head.at[i].rule->domain == LTL_DOMAIN_SECURITY;
    }
    atomic_fetch_add(&team->candidates, count);
}

uint32_t ltl_worker_indicate(ltl_worker *worker, uint32_t index) {
    ltl_team *team = worker->team;
    const ltl_chunk *chunk = &team->plan->chunks[index];
    ltl_batch *batch = LTL_NEW(&worker->arena, ltl_batch);
    batch->results = LTL_NEW_ARRAY(&worker->arena, ltl_file_result *, chunk->item_count);
    uint32_t left = 0;
    for (uint32_t i = 0; i < chunk->item_count && atomic_load(worker->stop) == LTL_OK; i++) {
        uint32_t target = team->item_targets[chunk->items[i]];
        const ltl_target *at = &ltl_intake_targets(team->intake)->at[target];
        if (team->is_done[target]) {
            continue;
        }
        ltl_watch_enter(at->path, false, LTL_FORM_WHOLE);
        uint32_t domains = ltl_worker__indicated(worker, at) & team->options->domains;
        ltl_watch_leave();
        for (int domain = 0; domain < LTL_DOMAIN_COUNT; domain++) {
            atomic_fetch_add(&team->indicated[domain], domains >> domain & 1u);
        }
        left += domains != 0;
        if (domains == 0) {
            team->is_done[target] = true;
            batch->results[batch->result_count++] = ltl_worker_target(worker, target);
        }
    }
    ltl_worker__push(team, batch);
    ltl_worker__share_stop(worker);
    return left;
}

/* The first one in the order of targets, whoever comes to it first. */
static void change_note(ltl_team *team, uint32_t index) {
    uint32_t before = atomic_load(&team->changed);
    while ((before == 0 || index + 1 < before) &&
           !atomic_compare_exchange_weak(&team->changed, &before, index + 1)) {
    }
}

/* The file as an earlier run has left it, else looked at. */
static ltl_file_result *target_get(ltl_worker *worker, uint32_t index, bool *out_is_new) {
    ltl_team *team = worker->team;
    ltl_file_result *result = NULL;
    if (team->keep != NULL) {
        result = ltl_kept_take(team->keep, team->kept, team, index, worker->reader, &worker->arena,
                               &worker->file_arena);
    }
    if (result == NULL) {
        if (team->kept != NULL && ltl_kept_is_named(team->kept, team, index)) {
            change_note(team, index);
        }
        *out_is_new = true;
        return ltl_worker_target(worker, index);
    }
    atomic_fetch_add(&team->files_done, 1);
    atomic_fetch_add(&team->files_known, 1);
    atomic_fetch_add(&team->findings, result->head.count);
    return result;
}

/* What the next run would need to know of the batch. */
static void batch_keep(ltl_worker *worker, ltl_batch *batch) {
    ltl_buf bytes;
    ltl_buf_init(&bytes, LTL_MAX_DATA_BYTES);
    if (ltl_keep_write(worker->team->keep, worker->team, batch, &bytes)) {
        batch->kept = ltl_arena_copy(&worker->arena, ltl_buf_borrow(&bytes));
    }
    ltl_buf_clear(&bytes);
}

const ltl_batch *ltl_worker_chunk(ltl_worker *worker, uint32_t index, ltl_str id) {
    ltl_team *team = worker->team;
    const ltl_chunk *chunk = &team->plan->chunks[index];
    ltl_batch *batch = LTL_NEW(&worker->arena, ltl_batch);
    bool is_new = false;
    batch->id = ltl_arena_copy(&worker->arena, id);
    batch->results = LTL_NEW_ARRAY(&worker->arena, ltl_file_result *, chunk->item_count);
    for (uint32_t i = 0; i < chunk->item_count && atomic_load(worker->stop) == LTL_OK; i++) {
        uint32_t target = team->item_targets[chunk->items[i]];
        if (!team->is_done[target]) {
            batch->results[batch->result_count++] = target_get(worker, target, &is_new);
            ltl_quarantine_note(team->quarantine, batch->results[batch->result_count - 1]);
            ltl_downgrades_note(team->downgrades, batch->results[batch->result_count - 1]);
            candidates_count(team, batch->results[batch->result_count - 1]);
        }
    }
    bool is_shown = team->options->memory != NULL && team->options->memory->is_shown;
    if (team->keep != NULL && (is_new || is_shown)) {
        batch_keep(worker, batch);
    }
    atomic_fetch_add(&team->cost_done, chunk->cost);
    ltl_worker__push(team, batch);
    ltl_worker__share_stop(worker);
    return batch;
}

static ltl_scanner *scanner_make(const ltl_worker *worker) {
    const ltl_run_options *options = worker->team->options;
    ltl_scanner *scanner = ltl_scanner_new(options->ruleset);
    if (scanner != NULL) {
        ltl_scanner_set_prefilter(scanner, options->use_prefilter);
        ltl_scanner_set_dataflow(scanner, options->dataflow);
        ltl_scanner_set_today(scanner, options->agent.day_seconds);
    }
    return scanner;
}

bool ltl_worker_open(ltl_worker *worker) {
    if (worker->reader != NULL) {
        return true; /* of an earlier job */
    }
    worker->scanner = scanner_make(worker);
    return worker->scanner != NULL && ltl_reader_open(worker->team->intake, &worker->reader, NULL) == LTL_OK;
}

void ltl_worker_clear(ltl_worker *worker, ltl_arena *out_results) {
    ltl_reader_close(worker->reader);
    ltl_scanner_free(worker->scanner);
    ltl_arena_clear(&worker->file_arena);
    free(worker->last_stack);
    *out_results = worker->arena;
    *worker = (ltl_worker){0};
}
