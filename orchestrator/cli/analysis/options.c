#include "orchestrator/cli/analysis/analysis_internal.h"

#include <stdlib.h>
#include <time.h>

#include "core/limits.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/rules/selection.h"
#include "orchestrator/cli/workflows/task_table.h"

enum { MILLISECONDS = 1000, MAX_QUARANTINE_HOURS = 24 * 366, MAX_DEADLINE_SECONDS = 10000000 };

ltl_status ltl_analysis_intake_options(ltl_analysis *analysis, ltl_intake_options *out_options,
                                       ltl_error *error) {
    const ltl_arguments *arguments = analysis->arguments;
    ltl_file_ids own = {0};
    uint64_t max_bytes = 0;
    ltl_outputs_own(&analysis->arena, arguments, &own);
    if (analysis->baseline_path.len > 0) {
        ltl_outputs_own_path(&analysis->arena, analysis->baseline_path.ptr, &own);
    }
    ltl_status status = ltl_arguments_number(arguments, "max-target-bytes", LTL_MAX_SOURCE_BYTES, 0,
                                             &max_bytes, error);
    if (status == LTL_OK) {
        *out_options = (ltl_intake_options){
            .include = analysis->settings.include.at,
            .include_count = analysis->settings.include.count,
            .exclude = analysis->settings.exclude.at,
            .exclude_count = analysis->settings.exclude.count,
            .own = own.at,
            .own_count = own.count,
            .ignore_gitignore = ltl_arguments_has(arguments, "no-gitignore") ||
                                ltl_arguments_has(arguments, "no-ignore"),
            .force_exclude = ltl_arguments_has(arguments, "force-exclude"),
            .max_target_bytes = max_bytes,
        };
    }
    return status;
}

/* SOURCE_DATE_EPOCH makes a run repeatable. */
static time_t now(void) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    uint64_t given;
    bool is_given = epoch && ltl_str_to_u64(ltl_str_of(epoch), &given) && given < INT32_MAX;
    return is_given ? (time_t)given : time(NULL);
}

/* The start of the day in UTC, for comparisons with today(). */
static int64_t day_seconds(void) {
    int64_t seconds = (int64_t)now();
    return seconds - seconds % 86400;
}

/* For suppressions with an end. */
uint32_t ltl_analysis_today(void) {
    time_t seconds = now();
    struct tm parts;
    if (!gmtime_r(&seconds, &parts)) {
        return 0;
    }
    return (uint32_t)((parts.tm_year + 1900) * 10000 + (parts.tm_mon + 1) * 100 + parts.tm_mday);
}

static ltl_agent_options agent_options(const ltl_analysis *analysis) {
    const ltl_settings *settings = &analysis->settings;
    return (ltl_agent_options){
        .min_severity = settings->severity,
        .min_confidence = settings->confidence,
        .only_urgent = analysis->only_urgent,
        .rule_files_only = settings->has_own_rules_only,
        .with_metrics = settings->with_metrics,
        .metrics = settings->metrics,
        .accepts = ltl_selection_accepts,
        .accepts_context = (void *)settings,
        .today = ltl_analysis_today(),
        .day_seconds = day_seconds(),
        .context_lines = analysis->outputs.options.context_lines,
    };
}

/* Adds the rules of the agents themselves that are looked for. */
void ltl_analysis__own_rules(ltl_analysis *analysis, ltl_rule_infos *rules) {
    ltl_agent_options options = agent_options(analysis);
    for (size_t i = 0; i < ltl_agent_count; i++) {
        const ltl_rule_info *rule;
        for (uint32_t k = 0; (rule = ltl_agent_rule(ltl_agents[i], k)) != NULL; k++) {
            if (ltl_agent_runs_own(&options, rule)) {
                LTL_PUSH(&analysis->arena, rules, rule);
            }
        }
    }
}

bool ltl_analysis_runs(ltl_analysis *analysis, ltl_str rule) {
    ltl_rule_infos own = {0};
    bool runs = false;
    ltl_analysis__own_rules(analysis, &own);
    for (uint32_t i = 0; i < own.count && !runs; i++) {
        runs = ltl_str_eq(own.at[i]->id, rule);
    }
    for (uint32_t i = 0; i < ltl_ruleset_count(analysis->ruleset) && !runs; i++) {
        runs = ltl_str_eq(ltl_ruleset_rule(analysis->ruleset, i)->info.id, rule);
    }
    return runs;
}

/* Domains that have something to run: an agent without rules did not assess anything. */
uint32_t ltl_analysis__domains(ltl_analysis *analysis) {
    ltl_rule_infos own = {0};
    ltl_analysis__own_rules(analysis, &own);
    uint32_t domains = 0;
    for (uint32_t i = 0; i < own.count; i++) {
        domains |= 1u << own.at[i]->domain;
    }
    for (uint32_t i = 0; i < ltl_ruleset_count(analysis->ruleset); i++) {
        domains |= 1u << ltl_ruleset_rule(analysis->ruleset, i)->info.domain;
    }
    return domains & analysis->settings.domains;
}

ltl_status ltl_analysis__run_options(ltl_analysis *analysis, ltl_run_options *out_options,
                                     ltl_error *error) {
    uint64_t jobs = 0;
    uint64_t deadline = 0;
    ltl_status status =
        ltl_arguments_number(analysis->arguments, "jobs", LTL_MAX_JOBS, 0, &jobs, error);
    if (status == LTL_OK) {
        status = ltl_arguments_number(analysis->arguments, "deadline", MAX_DEADLINE_SECONDS, 0,
                                      &deadline, error);
    }
    uint64_t hours = 0;
    if (status == LTL_OK) {
        status = ltl_arguments_number(analysis->arguments, "quarantine", MAX_QUARANTINE_HOURS, 0,
                                      &hours, error);
    }
    if (status != LTL_OK) {
        return status;
    }
    /* A commit that passes all the same was looked at as a whole. */
    bool stops_early = analysis->settings.stops_early && !analysis->settings.is_exit_zero;
    *out_options = (ltl_run_options){
        .stops_for = stops_early ? &analysis->settings.gate : NULL,
        .quarantine_us = hours * 3600 * 1000000,
        .jobs = (uint32_t)jobs,
        .ruleset = analysis->ruleset,
        .domains = ltl_analysis__domains(analysis),
        .agent = agent_options(analysis),
        .both_sides = analysis->both_sides,
        .evaluation = analysis->both_sides ? &analysis->evaluation : NULL,
        .known_tasks = ltl_program_tasks(),
        .budget = analysis->budget,
        .layers = {analysis->settings.layers.at, analysis->settings.layers.count},
        .skips_large = ltl_arguments_has(analysis->arguments, "no-windows"),
        .use_prefilter = true,
        .dataflow = ltl_analysis__depth(analysis),
        .deadline_ms = deadline * MILLISECONDS,
    };
    return LTL_OK;
}
