#include "orchestrator/run/worker.h"

#include <stdlib.h>

#include "core/limits.h"
#include "core/line_hash.h"
#include "orchestrator/process/supervise.h"
#include "orchestrator/run/downgrade.h"
#include "orchestrator/run/keep/keep_work.h"
#include "orchestrator/run/quarantine.h"
#include "orchestrator/run/weigh.h"
#include "orchestrator/run/worker_reach.h"
#include "orchestrator/run/worker_windows.h"

/* What git-lfs leaves in place of a large file. */
#define LFS_HEAD LTL_STR("version https://git-lfs.github.com/spec/v1\n")

enum { DETAIL_RULES = 4 };

typedef struct worker_sink {
    ltl_sink sink;
    ltl_arena *arena;
    ltl_findings *findings;
} worker_sink;

static void take(ltl_sink *sink, const ltl_finding *finding) {
    worker_sink *self = sink->target;
    LTL_PUSH(self->arena, self->findings, ltl_finding_copy(self->arena, finding));
}

/* One side of one target, while it is looked at. */
typedef struct side_job {
    ltl_worker *worker;
    const ltl_target *target;
    ltl_file_result *result; /* null: marks are not followed to other files */
    bool was_looked_at;
    ltl_form form; /* the best one that rules have */
    ltl_side side;
    ltl_source source;
    const ltl_language *language; /* what the file is */
    const ltl_language *read_as;  /* what it is parsed as: nothing when it is minified */
    ltl_findings *findings;
    ltl_reason reason;
    ltl_str detail;
    uint8_t *agents;
    ltl_str *agent_details;
} side_job;

static ltl_reason reason_of_status(ltl_status status) {
    switch (status) {
    case LTL_NO_MEMORY:
        return LTL_REASON_MEMORY;
    case LTL_LIMIT:
        return LTL_REASON_TOO_LARGE;
    case LTL_REFUSED:
        return LTL_REASON_CHANGED;
    case LTL_CANCELLED:
        return LTL_REASON_CANCELLED;
    case LTL_DEADLINE:
        return LTL_REASON_DEADLINE;
    default:
        return LTL_REASON_UNREADABLE;
    }
}

static void side_end(side_job *job, ltl_reason reason, ltl_str detail) {
    job->reason = reason;
    job->detail = ltl_arena_copy(&job->worker->arena, detail);
    for (uint32_t i = 0; i < job->worker->team->agent_count; i++) {
        job->agents[i] = (uint8_t)reason;
    }
}

/* False when there is nothing to look at; the reason is set then. */
static bool side_read(side_job *job) {
    ltl_arena *arena = &job->worker->file_arena;
    ltl_arena_reset(arena);
    ltl_str bytes;
    ltl_error error = {0};
    ltl_status status =
        ltl_reader_read(job->worker->reader, job->target, job->side, arena, &bytes, &error);
    if (status != LTL_OK) {
        side_end(job, reason_of_status(status), ltl_str_of(error.text));
        return false;
    }
    ltl_str path = job->side == LTL_SIDE_BASE ? job->target->old_path : job->target->path;
    ltl_source_init(&job->source, arena, path, bytes);
    if (job->source.encoding == LTL_ENCODING_BINARY) {
        side_end(job, LTL_REASON_BINARY, LTL_STR(""));
        return false;
    }
    if (ltl_str_starts_with(bytes, LFS_HEAD)) {
        side_end(job, LTL_REASON_LFS_POINTER, LTL_STR(""));
        return false;
    }
    job->language = ltl_language_of_file(path, job->source.text);
    job->read_as = job->source.is_minified ? NULL : job->language;
    return true;
}

static uint32_t tree_domains_of(const side_job *job, const ltl_language *language) {
    const uint32_t *domains = job->worker->team->tree_domains;
    const ltl_language *twin = ltl_language_twin(job->source.path, language);
    return (language ? domains[ltl_language_index(language)] : 0) |
           (twin ? domains[ltl_language_index(twin)] : 0);
}

static bool runs_own_rules(const ltl_agent_options *options, const ltl_agent *agent) {
    const ltl_rule_info *rule;
    for (uint32_t i = 0; (rule = ltl_agent_rule(agent, i)) != NULL; i++) {
        if (ltl_agent_runs_own(options, rule)) {
            return true;
        }
    }
    return false;
}

/* Why an agent that has nothing to say about this file says nothing. */
static ltl_reason unwanted_reason(const side_job *job, const ltl_agent *agent) {
    if (!job->language) {
        return LTL_REASON_NO_LANGUAGE;
    }
    uint32_t domains = tree_domains_of(job, job->language);
    bool would_look = runs_own_rules(&job->worker->team->options->agent, agent) ||
                      (domains >> agent->domain & 1u) != 0;
    return job->source.is_minified && would_look ? LTL_REASON_MINIFIED : LTL_REASON_NOT_WANTED;
}

/* What a person wants to know about a reason: how much did not parse, which rules gave up. */
static ltl_str detail_of(const side_job *job, const ltl_agent *agent, ltl_reason reason) {
    ltl_arena *arena = &job->worker->arena;
    uint32_t error_bytes = ltl_scanner_error_bytes(job->worker->scanner);
    if (reason == LTL_REASON_PARSE_ERRORS && ltl_scanner_tree_if_parsed(job->worker->scanner)) {
        return ltl_arena_printf(arena, "%u of %zu bytes", error_bytes, job->source.text.len);
    }
    bool has_no_tree = reason == LTL_REASON_TOKENS || reason == LTL_REASON_BYTES;
    const char *cause =
        has_no_tree ? ltl_reason_text(ltl_scanner_tree_reason(job->worker->scanner)) : "";
    const ltl_give_ups *give_ups = ltl_scanner_give_ups(job->worker->scanner);
    ltl_str detail = ltl_str_of(cause);
    uint32_t named = 0;
    for (uint32_t i = 0; i < give_ups->count && named < DETAIL_RULES; i++) {
        const ltl_give_up *one = &give_ups->at[i];
        bool is_told = reason != LTL_REASON_TOKENS && one->reason == reason; /* tokens: all are */
        if (is_told && one->rule->info.domain == agent->domain) {
            detail = ltl_arena_printf(arena, "%.*s%s%.*s", LTL_STR_ARG(detail),
                                      named > 0     ? ", "
                                      : has_no_tree ? ": "
                                                    : "",
                                      LTL_STR_ARG(one->rule->info.id));
            named++;
        }
    }
    return detail;
}

/* A file is as bad as the worst that an agent met while looking at it; when nobody looked, it was
 * skipped for the reason that most concerns it. */
static ltl_reason file_reason(const side_job *job) {
    ltl_reason worst = LTL_REASON_NONE;
    ltl_reason skipped = LTL_REASON_NOT_WANTED;
    bool was_looked_at = false;
    for (uint32_t i = 0; i < job->worker->team->agent_count; i++) {
        ltl_reason reason = (ltl_reason)job->agents[i];
        if (ltl_reason_outcome(reason) != LTL_OUTCOME_SKIPPED) {
            was_looked_at = true;
            worst = ltl_reason_worse(worst, reason);
        } else if (skipped != LTL_REASON_MINIFIED) {
            skipped = reason;
        }
    }
    if (worst != LTL_REASON_NONE) {
        return worst;
    }
    return was_looked_at && skipped != LTL_REASON_MINIFIED ? LTL_REASON_NONE : skipped;
}

static void agents_run(side_job *job) {
    ltl_worker *worker = job->worker;
    ltl_team *team = worker->team;
    worker_sink sink = {{take, &sink}, &worker->arena, job->findings};
    ltl_job agent_job = {
        .scanner = worker->scanner,
        .options = &team->options->agent,
        .tree_domains = tree_domains_of(job, job->read_as),
        .text_domains = team->text_domains,
    };
    for (uint32_t i = 0; i < team->agent_count; i++) {
        const ltl_agent *agent = team->agents[i];
        ltl_reason reason = unwanted_reason(job, agent);
        if (agent->wants(agent, &agent_job)) {
            reason = agent->run(agent, &agent_job, &sink.sink);
            job->agent_details[i] = detail_of(job, agent, reason);
        }
        job->agents[i] = (uint8_t)reason;
    }
}

static ltl_str detail_of_file(const side_job *job) {
    for (uint32_t i = 0; i < job->worker->team->agent_count; i++) {
        if (job->agents[i] == (uint8_t)job->reason) {
            return job->agent_details[i];
        }
    }
    return LTL_STR("");
}

static void scanner_begin(side_job *job) {
    ltl_worker *worker = job->worker;
    const ltl_quarantine *quarantine = worker->team->quarantine;
    size_t target = (size_t)(job->target - ltl_intake_targets(worker->team->intake)->at);
    ltl_scanner_begin(worker->scanner, &job->source, job->read_as, worker->stop);
    ltl_scanner_set_bars(worker->scanner, quarantine->bars, quarantine->places[target]);
    ltl_scanner_set_form(worker->scanner, job->form);
    job->was_looked_at = true;
}

static void side_look(side_job *job) {
    ltl_worker *worker = job->worker;
    if (!side_read(job)) {
        return;
    }
    scanner_begin(job);
    ltl_reaching reaching;
    bool is_first = worker->team->phase == LTL_PHASE_SCAN;
    if (job->result != NULL) {
        ltl_reaching_begin(&reaching, worker, job->result->target,
                           is_first ? &job->result->told : NULL);
    }
    agents_run(job);
    if (job->result != NULL && is_first) {
        bool is_whole = job->form == LTL_FORM_WHOLE; /* else rules did not tell what they would */
        job->result->facts = is_whole ? ltl_reaching_facts(worker, job->target->path) : NULL;
        job->result->lent = ltl_reaching_lent(worker);
    }
    ltl_line_hash_set(&worker->arena, &worker->file_arena, job->source.text, job->findings->at,
                      job->findings->count);
    job->reason = file_reason(job);
    job->detail = detail_of_file(job);
    int stop = atomic_load(worker->stop);
    if (stop != LTL_OK) {
        side_end(job, reason_of_status((ltl_status)stop), LTL_STR(""));
    } else if (ltl_arena_is_exhausted(ltl_scanner_arena(worker->scanner)) ||
               ltl_arena_is_exhausted(&worker->file_arena) ||
               ltl_arena_is_exhausted(&worker->arena)) {
        side_end(job, LTL_REASON_MEMORY, LTL_STR(""));
    }
}

static bool is_windowed(const ltl_team *team, const ltl_target *target) {
    return target->skip == LTL_REASON_TOO_LARGE && !team->options->skips_large &&
           team->text_domains != 0;
}

bool ltl_team_looks_at(const ltl_team *team, const ltl_target *target) {
    return target->skip == LTL_REASON_NONE || is_windowed(team, target) ||
           (team->options->both_sides && target->change == LTL_CHANGE_DELETED);
}

static ltl_windowed side_windows(side_job *job) {
    ltl_windowed windowed = {
        .findings = job->findings, .agents = job->agents, .agent_details = job->agent_details};
    ltl_worker_windows(job->worker, job->target, job->side, &windowed);
    job->reason = windowed.reason;
    job->detail = windowed.detail;
    return windowed;
}

/* Of most files nobody has anything to say, and a history has many. */
static ltl_str *details_keep(ltl_worker *worker, const ltl_str *details) {
    uint32_t count = worker->team->agent_count;
    bool is_said = false;
    for (uint32_t i = 0; i < count && !is_said; i++) {
        is_said = details[i].len > 0;
    }
    if (!is_said) {
        return NULL;
    }
    ltl_str *kept = LTL_NEW_ARRAY(&worker->arena, ltl_str, count);
    memcpy(kept, details, count * sizeof(*kept));
    return kept;
}

static void head_look(ltl_worker *worker, const ltl_target *target, ltl_file_result *result) {
    ltl_str details[LTL_LEDGER_MAX_AGENTS] = {{0}};
    side_job job = {.worker = worker,
                    .target = target,
                    .side = LTL_SIDE_HEAD,
                    .form = result->form,
                    .result = worker->team->is_reaching ? result : NULL,
                    .findings = &result->head,
                    .agents = result->agents,
                    .agent_details = details};
    if (is_windowed(worker->team, target)) {
        ltl_windowed windowed = side_windows(&job);
        result->bytes = windowed.bytes;
        result->lines = windowed.lines;
    } else if (target->skip != LTL_REASON_NONE) {
        side_end(&job, target->skip, target->skip_detail);
    } else {
        side_look(&job);
        result->is_barred =
            job.was_looked_at &&
            !ltl_scanner_rules(worker->scanner, &worker->arena, &result->awake, &result->ran_out);
        result->failed_forms = job.was_looked_at ? ltl_scanner_failed_forms(worker->scanner) : 0;
        result->bytes = job.source.text.len;
        result->lines = job.source.line_count;
        result->content = job.source.content;
    }
    result->reason = job.reason;
    result->detail = job.detail;
    result->agent_details = details_keep(worker, details);
}

static void base_look(ltl_worker *worker, const ltl_target *target, ltl_file_result *result) {
    uint8_t agents[LTL_LEDGER_MAX_AGENTS] = {0};
    ltl_str details[LTL_LEDGER_MAX_AGENTS] = {{0}};
    side_job job = {.worker = worker,
                    .target = target,
                    .side = LTL_SIDE_BASE,
                    .form = result->form,
                    .findings = &result->base,
                    .agents = agents,
                    .agent_details = details};
    /* Of a file that was small before, what its trees tell has nothing to be compared with. */
    bool is_large = is_windowed(worker->team, target);
    if (!is_large) {
        side_look(&job);
        is_large = job.reason == LTL_REASON_TOO_LARGE && !worker->team->options->skips_large;
    }
    if (is_large) {
        (void)side_windows(&job);
    }
    result->base_content = job.source.content;
    result->base_reason = job.reason;
    result->base_detail = job.detail;
}

static ltl_file_result *target_look(ltl_worker *worker, uint32_t index) {
    ltl_team *team = worker->team;
    const ltl_target *target = &ltl_intake_targets(team->intake)->at[index];
    ltl_file_result *result = LTL_NEW(&worker->arena, ltl_file_result);
    result->target = index;
    result->form = ltl_downgrades_form(team->downgrades, index);
    ltl_call_beat(worker->call);
    ltl_watch_enter(target->path, team->phase != LTL_PHASE_SCAN, (uint8_t)result->form);
    head_look(worker, target, result);
    if (team->options->both_sides && target->change != LTL_CHANGE_ADDED &&
        target->change != LTL_CHANGE_NONE && atomic_load(worker->stop) == LTL_OK) {
        base_look(worker, target, result);
    }
    ltl_watch_leave();
    ltl_findings_weigh(&result->head, team->options->agent.min_severity);
    ltl_findings_weigh(&result->base, team->options->agent.min_severity);
    if (team->phase == LTL_PHASE_SCAN) {
        atomic_fetch_add(&team->files_done, 1);
        atomic_fetch_add(&team->findings, result->head.count);
    }
    return result;
}

ltl_file_result *ltl_worker_target(ltl_worker *worker, uint32_t index) {
    return target_look(worker, index);
}

static void batch_push(ltl_team *team, ltl_batch *batch) {
    pthread_mutex_lock(&team->lock);
    batch->next = team->done;
    team->done = batch;
    pthread_mutex_unlock(&team->lock);
}

/* Who was told to stop tells the team: the rest of the files is accounted for with that reason. */
static void stop_share(const ltl_worker *worker) {
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

/* Which domains could have something to say; all of them where two sides are compared. */
static uint32_t target_indicated(ltl_worker *worker, const ltl_target *target) {
    uint8_t agents[LTL_LEDGER_MAX_AGENTS] = {0};
    ltl_str details[LTL_LEDGER_MAX_AGENTS] = {{0}};
    side_job job = {.worker = worker,
                    .target = target,
                    .side = LTL_SIDE_HEAD,
                    .agents = agents,
                    .agent_details = details};
    if (worker->team->options->both_sides) {
        return UINT32_MAX;
    }
    if (target->skip != LTL_REASON_NONE || !side_read(&job)) {
        return 0;
    }
    ltl_scanner_begin(worker->scanner, &job.source, job.read_as, worker->stop);
    return ltl_scanner_indicated(worker->scanner);
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
        uint32_t domains = target_indicated(worker, at) & team->options->domains;
        ltl_watch_leave();
        for (int domain = 0; domain < LTL_DOMAIN_COUNT; domain++) {
            atomic_fetch_add(&team->indicated[domain], domains >> domain & 1u);
        }
        left += domains != 0;
        if (domains == 0) {
            team->is_done[target] = true;
            batch->results[batch->result_count++] = target_look(worker, target);
        }
    }
    batch_push(team, batch);
    stop_share(worker);
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
        return target_look(worker, index);
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
    batch_push(team, batch);
    stop_share(worker);
    return batch;
}

/* What the rules of the work tell about its file. */
static ltl_told *work_look(ltl_worker *worker, const ltl_world_work *work) {
    const ltl_target *target = &ltl_intake_targets(worker->team->intake)->at[work->file];
    ltl_told *told = LTL_NEW(&worker->arena, ltl_told);
    uint8_t agents[LTL_LEDGER_MAX_AGENTS] = {0};
    side_job job = {.worker = worker, .target = target, .side = LTL_SIDE_HEAD, .agents = agents};
    job.form = ltl_downgrades_form(worker->team->downgrades, work->file);
    if (side_read(&job)) {
        ltl_reaching reaching;
        ltl_watch_enter(target->path, true, (uint8_t)job.form);
        scanner_begin(&job);
        ltl_reaching_begin(&reaching, worker, work->file, told);
        ltl_scanner_look(worker->scanner, work->rules, work->rule_count);
        ltl_watch_leave();
    }
    return told;
}

/* The values of the file of the work, with functions of other files. */
static const ltl_value_places *work_borrow(ltl_worker *worker, const ltl_world_work *work) {
    const ltl_target *target = &ltl_intake_targets(worker->team->intake)->at[work->file];
    uint8_t agents[LTL_LEDGER_MAX_AGENTS] = {0};
    side_job job = {.worker = worker, .target = target, .side = LTL_SIDE_HEAD, .agents = agents};
    if (!side_read(&job)) {
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
        ltl_kept_work(team->keep, team->kept, team, work->file, &worker->arena, &result)) {
        atomic_fetch_add(&team->works_known, 1);
        return result;
    }
    if (team->phase == LTL_PHASE_LOOK) {
        result.told = work_look(worker, work);
    } else if (team->phase == LTL_PHASE_BORROW) {
        result.places = work_borrow(worker, work);
    } else {
        result.result = target_look(worker, work->file);
    }
    atomic_fetch_add(&team->works_done, 1);
    if (may_keep && atomic_load(worker->stop) == LTL_OK) {
        ltl_keep_work_write(team->keep, team, work->file, &result, part);
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
        batch_push(team, batch);
    }
    stop_share(worker);
    return batch;
}

bool ltl_worker_open(ltl_worker *worker) {
    ltl_team *team = worker->team;
    if (worker->reader != NULL) {
        return true; /* of an earlier job */
    }
    worker->scanner = ltl_scanner_new(team->options->ruleset);
    if (!worker->scanner || ltl_reader_open(team->intake, &worker->reader, NULL) != LTL_OK) {
        return false;
    }
    ltl_scanner_set_prefilter(worker->scanner, team->options->use_prefilter);
    ltl_scanner_set_dataflow(worker->scanner, team->options->dataflow);
    ltl_scanner_set_today(worker->scanner, team->options->agent.day_seconds);
    return true;
}

void ltl_worker_clear(ltl_worker *worker, ltl_arena *out_results) {
    ltl_reader_close(worker->reader);
    ltl_scanner_free(worker->scanner);
    ltl_arena_clear(&worker->file_arena);
    free(worker->last_stack);
    *out_results = worker->arena;
    *worker = (ltl_worker){0};
}
