#include "orchestrator/run/worker/side.h"

#include "analyzers/rulefiles/paths.h"
#include "core/line_hash.h"
#include "orchestrator/run/quarantine.h"
#include "orchestrator/run/worker/reaching.h"
#include "orchestrator/run/worker/tree_cache.h"

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

void ltl_side_end(ltl_side_job *job, ltl_reason reason, ltl_str detail) {
    job->reason = reason;
    job->detail = ltl_arena_copy(&job->worker->arena, detail);
    for (uint32_t i = 0; i < job->worker->team->agent_count; i++) {
        job->agents[i] = (uint8_t)reason;
    }
}

bool ltl_side_read(ltl_side_job *job) {
    ltl_arena *arena = &job->worker->file_arena;
    ltl_arena_reset(arena);
    ltl_str bytes;
    ltl_error error = {0};
    ltl_status status =
        ltl_reader_read(job->worker->reader, job->target, job->side, arena, &bytes, &error);
    if (status != LTL_OK) {
        ltl_side_end(job, reason_of_status(status), ltl_str_of(error.text));
        return false;
    }
    ltl_str path = job->side == LTL_SIDE_BASE ? job->target->old_path : job->target->path;
    ltl_source_init(&job->source, arena, path, bytes);
    if (job->source.encoding == LTL_ENCODING_BINARY) {
        ltl_side_end(job, LTL_REASON_BINARY, LTL_STR(""));
        return false;
    }
    if (ltl_str_starts_with(bytes, LFS_HEAD)) {
        ltl_side_end(job, LTL_REASON_LFS_POINTER, LTL_STR(""));
        return false;
    }
    job->language = ltl_language_of_file(path, job->source.text);
    job->read_as = job->source.is_minified ? NULL : job->language;
    return true;
}

static uint32_t tree_domains_of(const ltl_side_job *job, const ltl_language *language) {
    const uint32_t *domains = job->worker->team->tree_domains;
    const ltl_language *twin = ltl_language_twin(job->source.path, language);
    return (language ? domains[ltl_language_index(language)] : 0) |
           (twin ? domains[ltl_language_index(twin)] : 0);
}

/* A rule for any text is one for this file where its `paths` say so: one for .ejs makes nothing of .tf looked at. */
static uint32_t text_domains_of(const ltl_side_job *job) {
    const ltl_team *team = job->worker->team;
    uint32_t domains = 0;
    for (uint32_t i = 0; i < team->text_rule_count && domains != team->text_domains; i++) {
        const ltl_rule *rule = team->text_rules[i];
        uint32_t bit = 1u << rule->info.domain;
        bool is_new = (domains & bit) == 0 && ltl_rule_wants_path(rule, job->source.path);
        domains |= is_new ? bit : 0;
    }
    return domains;
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
static ltl_reason unwanted_reason(const ltl_side_job *job, const ltl_agent *agent) {
    if (!job->language) {
        return LTL_REASON_NO_LANGUAGE;
    }
    uint32_t domains = tree_domains_of(job, job->language);
    bool would_look = runs_own_rules(&job->worker->team->options->agent, agent) ||
                      (domains >> agent->domain & 1u) != 0;
    return job->source.is_minified && would_look ? LTL_REASON_MINIFIED : LTL_REASON_NOT_WANTED;
}

/* What a person wants to know about a reason: how much did not parse, which rules gave up. */
static ltl_str detail_of(const ltl_side_job *job, const ltl_agent *agent, ltl_reason reason) {
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
static ltl_reason file_reason(const ltl_side_job *job) {
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

static void agents_run(ltl_side_job *job) {
    ltl_worker *worker = job->worker;
    ltl_team *team = worker->team;
    worker_sink sink = {{take, &sink}, &worker->arena, job->findings};
    ltl_job agent_job = {
        .scanner = worker->scanner,
        .options = &team->options->agent,
        .tree_domains = tree_domains_of(job, job->read_as),
        .text_domains = text_domains_of(job),
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

static ltl_str detail_of_file(const ltl_side_job *job) {
    for (uint32_t i = 0; i < job->worker->team->agent_count; i++) {
        if (job->agents[i] == (uint8_t)job->reason) {
            return job->agent_details[i];
        }
    }
    return LTL_STR("");
}

void ltl_side_begin(ltl_side_job *job) {
    ltl_worker *worker = job->worker;
    const ltl_quarantine *quarantine = worker->team->quarantine;
    size_t target = (size_t)(job->target - ltl_intake_targets(worker->team->intake)->at);
    if (job->packed != NULL) {
        ltl_scanner_begin_packed(worker->scanner, job->packed, worker->stop);
    } else {
        ltl_scanner_begin(worker->scanner, &job->source, job->read_as, worker->stop);
    }
    ltl_scanner_set_bars(worker->scanner, quarantine->bars, quarantine->places[target]);
    ltl_scanner_set_form(worker->scanner, job->form);
    job->was_looked_at = true;
}

/* A file with an end of a way is likely to be looked at again. */
static void tree_keep(const ltl_side_job *job) {
    const ltl_told *told = &job->result->told;
    bool has_end = false;
    for (uint32_t i = 0; i < told->count && !has_end; i++) {
        has_end = told->at[i].outcome.has_source || told->at[i].outcome.has_sink;
    }
    if (has_end) {
        ltl_tree_cache_add(job->worker->team->trees, job->result->target, job->worker->scanner);
    }
}

void ltl_side_look(ltl_side_job *job) {
    ltl_worker *worker = job->worker;
    if (!ltl_side_read(job)) {
        return;
    }
    ltl_side_begin(job);
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
        tree_keep(job);
    }
    ltl_line_hash_set(&worker->arena, &worker->file_arena, job->source.text, job->findings->at,
                      job->findings->count);
    job->reason = file_reason(job);
    job->detail = detail_of_file(job);
    int stop = atomic_load(worker->stop);
    if (stop != LTL_OK) {
        ltl_side_end(job, reason_of_status((ltl_status)stop), LTL_STR(""));
    } else if (ltl_scanner_is_exhausted(worker->scanner) ||
               ltl_arena_is_exhausted(&worker->file_arena) ||
               ltl_arena_is_exhausted(&worker->arena)) {
        ltl_side_end(job, LTL_REASON_MEMORY, LTL_STR(""));
    }
}
