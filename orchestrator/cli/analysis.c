#include "orchestrator/cli/analysis.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/path_scope.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/progress.h"
#include "orchestrator/cli/rules/files.h"
#include "orchestrator/cli/workflows/scan_workflow.h"
#include "orchestrator/cli/rules/selection.h"
#include "orchestrator/cli/settings_open.h"
#include "orchestrator/cli/supervision.h"
#include "orchestrator/cli/workflows/specialist_report.h"

enum { MILLISECONDS = 1000, MAX_QUARANTINE_HOURS = 24 * 366, MAX_DEADLINE_SECONDS = 10000000 };

void ltl_analysis_note(ltl_analysis *analysis, ltl_problem_level level, ltl_str path,
                       const char *text) {
    ltl_report_problem problem = {
        .level = level,
        .path = ltl_arena_copy(&analysis->arena, path),
        .message = ltl_arena_copy(&analysis->arena, ltl_str_of(text)),
    };
    LTL_PUSH(&analysis->arena, &analysis->problems, problem);
}

ltl_status ltl_analysis_begin(ltl_analysis *analysis, const ltl_arguments *arguments,
                              const char *folder, ltl_error *error) {
    *analysis = (ltl_analysis){.arguments = arguments};
    const char *colour = ltl_arguments_value(arguments, "color");
    analysis->out = ltl_terminal_of(STDOUT_FILENO, colour);
    analysis->err = ltl_terminal_of(STDERR_FILENO, colour);
    analysis->is_quiet = ltl_arguments_has(arguments, "quiet");
    analysis->is_verbose = ltl_arguments_has(arguments, "verbose");
    ltl_status status = ltl_outputs_init(&analysis->outputs, arguments, &analysis->out, error);
    if (status == LTL_OK) {
        status = ltl_settings_open(&analysis->arena, arguments, folder, &analysis->settings, error);
    }
    return status == LTL_OK
               ? ltl_reactions_open(&analysis->arena, arguments,
                                    ltl_path_scope_root(&analysis->arena, arguments),
                                    &analysis->reactions, error)
               : status;
}

static bool rule_accepts(void *context, const ltl_rule *rule) {
    const ltl_analysis *analysis = context;
    const ltl_depth_choice *dataflow = &analysis->settings.dataflow;
    bool is_left_out = dataflow->is_made && dataflow->depth == LTL_DATAFLOW_NONE &&
                       ltl_rule_follows_values(rule);
    return (!analysis->only_urgent || ltl_rule_is_urgent(&rule->info)) && !is_left_out &&
           ltl_selection_accepts((void *)&analysis->settings, &rule->info);
}

static void problems_take(ltl_analysis *analysis) {
    const ltl_problems *problems = ltl_ruleset_problems(analysis->ruleset);
    for (uint32_t i = 0; i < problems->count; i++) {
        const ltl_problem *problem = &problems->at[i];
        ltl_report_problem own = {
            .level = problem->is_warning ? LTL_LEVEL_WARNING : LTL_LEVEL_ERROR,
            .rule_id = problem->rule_id,
            .path = problem->path,
            .line = problem->line,
            .column = problem->column,
            .message = problem->text,
        };
        LTL_PUSH(&analysis->arena, &analysis->problems, own);
    }
}

/* It could run, and did for a while. */
static bool is_quarantined(const ltl_analysis *analysis, const ltl_rule *rule) {
    const ltl_run_quarantined_list *list = ltl_run_quarantined_rules(analysis->run);
    bool is_one = false;
    for (uint32_t i = 0; i < list->count && !is_one; i++) {
        is_one = list->at[i].rule == &rule->info;
    }
    return is_one;
}

static bool rule_failed(const ltl_analysis *analysis, const ltl_rule *rule) {
    if (is_quarantined(analysis, rule)) {
        return false;
    }
    for (uint32_t i = 0; i < analysis->problems.count; i++) {
        const ltl_report_problem *problem = &analysis->problems.at[i];
        if (problem->level == LTL_LEVEL_ERROR && ltl_str_eq(problem->rule_id, rule->info.id)) {
            return true;
        }
    }
    return false;
}

/* The rules asked for by name were read, and then none of them could be compiled. */
static bool all_rules_failed(const ltl_analysis *analysis) {
    uint32_t count = ltl_ruleset_count(analysis->ruleset);
    uint32_t failed = 0;
    for (uint32_t i = 0; i < count; i++) {
        failed += rule_failed(analysis, ltl_ruleset_rule(analysis->ruleset, i));
    }
    return ltl_arguments_has(analysis->arguments, "config") && count > 0 && failed == count;
}

void ltl_analysis_problems_print(const ltl_analysis *analysis) {
    static const char *const levels[] = {"note", "warning", "error"};
    for (uint32_t i = 0; i < analysis->problems.count; i++) {
        const ltl_report_problem *problem = &analysis->problems.at[i];
        if (problem->level == LTL_LEVEL_NOTE && !analysis->is_verbose) {
            continue;
        }
        fprintf(stderr, "lintel: %s: ", levels[problem->level]);
        if (problem->path.len > 0) {
            fprintf(stderr, "%.*s:", LTL_STR_ARG(problem->path));
            if (problem->line > 0) {
                fprintf(stderr, "%u:%u:", problem->line, problem->column);
            }
            fputc(' ', stderr);
        }
        if (problem->rule_id.len > 0) {
            fprintf(stderr, "rule %.*s: ", LTL_STR_ARG(problem->rule_id));
        }
        fprintf(stderr, "%.*s\n", LTL_STR_ARG(problem->message));
    }
}

/* Rules of others count on what they say themselves; ours see as far as there is something to see. */
static ltl_dataflow_depth depth_wanted(const ltl_analysis *analysis) {
    const ltl_settings *settings = &analysis->settings;
    ltl_dataflow_depth depth = settings->has_own_rules_only ? LTL_DATAFLOW_BY_RULE
                                                            : LTL_DATAFLOW_REPOSITORY;
    return settings->dataflow.is_made ? settings->dataflow.depth : depth;
}

bool ltl_analysis_follows_files(const ltl_analysis *analysis) {
    return depth_wanted(analysis) == LTL_DATAFLOW_REPOSITORY;
}

/* A change is looked at without the rest of the repository; see impact.h for what is done behind that. */
static ltl_dataflow_depth dataflow_of(const ltl_analysis *analysis) {
    ltl_dataflow_depth depth = depth_wanted(analysis);
    return analysis->both_sides && depth == LTL_DATAFLOW_REPOSITORY ? LTL_DATAFLOW_FILE : depth;
}

static void tell_depth(ltl_analysis *analysis) {
    if (dataflow_of(analysis) == LTL_DATAFLOW_NONE) {
        ltl_analysis_note(analysis, LTL_LEVEL_NOTE, LTL_STR(""),
                          "rules that follow values were left out: --dataflow none");
    }
}

ltl_status ltl_analysis_load_rules(ltl_analysis *analysis, ltl_error *error) {
    analysis->ruleset = ltl_ruleset_new();
    if (!analysis->ruleset) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    ltl_status status = ltl_specialists_narrow(analysis, error);
    if (status == LTL_OK) {
        status =
            ltl_rule_files_load(&analysis->arena, &analysis->settings, analysis->ruleset, error);
    }
    if (status != LTL_OK) {
        return status;
    }
    analysis->rules_loaded = ltl_ruleset_count(analysis->ruleset);
    status = ltl_selection_check(&analysis->settings, analysis->ruleset, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_ruleset_filter(analysis->ruleset, rule_accepts, analysis);
    if (ltl_analysis_follows_files(analysis)) {
        ltl_ruleset_follow_files(analysis->ruleset);
    }
    tell_depth(analysis);
    status = ltl_ruleset_compile(analysis->ruleset, error);
    if (status != LTL_OK) {
        return status;
    }
    if (ltl_arguments_has(analysis->arguments, "config") && analysis->rules_loaded == 0) {
        problems_take(analysis);
        ltl_analysis_problems_print(analysis);
        return ltl_fail(error, LTL_INVALID, "none of the rules asked for can run");
    }
    return LTL_OK;
}

ltl_status ltl_analysis_intake_options(ltl_analysis *analysis, ltl_intake_options *out_options,
                                       ltl_error *error) {
    const ltl_arguments *arguments = analysis->arguments;
    ltl_file_ids own = {0};
    uint64_t max_bytes = 0;
    ltl_outputs_own(&analysis->arena, arguments, &own);
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

/* yyyymmdd in UTC, for suppressions with an end. */
static uint32_t today(void) {
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
        .today = today(),
        .day_seconds = day_seconds(),
        .context_lines = analysis->outputs.options.context_lines,
    };
}

typedef ltl_rule_infos rule_list;

/* Adds the rules of the agents themselves that are looked for. */
static void own_rules_collect(ltl_analysis *analysis, rule_list *rules) {
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

/* Domains that have something to run: an agent without rules did not assess anything. */
static uint32_t domains_active(ltl_analysis *analysis) {
    rule_list own = {0};
    own_rules_collect(analysis, &own);
    uint32_t domains = 0;
    for (uint32_t i = 0; i < own.count; i++) {
        domains |= 1u << own.at[i]->domain;
    }
    for (uint32_t i = 0; i < ltl_ruleset_count(analysis->ruleset); i++) {
        domains |= 1u << ltl_ruleset_rule(analysis->ruleset, i)->info.domain;
    }
    return domains & analysis->settings.domains;
}

static ltl_status run_options(ltl_analysis *analysis, ltl_run_options *out_options,
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
        status = ltl_arguments_number(analysis->arguments, "quarantine", MAX_QUARANTINE_HOURS, 0, &hours, error);
    }
    if (status != LTL_OK) {
        return status;
    }
    *out_options = (ltl_run_options){
        .quarantine_us = hours * 3600 * 1000000,
        .jobs = (uint32_t)jobs,
        .ruleset = analysis->ruleset,
        .domains = domains_active(analysis),
        .agent = agent_options(analysis),
        .both_sides = analysis->both_sides,
        .evaluation = analysis->both_sides ? &analysis->evaluation : NULL,
        .skips_large = ltl_arguments_has(analysis->arguments, "no-windows"),
        .use_prefilter = true,
        .dataflow = dataflow_of(analysis),
        .deadline_ms = deadline * MILLISECONDS,
    };
    return LTL_OK;
}

const char *ltl_analysis_workflow(const ltl_analysis *analysis) {
    const char *asked = ltl_arguments_value(analysis->arguments, "workflow");
    const ltl_command *command = analysis->arguments->command;
    return analysis->workflow != NULL  ? analysis->workflow
           : asked != NULL             ? asked
           : command->workflow != NULL ? command->workflow
                                       : command->name;
}

/* `journal` may be null: none is kept, and nobody else is told what happens. */
static ltl_status run_through_workflow(const ltl_analysis *analysis, const ltl_intake *intake,
                                       ltl_scan_journal *journal, ltl_run_options *options, ltl_run **out_run,
                                       ltl_error *error) {
    ltl_scan_workflow workflow = {0};
    ltl_status status = ltl_scan_workflow_open(&workflow, ltl_analysis_workflow(analysis),
                                               journal != NULL ? analysis->arguments : NULL,
                                               options, error);
    if (status == LTL_OK) {
        status = ltl_scan_workflow_inputs(&workflow, analysis->arguments, options, error);
    }
    if (status == LTL_OK) {
        status = journal != NULL ? ltl_supervision_begin(analysis->arguments, error) : LTL_OK;
        if (ltl_supervision_is_again()) {
            ltl_finding_lines_again(analysis->lines);
        }
    }
    if (status == LTL_OK) {
        if (journal != NULL) {
            ltl_scan_journal_open(journal, analysis->arguments, workflow.workflow, workflow.text,
                                  options);
        }
        status = ltl_run_start(intake, options, out_run, error);
    }
    return ltl_scan_workflow_close(&workflow, status, error);
}

static ltl_status run_start(ltl_analysis *analysis, ltl_progress *progress, ltl_error *error) {
    ltl_run_options options;
    ltl_status status = run_options(analysis, &options, error);
    if (status == LTL_OK) {
        options.on_progress = analysis->is_quiet ? NULL : ltl_progress_tick;
        options.progress_context = progress;
        options.on_looked = analysis->lines != NULL ? ltl_finding_lines_take : NULL;
        options.looked_context = analysis->lines;
        status = analysis->share != NULL ? analysis->share(analysis, &options, error) : LTL_OK;
    }
    if (status == LTL_OK) {
        status = run_through_workflow(analysis, analysis->intake, &analysis->journal, &options,
                                      &analysis->run, error);
    }
    return status;
}

static ltl_status run_over(ltl_analysis *analysis, const ltl_intake *intake, bool both_sides,
                           ltl_run **out_run, ltl_error *error) {
    ltl_run_options options;
    ltl_status status = run_options(analysis, &options, error);
    if (status == LTL_OK) {
        options.both_sides = both_sides;
        if (options.dataflow == LTL_DATAFLOW_REPOSITORY) {
            options.dataflow = LTL_DATAFLOW_FILE;
        }
        status = run_through_workflow(analysis, intake, NULL, &options, out_run, error);
    }
    return status;
}

ltl_status ltl_analysis_compare(ltl_analysis *analysis, const ltl_intake *pairs, ltl_run **out_run,
                                ltl_error *error) {
    return run_over(analysis, pairs, true, out_run, error);
}

ltl_status ltl_analysis_run_over(ltl_analysis *analysis, const ltl_intake *intake,
                                 ltl_run **out_run, ltl_error *error) {
    return run_over(analysis, intake, false, out_run, error);
}

ltl_status ltl_analysis_follow(ltl_analysis *analysis, const ltl_intake *intake, ltl_run **out_run,
                               ltl_error *error) {
    const char *workflow = analysis->workflow;
    ltl_run_options options;
    ltl_status status = run_options(analysis, &options, error);
    if (status == LTL_OK) {
        options.both_sides = false;
        options.evaluation = NULL;
        options.domains &= 1u << LTL_DOMAIN_SECURITY;
        options.agent.with_metrics = false;
        options.dataflow = LTL_DATAFLOW_REPOSITORY;
        analysis->workflow = "scan";
        status = run_through_workflow(analysis, intake, NULL, &options, out_run, error);
        analysis->workflow = workflow;
    }
    return status;
}

static int compare_rules(const void *left, const void *right) {
    const ltl_rule_info *a = *(const ltl_rule_info *const *)left;
    const ltl_rule_info *b = *(const ltl_rule_info *const *)right;
    int order = ltl_str_compare(a->id, b->id);
    return order != 0 ? order : ltl_str_compare(a->source_path, b->source_path);
}

static void report_rules(ltl_analysis *analysis) {
    rule_list own = {0};
    rule_list rules = {0};
    own_rules_collect(analysis, &own);
    for (uint32_t i = 0; i < ltl_ruleset_count(analysis->ruleset); i++) {
        LTL_PUSH(&analysis->arena, &rules, &ltl_ruleset_rule(analysis->ruleset, i)->info);
    }
    for (uint32_t i = 0; i < own.count; i++) {
        if (ltl_selection_accepts(&analysis->settings, own.at[i])) {
            LTL_PUSH(&analysis->arena, &rules, own.at[i]);
        }
    }
    ltl_specialists_rules(analysis, &rules);
    uint32_t tool_count = 0;
    const ltl_run_tool *tools = ltl_run_tools(analysis->run, &tool_count);
    for (uint32_t i = 0; i < tool_count; i++) {
        for (uint32_t k = 0; k < tools[i].rule_count; k++) {
            LTL_PUSH(&analysis->arena, &rules, tools[i].rules[k]);
        }
    }
    if (rules.count > 1) {
        qsort(rules.at, rules.count, sizeof(rules.at[0]), compare_rules);
    }
    analysis->report.rules = rules.at;
    analysis->report.rule_count = rules.count;
}

static uint64_t findings_of(const ltl_analysis *analysis, const char *agent) {
    const ltl_report *report = &analysis->report;
    uint64_t count = 0;
    for (uint32_t i = 0; i < report->finding_count; i++) {
        bool is_its = strcmp(report->findings[i].agent, agent) == 0;
        count += is_its && ltl_report_shows(report, &report->findings[i]);
    }
    return count;
}

/* A program that was not there, or failed, is told wherever somebody might take silence for an all-clear. */
static void tool_report(ltl_analysis *analysis, const ltl_run_tool *tool,
                        ltl_report_agent *out_agent) {
    *out_agent = (ltl_report_agent){
        .id = ltl_str_of(tool->id),
        .title = ltl_str_of(tool->id),
        .was_run = tool->trouble.len == 0 && tool->files > 0,
        .findings = findings_of(analysis, tool->id),
        .is_program = true,
        .files = tool->files,
        .trouble = tool->trouble,
    };
    char text[512];
    if (tool->trouble.len > 0) {
        (void)snprintf(text, sizeof(text), "%s: %.*s", tool->id, LTL_STR_ARG(tool->trouble));
        ltl_analysis_note(analysis, tool->is_optional ? LTL_LEVEL_WARNING : LTL_LEVEL_ERROR,
                          LTL_STR(""), text);
    }
    if (tool->outside > 0) {
        (void)snprintf(text, sizeof(text), "%s: %u finding%s outside the files it was given",
                       tool->id, tool->outside, tool->outside == 1 ? "" : "s");
        ltl_analysis_note(analysis, LTL_LEVEL_NOTE, LTL_STR(""), text);
    }
}

static void report_agents(ltl_analysis *analysis) {
    uint32_t tool_count = 0;
    const ltl_run_tool *tools = ltl_run_tools(analysis->run, &tool_count);
    ltl_report_agent *agents =
        LTL_NEW_ARRAY(&analysis->arena, ltl_report_agent, ltl_agent_count + tool_count + 1);
    for (size_t i = 0; i < ltl_agent_count; i++) {
        const ltl_agent *agent = ltl_agents[i];
        agents[i] = (ltl_report_agent){
            .id = ltl_str_of(agent->id),
            .title = ltl_str_of(agent->title),
            .was_run = (domains_active(analysis) >> agent->domain & 1u) != 0,
            .findings = findings_of(analysis, agent->id),
        };
    }
    for (uint32_t i = 0; i < tool_count; i++) {
        tool_report(analysis, &tools[i], &agents[ltl_agent_count + i]);
    }
    analysis->report.agents = agents;
    analysis->report.agent_count = (uint32_t)ltl_agent_count + tool_count;
}

/* What the intake could not honour: an ignore file that is too large, a repository that is not safe. */
static void intake_notes_take(ltl_analysis *analysis) {
    ltl_str rest = analysis->intake != NULL ? ltl_intake_note(analysis->intake) : LTL_STR("");
    while (rest.len > 0) {
        size_t end = ltl_str_find(rest, LTL_STR("\n"), 0);
        end = end == SIZE_MAX ? rest.len : end;
        ltl_report_problem note = {
            .level = LTL_LEVEL_WARNING,
            .message = ltl_arena_copy(&analysis->arena, ltl_str_slice(rest, 0, end))};
        LTL_PUSH(&analysis->arena, &analysis->problems, note);
        rest = end < rest.len ? ltl_str_slice(rest, end + 1, rest.len) : LTL_STR("");
    }
}

void ltl_analysis_head(ltl_analysis *analysis) {
    ltl_report *report = &analysis->report;
    report->shows_doubtful = /* rules of the user are the judgement of the user */
        analysis->settings.shows_doubtful || analysis->settings.has_own_rules_only;
    char hex[LTL_DIGEST_HEX_BYTES];
    ltl_digest_hex(ltl_ruleset_digest(analysis->ruleset), hex);
    report->tool_version = LTL_STR(LTL_VERSION);
    report->command = ltl_str_of(analysis->arguments->command->name);
    report->ruleset = ltl_arena_copy(&analysis->arena, ltl_str_of(hex));
}

/* A rule that was not run everywhere is as much of a gap as one that could not be run. */
static void quarantined_take(ltl_analysis *analysis) {
    const ltl_run_quarantined_list *list = ltl_run_quarantined_rules(analysis->run);
    for (uint32_t i = 0; i < list->count; i++) {
        ltl_report_problem problem = {
            .level = LTL_LEVEL_ERROR, .rule_id = list->at[i].rule->id, .message = list->at[i].text};
        LTL_PUSH(&analysis->arena, &analysis->problems, problem);
    }
}

/* Of the run, and of the look around a change behind it. */
static ltl_status end_of(const ltl_analysis *analysis) {
    ltl_status end = ltl_run_end(analysis->run);
    return end != LTL_OK ? end : analysis->refine_end;
}

static void report_make(ltl_analysis *analysis) {
    ltl_report *report = &analysis->report;
    ltl_analysis_head(analysis);
    ltl_findings findings = *ltl_run_findings(analysis->run);
    findings = analysis->refine != NULL ? analysis->refine(analysis, &findings) : findings;
    report->findings = findings.at;
    report->finding_count = findings.count;
    report->ledger = ltl_run_ledger(analysis->run);
    report->is_interrupted = end_of(analysis) != LTL_OK;
    intake_notes_take(analysis);
    quarantined_take(analysis);
    problems_take(analysis);
    ltl_specialists_report(analysis);
    report_agents(analysis);
    report->problems = analysis->problems.at;
    report->problem_count = analysis->problems.count;
    report_rules(analysis);
    ltl_gate_options gate = ltl_specialists_gate(analysis);
    ltl_gate_judge(&analysis->arena, &gate, report);
}

int ltl_analysis_exit_code(const ltl_analysis *analysis) {
    bool is_late = end_of(analysis) == LTL_DEADLINE;
    int signal = ltl_run_signal(analysis->run);
    signal = signal != 0 ? signal : analysis->refine_signal;
    return ltl_exit_of_run(signal, is_late, analysis->report.gate,
                           analysis->settings.is_exit_zero);
}

ltl_status ltl_analysis_look(ltl_analysis *analysis, ltl_error *error) {
    ltl_progress progress;
    ltl_progress_begin(&progress, analysis->err, analysis->is_verbose);
    ltl_status status = run_start(analysis, &progress, error);
    ltl_progress_end(&progress);
    if (status == LTL_OK && analysis->tell_share != NULL) {
        status = analysis->tell_share(analysis, error);
    }
    if (status == LTL_OK) {
        report_make(analysis);
    }
    return status;
}

static void lines_begin(ltl_analysis *analysis) {
    ltl_analysis_head(analysis);
    analysis->lines =
        ltl_finding_lines_begin(&analysis->outputs, &analysis->report, analysis->both_sides);
}

/* What was told already is completed; the rest is written as a whole. `report` null: there is none. */
static ltl_status reports_write(ltl_analysis *analysis, const ltl_report *report, ltl_error *error) {
    ltl_status status = LTL_OK;
    bool is_told = analysis->lines != NULL;
    if (is_told) {
        status = ltl_finding_lines_end(analysis->lines, report, error);
        analysis->lines = NULL;
    }
    if (report == NULL) {
        return status;
    }
    ltl_status others =
        ltl_outputs_write(&analysis->outputs, report, is_told, status == LTL_OK ? error : NULL);
    return status == LTL_OK ? others : status;
}

int ltl_analysis_finish(ltl_analysis *analysis) {
    ltl_error error = {0};
    ltl_error ignored = {0};
    lines_begin(analysis);
    ltl_status status = ltl_analysis_look(analysis, &error);
    if (status != LTL_OK) {
        (void)reports_write(analysis, NULL, &ignored); /* without its end, as it should be */
        return ltl_exit_of_error(&error);
    }
    int code = ltl_analysis_exit_code(analysis);
    status = reports_write(analysis, &analysis->report, &error);
    if (analysis->is_quiet) {
        ltl_analysis_problems_print(analysis);
        ltl_outputs_trouble(&analysis->report, end_of(analysis));
    } else {
        ltl_outputs_summary(&analysis->report, &analysis->err);
    }
    ltl_scan_journal_close(&analysis->journal, analysis->run,
                           status == LTL_OK && analysis->refine_end == LTL_OK);
    if (status != LTL_OK) {
        (void)ltl_exit_of_error(&error);
        return LTL_EXIT_INTERNAL;
    }
    if (all_rules_failed(analysis)) {
        fputs("lintel: none of the rules asked for can run\n", stderr);
        return LTL_EXIT_USAGE;
    }
    int signal = analysis->report.is_interrupted
                     ? 0
                     : ltl_reactions_run(&analysis->reactions, &analysis->report,
                                         analysis->report.findings, analysis->report.finding_count, true);
    return signal != 0 ? LTL_EXIT_BY_SIGNAL + signal : code;
}

void ltl_analysis_clear(ltl_analysis *analysis) {
    ltl_scan_journal_close(&analysis->journal, analysis->run, false);
    ltl_run_free(analysis->run);
    ltl_intake_close(analysis->intake);
    ltl_ruleset_free(analysis->ruleset);
    ltl_arena_clear(&analysis->arena);
}
