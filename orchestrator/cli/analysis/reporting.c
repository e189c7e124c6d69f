#include "orchestrator/cli/analysis/analysis_internal.h"

#include <stdio.h>
#include <stdlib.h>

#include "orchestrator/cli/rules/selection.h"
#include "orchestrator/cli/workflows/specialist_report.h"

static int compare_rules(const void *left, const void *right) {
    const ltl_rule_info *a = *(const ltl_rule_info *const *)left;
    const ltl_rule_info *b = *(const ltl_rule_info *const *)right;
    int order = ltl_str_compare(a->id, b->id);
    return order != 0 ? order : ltl_str_compare(a->source_path, b->source_path);
}

static void report_rules(ltl_analysis *analysis) {
    ltl_rule_infos own = {0};
    ltl_rule_infos rules = {0};
    ltl_analysis__own_rules(analysis, &own);
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
            .was_run = (ltl_analysis__domains(analysis) >> agent->domain & 1u) != 0,
            .findings = findings_of(analysis, agent->id),
        };
    }
    for (uint32_t i = 0; i < tool_count; i++) {
        tool_report(analysis, &tools[i], &agents[ltl_agent_count + i]);
    }
    analysis->report.agents = agents;
    analysis->report.agent_count = (uint32_t)ltl_agent_count + tool_count;
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

void ltl_analysis__report(ltl_analysis *analysis) {
    ltl_report *report = &analysis->report;
    ltl_analysis_head(analysis);
    ltl_findings findings = *ltl_run_findings(analysis->run);
    findings = analysis->refine != NULL ? analysis->refine(analysis, &findings) : findings;
    report->findings = findings.at;
    report->finding_count = findings.count;
    report->ledger = ltl_run_ledger(analysis->run);
    report->is_interrupted = ltl_analysis__end(analysis) != LTL_OK;
    ltl_analysis__intake_notes_take(analysis);
    ltl_analysis__quarantined_take(analysis);
    ltl_analysis__emptiness_take(analysis);
    ltl_analysis__problems_take(analysis);
    ltl_specialists_report(analysis);
    report_agents(analysis);
    report->problems = analysis->problems.at;
    report->problem_count = analysis->problems.count;
    report_rules(analysis);
    ltl_gate_options gate = ltl_specialists_gate(analysis);
    ltl_gate_judge(&analysis->arena, &gate, report);
}
