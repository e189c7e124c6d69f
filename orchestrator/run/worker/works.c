#include "orchestrator/run/worker/worker_internal.h"

#include "core/limits.h"
#include "orchestrator/process/supervise.h"
#include "orchestrator/run/downgrade.h"
#include "orchestrator/run/keep/keep_work.h"
#include "orchestrator/run/quarantine.h"
#include "orchestrator/run/worker/reaching.h"
#include "orchestrator/run/worker/side.h"
#include "orchestrator/run/worker/tree_cache.h"

/* What the rules of the work tell about its file. */
static ltl_told *work_look(ltl_worker *worker, const ltl_world_work *work) {
    const ltl_team *team = worker->team;
    uint8_t agents[LTL_LEDGER_MAX_AGENTS] = {0};
    ltl_told *told = LTL_NEW(&worker->arena, ltl_told);
    ltl_side_job job = {.worker = worker,
                        .target = &ltl_intake_targets(team->intake)->at[work->file],
                        .side = LTL_SIDE_HEAD,
                        .form = ltl_downgrades_form(team->downgrades, work->file),
                        .agents = agents};
    bool has_tree = job.form < LTL_FORM_TOKENS; /* else nobody may see one, whatever an earlier look made */
    job.packed = has_tree ? ltl_tree_cache_borrow(team->trees, work->file) : NULL;
    if (job.packed != NULL || ltl_side_read(&job)) {
        ltl_reaching reaching;
        ltl_watch_enter(job.target->path, true, (uint8_t)job.form);
        ltl_side_begin(&job);
        ltl_reaching_begin(&reaching, worker, work->file, told);
        ltl_scanner_look(worker->scanner, work->rules, work->rule_count);
        ltl_watch_leave();
    }
    if (job.packed != NULL) {
        ltl_tree_cache_give_back(team->trees, work->file);
    } else if (job.was_looked_at) {
        ltl_tree_cache_add(team->trees, work->file, worker->scanner);
    }
    return told;
}

/* The values of the file of the work, with functions of other files. */
static const ltl_value_places *work_borrow(ltl_worker *worker, const ltl_world_work *work) {
    const ltl_target *target = &ltl_intake_targets(worker->team->intake)->at[work->file];
    uint8_t agents[LTL_LEDGER_MAX_AGENTS] = {0};
    ltl_side_job job = {
        .worker = worker, .target = target, .side = LTL_SIDE_HEAD, .agents = agents};
    if (!ltl_side_read(&job)) {
        return NULL;
    }
    ltl_watch_enter(target->path, true, LTL_FORM_WHOLE);
    ltl_scanner_begin(worker->scanner, &job.source, job.read_as, worker->stop);
    const ltl_value_places *places = ltl_reaching_borrow(worker, work->file);
    ltl_watch_leave();
    return places;
}

/* The work as an earlier run has left it, else done; and then left for the next run. */
static ltl_work_result work_get(ltl_worker *worker, const ltl_world_work *work, ltl_buf *part) {
    ltl_team *team = worker->team;
    ltl_work_result result = {0};
    bool may_keep = team->keep != NULL && !atomic_load(&team->quarantine->has_bars) &&
                    !atomic_load(&team->downgrades->has_bars);
    if (may_keep &&
        ltl_kept_work(team->keep, team->kept, team, work, &worker->arena, &result)) {
        atomic_fetch_add(&team->works_known, 1);
        return result;
    }
    if (team->phase == LTL_PHASE_LOOK) {
        result.told = work_look(worker, work);
    } else if (team->phase == LTL_PHASE_BORROW) {
        result.places = work_borrow(worker, work);
    } else {
        result.result = ltl_worker_target(worker, work->file);
    }
    atomic_fetch_add(&team->works_done, 1);
    if (may_keep && atomic_load(worker->stop) == LTL_OK) {
        ltl_keep_work_write(team->keep, team, work, &result, part);
    }
    return result;
}

static void work_take(ltl_team *team, uint32_t index, const ltl_work_result *result,
                      ltl_batch *batch) {
    if (team->phase == LTL_PHASE_LOOK) {
        team->looks[index] = result->told;
    } else if (team->phase == LTL_PHASE_BORROW) {
        team->borrowed[team->works->at[index].file] = result->places;
    } else {
        batch->results[batch->result_count++] = result->result;
    }
}

/* Named by its first new work, so that it takes the place of no other. */
static void works_keep(ltl_worker *worker, ltl_batch *batch, uint32_t first, ltl_buf *part) {
    if (ltl_keep_work_end(part)) {
        batch->id = ltl_arena_printf(&worker->arena, "works %u.%u", worker->team->round, first);
        batch->kept = ltl_arena_copy(&worker->arena, ltl_buf_borrow(part));
    }
}

const ltl_batch *ltl_worker_works(ltl_worker *worker, uint32_t index, uint32_t end) {
    ltl_team *team = worker->team;
    ltl_batch *batch = LTL_NEW(&worker->arena, ltl_batch);
    uint32_t first = end;
    ltl_buf part;
    ltl_buf_init(&part, LTL_MAX_DATA_BYTES);
    batch->results = LTL_NEW_ARRAY(&worker->arena, ltl_file_result *, (size_t)(end - index) + 1);
    for (uint32_t i = index; i < end && atomic_load(worker->stop) == LTL_OK; i++) {
        ltl_work_result result = work_get(worker, &team->works->at[i], &part);
        first = part.len > 0 && first == end ? i : first;
        work_take(team, i, &result, batch);
    }
    works_keep(worker, batch, first, &part);
    ltl_buf_clear(&part);
    if (batch->result_count > 0) {
        ltl_worker__push(team, batch);
    }
    ltl_worker__share_stop(worker);
    return batch;
}
