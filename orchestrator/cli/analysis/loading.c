#include "orchestrator/cli/analysis/analysis_internal.h"

#include "orchestrator/cli/rules/files.h"
#include "orchestrator/cli/rules/selection.h"
#include "orchestrator/cli/workflows/specialist_report.h"

static bool rule_accepts(void *context, const ltl_rule *rule) {
    const ltl_analysis *analysis = context;
    const ltl_depth_choice *dataflow = &analysis->settings.dataflow;
    bool is_left_out =
        dataflow->is_made && dataflow->depth == LTL_DATAFLOW_NONE && ltl_rule_follows_values(rule);
    return (!analysis->only_urgent || ltl_rule_is_urgent(&rule->info)) && !is_left_out &&
           ltl_selection_accepts((void *)&analysis->settings, &rule->info);
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
bool ltl_analysis__all_rules_failed(const ltl_analysis *analysis) {
    uint32_t count = ltl_ruleset_count(analysis->ruleset);
    uint32_t failed = 0;
    for (uint32_t i = 0; i < count; i++) {
        failed += rule_failed(analysis, ltl_ruleset_rule(analysis->ruleset, i));
    }
    return ltl_arguments_has(analysis->arguments, "config") && count > 0 && failed == count;
}

/* Rules of others count on what they say themselves; ours see as far as there is something to see. */
static ltl_dataflow_depth depth_wanted(const ltl_analysis *analysis) {
    const ltl_settings *settings = &analysis->settings;
    ltl_dataflow_depth depth =
        settings->has_own_rules_only ? LTL_DATAFLOW_BY_RULE : LTL_DATAFLOW_REPOSITORY;
    return settings->dataflow.is_made ? settings->dataflow.depth : depth;
}

bool ltl_analysis_follows_files(const ltl_analysis *analysis) {
    return depth_wanted(analysis) == LTL_DATAFLOW_REPOSITORY;
}

/* A change is looked at without the rest of the repository; see impact.h for what is done behind that. */
ltl_dataflow_depth ltl_analysis__depth(const ltl_analysis *analysis) {
    ltl_dataflow_depth depth = depth_wanted(analysis);
    return analysis->both_sides && depth == LTL_DATAFLOW_REPOSITORY ? LTL_DATAFLOW_FILE : depth;
}

static void tell_depth(ltl_analysis *analysis) {
    if (ltl_analysis__depth(analysis) == LTL_DATAFLOW_NONE) {
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
        ltl_analysis__problems_take(analysis);
        ltl_analysis_problems_print(analysis);
        return ltl_fail(error, LTL_INVALID, "none of the rules asked for can run");
    }
    return LTL_OK;
}
