#include "orchestrator/run/worker/worker_internal.h"

#include "orchestrator/process/supervise.h"
#include "orchestrator/run/downgrade.h"
#include "orchestrator/run/weigh.h"
#include "orchestrator/run/worker/side.h"
#include "orchestrator/run/worker/windowed.h"

static bool is_windowed(const ltl_team *team, const ltl_target *target) {
    return target->skip == LTL_REASON_TOO_LARGE && !team->options->skips_large &&
           team->text_domains != 0;
}

bool ltl_team_looks_at(const ltl_team *team, const ltl_target *target) {
    return target->skip == LTL_REASON_NONE || is_windowed(team, target) ||
           (team->options->both_sides && target->change == LTL_CHANGE_DELETED);
}

static ltl_windowed side_windows(ltl_side_job *job) {
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
    ltl_side_job job = {.worker = worker,
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
        ltl_side_end(&job, target->skip, target->skip_detail);
    } else {
        ltl_side_look(&job);
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
    ltl_side_job job = {.worker = worker,
                        .target = target,
                        .side = LTL_SIDE_BASE,
                        .form = result->form,
                        .findings = &result->base,
                        .agents = agents,
                        .agent_details = details};
    /* Of a file that was small before, what its trees tell has nothing to be compared with. */
    bool is_large = is_windowed(worker->team, target);
    if (!is_large) {
        ltl_side_look(&job);
        is_large = job.reason == LTL_REASON_TOO_LARGE && !worker->team->options->skips_large;
    }
    if (is_large) {
        (void)side_windows(&job);
    }
    result->base_content = job.source.content;
    result->base_reason = job.reason;
    result->base_detail = job.detail;
}

ltl_file_result *ltl_worker_target(ltl_worker *worker, uint32_t index) {
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

uint32_t ltl_worker__indicated(ltl_worker *worker, const ltl_target *target) {
    uint8_t agents[LTL_LEDGER_MAX_AGENTS] = {0};
    ltl_str details[LTL_LEDGER_MAX_AGENTS] = {{0}};
    ltl_side_job job = {.worker = worker,
                        .target = target,
                        .side = LTL_SIDE_HEAD,
                        .agents = agents,
                        .agent_details = details};
    if (worker->team->options->both_sides) {
        return UINT32_MAX;
    }
    if (target->skip != LTL_REASON_NONE || !ltl_side_read(&job)) {
        return 0;
    }
    ltl_scanner_begin(worker->scanner, &job.source, job.read_as, worker->stop);
    return ltl_scanner_indicated(worker->scanner);
}
