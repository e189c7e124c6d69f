#include "orchestrator/run/run.h"

#include <stdlib.h>

#include "analyzers/embedded/embedded.h"
#include "core/limits.h"
#include "orchestrator/drive/cpus.h"
#include "orchestrator/drive/drive.h"
#include "orchestrator/plan/weight.h"
#include "orchestrator/process/supervise.h"
#include "orchestrator/run/isolate.h"
#include "orchestrator/run/replay.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/run/tools/run_tools.h"
#include "orchestrator/workflow/files/read.h"

enum { SIGNALS_BEFORE_EXIT = 2 };

extern const char ltl_scan_workflow_start[];
extern const char ltl_scan_workflow_end[];

/* A file is also looked at by the rules of the languages of the code in it. */
static void domains_embed(const ltl_rule *rule, uint32_t *domains) {
    for (size_t i = 0; i < ltl_language_count; i++) {
        const ltl_language *host = ltl_languages[i];
        bool may_speak = !host->has_fences || rule->speaks_in_documents;
        for (const ltl_language *const *at = rule->languages; may_speak && at && *at; at++) {
            domains[i] |= ltl_embedded_is_host_of(host, *at) ? 1u << rule->info.domain : 0;
        }
    }
}

/* Which domains have rules for which language; the last entry is for files without one. */
static void domains_collect(ltl_run *self) {
    uint32_t *domains = LTL_NEW_ARRAY(&self->arena, uint32_t, ltl_language_count + 1);
    const ltl_ruleset *ruleset = self->options->ruleset;
    uint32_t count = ltl_ruleset_count(ruleset);
    const ltl_rule **text_rules = LTL_NEW_ARRAY(&self->arena, const ltl_rule *, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        const ltl_rule *rule = ltl_ruleset_rule(ruleset, i);
        uint32_t bit = 1u << rule->info.domain;
        if (rule->is_any_text) {
            self->team.text_domains |= bit;
            text_rules[self->team.text_rule_count++] = rule;
        }
        for (const ltl_language *const *at = rule->languages; at && *at; at++) {
            domains[ltl_language_index(*at)] |= bit;
        }
        domains_embed(rule, domains);
    }
    self->team.tree_domains = domains;
    self->team.text_rules = text_rules;
}

static void agents_collect(ltl_run *self) {
    const ltl_agent **agents = LTL_NEW_ARRAY(&self->arena, const ltl_agent *, ltl_agent_count + 1);
    for (size_t i = 0; i < ltl_agent_count; i++) {
        bool is_wanted = (self->options->domains >> ltl_agents[i]->domain & 1u) != 0;
        if (is_wanted && self->team.agent_count < LTL_LEDGER_MAX_AGENTS) {
            agents[self->team.agent_count++] = ltl_agents[i];
        }
    }
    self->team.agents = agents;
}

static void work_plan(ltl_run *self) {
    ltl_arena *arena = &self->arena;
    const ltl_targets *targets = ltl_intake_targets(self->intake);
    ltl_plan_item *items = LTL_NEW_ARRAY(arena, ltl_plan_item, (size_t)targets->count + 1);
    uint32_t *item_targets = LTL_NEW_ARRAY(arena, uint32_t, (size_t)targets->count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < targets->count; i++) {
        if (ltl_team_looks_at(&self->team, &targets->at[i])) {
            ltl_str path = targets->at[i].path;
            items[count] = (ltl_plan_item){
                .path = path, .size = targets->at[i].size, .weight = ltl_plan_weight(path)};
            item_targets[count++] = i;
        }
    }
    ltl_plan_make(arena, items, count, 0, &self->whole);
    self->team.plan = &self->whole;
    self->team.item_targets = item_targets;
}

/* What is left of the plan for this run; places of files are those of the whole. */
static void work_share(ltl_run *self) {
    const ltl_run_shares *shares = &self->options->shares;
    self->plan = self->whole;
    if (shares->count > 0) {
        ltl_plan_share(&self->arena, &self->whole, shares->count, shares->wanted, &self->plan);
    }
    self->team.plan = &self->plan;
    bool *is_planned =
        LTL_NEW_ARRAY(&self->arena, bool, (size_t)ltl_intake_targets(self->intake)->count + 1);
    for (uint32_t i = 0; i < self->plan.chunk_count; i++) {
        const ltl_chunk *chunk = &self->plan.chunks[i];
        for (uint32_t k = 0; k < chunk->item_count; k++) {
            is_planned[self->team.item_targets[chunk->items[k]]] = true;
        }
        self->work_count += chunk->item_count;
    }
    self->team.is_planned = is_planned;
}

static void team_form(ltl_run *self) {
    self->team.intake = self->intake;
    self->team.options = self->options;
    pthread_mutex_init(&self->team.lock, NULL);
    domains_collect(self);
    agents_collect(self);
    work_plan(self);
    self->team.is_done =
        LTL_NEW_ARRAY(&self->arena, bool, (size_t)ltl_intake_targets(self->intake)->count + 1);
    if (self->options->memory != NULL || ltl_suspect_count() > 0) {
        ltl_keep_open(&self->keep, &self->arena, self->options->ruleset);
        self->team.keep = &self->keep;
    }
    ltl_quarantine_open(&self->quarantine, &self->team);
    self->team.quarantine = &self->quarantine;
    ltl_downgrades_open(&self->downgrades, &self->team, self->quarantine.places);
    self->team.downgrades = &self->downgrades;
    work_share(self);
    if (self->options->quarantine_us > 0) {
        ltl_quarantine_recall(&self->quarantine, self->options->circuits);
        ltl_downgrades_recall(&self->downgrades, self->options->circuits);
    }
    ltl_run_reach_begin(&self->reach, &self->team);
    uint32_t jobs = self->options->jobs > 0 ? self->options->jobs : ltl_cpus_allowed();
    jobs = jobs < LTL_MAX_JOBS ? jobs : LTL_MAX_JOBS;
    self->worker_count = jobs < self->plan.chunk_count ? jobs : self->plan.chunk_count;
    self->worker_count += self->worker_count == 0; /* the other tasks need a thread, too */
    self->workers = LTL_NEW_ARRAY(&self->arena, ltl_worker, self->worker_count);
    self->results = LTL_NEW_ARRAY(&self->arena, ltl_arena, (size_t)self->worker_count + 1);
}

/* What an earlier run has left, and what files came to on which an earlier process crashed. */
static void kept_open(ltl_run *self) {
    if (self->team.keep == NULL) {
        return;
    }
    ltl_str *parts;
    uint32_t count;
    ltl_run__isolate(self, &parts, &count);
    ltl_kept_open(&self->kept, &self->arena, parts, count);
    const ltl_run_memory *memory = self->options->memory;
    self->kept.names = memory != NULL ? memory->names : NULL;
    self->kept.named = memory != NULL ? memory->named : 0;
    self->team.kept = &self->kept;
}

static void progress_tell(const ltl_run *self) {
    if (!self->options->on_progress) {
        return;
    }
    ltl_run_progress progress = {
        .files_done = self->merge.skipped_count + atomic_load(&self->team.files_done),
        .files_total = ltl_intake_targets(self->intake)->count,
        .cost_done = atomic_load(&self->team.cost_done),
        .cost_total = self->plan.cost,
        .findings = atomic_load(&self->team.findings),
    };
    self->options->on_progress(self->options->progress_context, &progress);
}

static void on_tick(void *context, ltl_engine *engine) {
    ltl_run *self = context;
    progress_tell(self);
    if (self->is_unwanted) {
        ltl_engine_stop(engine, LTL_ENDING_CANCELLED, "nobody reads what it finds");
        self->is_unwanted = false; /* once: a second stop is no gentle one */
    }
    if (self->options->tick != NULL) {
        self->options->tick(self->options->tell_context, engine);
    }
}

/* The results of one chunk, when it is what has just ended; else null. */
static const ltl_batch *chunk_of(const ltl_happening *happening) {
    bool is_end =
        happening->kind == LTL_HAPPENING_ENDED && ltl_ending_has_data(happening->result->ending);
    const ltl_data *handle =
        is_end ? ltl_data_member(&happening->result->outputs, LTL_STR("chunk")) : NULL;
    bool is_chunk =
        handle != NULL && handle->kind == LTL_DATA_HANDLE && ltl_str_is(handle->text, "chunk");
    return is_chunk ? handle->handle : NULL;
}

/* What a chunk came to is remembered before it is told that it is over. */
static void chunk_remember(const ltl_run *self, const ltl_happening *happening) {
    const ltl_run_memory *memory = self->options->memory;
    const ltl_batch *batch = memory != NULL && memory->put != NULL ? chunk_of(happening) : NULL;
    if (batch != NULL && batch->kept.len > 0) {
        memory->put(memory->context, batch->id, batch->kept);
    }
}

static void chunk_show(ltl_run *self, const ltl_batch *batch) {
    const ltl_targets *targets = ltl_intake_targets(self->intake);
    ltl_arena arena = {0};
    ltl_looked *files = LTL_NEW_ARRAY(&arena, ltl_looked, (size_t)batch->result_count + 1);
    for (uint32_t i = 0; i < batch->result_count; i++) {
        const ltl_file_result *result = batch->results[i];
        files[i] = (ltl_looked){&targets->at[result->target], &result->head};
    }
    self->is_unwanted |= !self->options->on_looked(self->options->looked_context, files,
                                                   batch->result_count, self->work_count);
    ltl_arena_clear(&arena);
}

static void around_note(ltl_run *self, const ltl_happening *happening) {
    if (happening->kind == LTL_HAPPENING_ENDED && ltl_run__looks_around(happening->step) &&
        happening->result->skip == LTL_SKIP_NOT_REACHED) {
        self->left_out = self->critical > 0
                             ? LTL_STR("something critical is new, and that comes first")
                             : ltl_arena_copy(&self->arena, happening->result->reason);
    }
}

/* A stop of the whole is known to the team at once, also for files that nobody is looking at. */
static void on_tell(void *context, const ltl_happening *happening) {
    ltl_run *self = context;
    ltl_assessments_tell(&self->assessments, happening);
    ltl_gaps_tell(&self->gaps, happening);
    bool is_whole = happening->step == NULL || happening->step->parent == LTL_NO_STEP;
    if (happening->kind == LTL_HAPPENING_STOPPED && is_whole) {
        int expected = LTL_OK;
        bool is_late = strcmp(happening->what, ltl_ending_id(LTL_ENDING_TIMED_OUT)) == 0;
        (void)atomic_compare_exchange_strong(&self->team.stop, &expected,
                                             is_late ? LTL_DEADLINE : LTL_CANCELLED);
    }
    self->reach.was_asked |=
        happening->kind == LTL_HAPPENING_STARTED && ltl_run__links(happening->step);
    around_note(self, happening);
    chunk_remember(self, happening);
    const ltl_batch *looked = chunk_of(happening);
    if (self->options->on_looked != NULL && looked != NULL && ltl_run__looks(happening->step)) {
        chunk_show(self, looked);
    }
    if (self->options->tell != NULL) {
        self->options->tell(self->options->tell_context, happening);
    }
}

void ltl_run__batches_take(ltl_run *self) {
    pthread_mutex_lock(&self->team.lock);
    ltl_batch *batch = self->team.done;
    self->team.done = NULL;
    pthread_mutex_unlock(&self->team.lock);
    for (; batch; batch = batch->next) {
        ltl_run_merge_take(&self->merge, batch);
    }
}

/* Before what rules said is used. */
void ltl_run__quarantine(ltl_run *self) {
    if (atomic_load(&self->team.stop) == LTL_OK) {
        ltl_run__replay(self);
    }
    ltl_quarantine_settle(&self->quarantine, &self->team, self->merge.results,
                          ltl_intake_targets(self->intake)->count);
}

void ltl_run__gather(ltl_run *self) {
    ltl_run__batches_take(self);
    ltl_run__quarantine(self);
    /* A target without a result: the run was stopped first, or the workflow left it out. */
    int stop = atomic_load(&self->team.stop);
    ltl_reason missing = stop == LTL_DEADLINE                ? LTL_REASON_DEADLINE
                         : stop == LTL_CANCELLED             ? LTL_REASON_CANCELLED
                         : atomic_load(&self->has_no_memory) ? LTL_REASON_MEMORY
                                                             : LTL_REASON_NOT_REACHED;
    pthread_mutex_lock(&self->team.lock);
    self->merge.tools = self->tools;
    pthread_mutex_unlock(&self->team.lock);
    ltl_run_merge_end(&self->merge, missing, &self->ledger, &self->findings);
    self->is_gathered = true;
}

/* Whatever the workflow did, every file is accounted for. */
static ltl_status settle(ltl_run *self, ltl_error *error) {
    if (!self->is_gathered) {
        ltl_run__gather(self);
    }
    ltl_assessments_fold(self);
    ltl_quarantine_tell(&self->quarantine, &self->team, self->merge.results,
                        self->options->circuits, self->options->quarantine_us, &self->quarantined);
    ltl_downgrades_tell(&self->downgrades, &self->team, self->merge.results,
                        self->options->circuits, self->options->quarantine_us, &self->quarantined);
    self->end = (ltl_status)atomic_load(&self->team.stop);
    progress_tell(self);
    if (!ltl_ledger_is_balanced(&self->ledger)) {
        return ltl_fail(error, LTL_INTERNAL, "the ledger of files and outcomes is out of balance");
    }
    return ltl_arena_is_exhausted(&self->arena)
               ? ltl_fail(error, LTL_NO_MEMORY, "the findings need more memory than there is")
               : LTL_OK;
}

static ltl_status workflow_open(ltl_arena *arena, ltl_workflow **out_workflow, ltl_error *error) {
    ltl_workflow_problems problems;
    ltl_str text = {ltl_scan_workflow_start,
                    (size_t)(ltl_scan_workflow_end - ltl_scan_workflow_start)};
    return ltl_workflow_read(arena, text, "scan.yaml", &ltl_run_tasks, &problems, out_workflow,
                             error);
}

/* A workflow that failed by itself, rather than because it was stopped. */
static ltl_status outcome(ltl_run *self, const ltl_drive *drive, ltl_error *error) {
    const ltl_result *result = ltl_engine_result(ltl_drive_engine(drive));
    bool is_bad = !ltl_ending_has_data(result->ending) && atomic_load(&self->team.stop) == LTL_OK;
    if (is_bad && self->is_gathered) { /* what was found by then is worth a report */
        self->trouble =
            ltl_arena_printf(&self->arena, "the workflow %s: %.*s", ltl_ending_text(result->ending),
                             LTL_STR_ARG(result->reason));
        return LTL_OK;
    }
    if (!is_bad && atomic_load(&self->team.stop) == LTL_OK &&
        ltl_run_reach_has_gaps(&self->reach, &self->team)) {
        self->trouble = ltl_arena_printf(
            &self->arena, "data was not followed to its end from file to file%s%.*s",
            result->reason.len > 0 ? ": " : "", LTL_STR_ARG(result->reason));
    }
    return is_bad ? ltl_fail(error, LTL_INVALID, "the workflow %s: %.*s",
                             ltl_ending_text(result->ending), LTL_STR_ARG(result->reason))
                  : LTL_OK;
}

static ltl_status workflow_run(ltl_run *self, ltl_error *error) {
    ltl_arena arena = {0};
    ltl_workflow *own = NULL;
    ltl_drive *drive = NULL;
    const ltl_workflow *given = self->options->workflow;
    ltl_status status = given == NULL ? workflow_open(&arena, &own, error) : LTL_OK;
    ltl_drive_options options = {
        .inputs = self->options->inputs,
        .jobs = self->worker_count,
        .ahead = self->worker_count,
        .deadline_us = self->options->deadline_ms * 1000,
        .grace_us = UINT64_MAX / 4, /* parser, matcher and expressions all look at the stop word */
        .takes_signals = true,
        .signals_before_exit = SIGNALS_BEFORE_EXIT,
        .services = {LTL_WITHIN_RUN, self},
        .tell = on_tell,
        .tick = on_tick,
        .context = self,
        .circuits = self->options->circuits,
    };
    if (status == LTL_OK) {
        ltl_assessments_begin(&self->assessments, &self->arena, given != NULL ? given : own);
        ltl_gaps_begin(&self->gaps, given != NULL ? given : own);
        status = ltl_drive_run(given != NULL ? given : own, &options, &drive, error);
    }
    if (status == LTL_OK) {
        self->signal = ltl_drive_signal(drive);
        ltl_run__tools_complete(self, ltl_drive_engine(drive), given != NULL ? given : own);
        ltl_gaps_settle(&self->gaps);
        status = outcome(self, drive, error);
    }
    ltl_drive_free(drive);
    ltl_workflow_free(own);
    ltl_arena_clear(&arena);
    return status;
}

static void workers_clear(ltl_run *self) {
    for (uint32_t i = 0; i < self->worker_count; i++) {
        ltl_worker_clear(&self->workers[i], &self->results[self->result_count++]);
    }
    if (self->late.team != NULL) {
        ltl_worker_clear(&self->late, &self->results[self->result_count++]);
    }
    ltl_run_reach_clear(&self->reach, &self->team);
    pthread_mutex_destroy(&self->team.lock);
}

ltl_status ltl_run_start(const ltl_intake *intake, const ltl_run_options *options,
                         ltl_run **out_run, ltl_error *error) {
    ltl_run *self = calloc(1, sizeof(*self));
    if (self == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    self->intake = intake;
    self->options = options;
    team_form(self);
    ltl_run_merge_begin(&self->merge, &self->arena, intake, options, &self->team);
    kept_open(self);
    ltl_status status = workflow_run(self, error);
    status = status == LTL_OK ? ltl_kept_check(&self->kept, &self->team, error) : status;
    status = status == LTL_OK ? settle(self, error) : status;
    workers_clear(self);
    if (status != LTL_OK) {
        ltl_run_free(self);
        return status;
    }
    *out_run = self;
    return LTL_OK;
}

void ltl_run_free(ltl_run *run) {
    if (run) {
        for (uint32_t i = 0; i < run->result_count; i++) {
            ltl_arena_clear(&run->results[i]);
        }
        ltl_assessments_clear(&run->assessments);
        ltl_gaps_clear(&run->gaps);
        ltl_quarantine_close(&run->quarantine);
        ltl_downgrades_close(&run->downgrades);
        while (run->tools != NULL) {
            ltl_tool_result *next = run->tools->next;
            ltl_tool_result_free(run->tools);
            run->tools = next;
        }
        ltl_arena_clear(&run->arena);
        free(run);
    }
}

const ltl_findings *ltl_run_findings(const ltl_run *run) {
    return &run->findings;
}
const ltl_run_quarantined_list *ltl_run_quarantined_rules(const ltl_run *run) {
    return &run->quarantined;
}
const ltl_ledger *ltl_run_ledger(const ltl_run *run) {
    return &run->ledger;
}
ltl_str ltl_run_trouble(const ltl_run *run) {
    return run->trouble;
}
ltl_str ltl_run_left_out(const ltl_run *run) {
    return run->left_out;
}
const ltl_run_gaps *ltl_run_missing(const ltl_run *run) {
    return &run->gaps.found;
}
const struct ltl_assessments *ltl_run_assessments(const ltl_run *run) {
    return &run->assessments;
}
ltl_status ltl_run_end(const ltl_run *run) {
    return run->end;
}
uint64_t ltl_run_planned(const ltl_run *run) {
    return run->work_count;
}
uint64_t ltl_run_known(const ltl_run *run) {
    return atomic_load(&run->team.files_known);
}
uint64_t ltl_run_looks_known(const ltl_run *run) {
    return atomic_load(&run->team.works_known);
}
uint64_t ltl_run_looks_made(const ltl_run *run) {
    return atomic_load(&run->team.works_done);
}
int ltl_run_signal(const ltl_run *run) {
    return run->signal;
}
