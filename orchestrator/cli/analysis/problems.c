#include "orchestrator/cli/analysis/analysis_internal.h"

#include <stdio.h>

void ltl_analysis_note(ltl_analysis *analysis, ltl_problem_level level, ltl_str path,
                       const char *text) {
    ltl_report_problem problem = {
        .level = level,
        .path = ltl_arena_copy(&analysis->arena, path),
        .message = ltl_arena_copy(&analysis->arena, ltl_str_of(text)),
    };
    LTL_PUSH(&analysis->arena, &analysis->problems, problem);
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

void ltl_analysis__problems_take(ltl_analysis *analysis) {
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

/* What the intake could not honour: an ignore file that is too large, a repository that is not safe. */
void ltl_analysis__intake_notes_take(ltl_analysis *analysis) {
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

/* A file that is skipped as a whole may have been looked at by one of the agents. */
static bool has_looked(const ltl_ledger *ledger) {
    bool has = ledger->files.counts[LTL_OUTCOME_SKIPPED] != ledger->files.found;
    for (uint32_t i = 0; i < ledger->agent_count && !has; i++) {
        has = ledger->agents[i].counts[LTL_OUTCOME_SKIPPED] != ledger->agents[i].found;
    }
    return has;
}

/* The wrong folder, or one of which everything is ignored, has no findings either. */
void ltl_analysis__emptiness_take(ltl_analysis *analysis) {
    const ltl_ledger *ledger = ltl_run_ledger(analysis->run);
    const ltl_ledger_row *files = &ledger->files;
    bool is_share = files->reasons[LTL_REASON_OTHER_SHARD] > 0;
    if (analysis->both_sides || is_share || has_looked(ledger)) {
        return;
    }
    ltl_report_problem problem = {
        .level = LTL_LEVEL_WARNING,
        .message = files->found == 0
                       ? LTL_STR("no file was looked at: there is none here, or all are ignored")
                       : LTL_STR("no file was looked at: all that are here were skipped")};
    LTL_PUSH(&analysis->arena, &analysis->problems, problem);
}

/* A rule or analyzer that was not run everywhere is as much of a gap as one that could not be run. */
void ltl_analysis__quarantined_take(ltl_analysis *analysis) {
    const ltl_run_quarantined_list *list = ltl_run_quarantined_rules(analysis->run);
    for (uint32_t i = 0; i < list->count; i++) {
        ltl_report_problem problem = {
            .level = LTL_LEVEL_ERROR,
            .rule_id = list->at[i].rule != NULL ? list->at[i].rule->id : LTL_STR_NONE,
            .message = list->at[i].text};
        LTL_PUSH(&analysis->arena, &analysis->problems, problem);
    }
}
