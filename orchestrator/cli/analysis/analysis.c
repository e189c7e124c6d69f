#include "orchestrator/cli/analysis/analysis_internal.h"

#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/path_scope.h"
#include "orchestrator/cli/settings_open.h"

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
    return status == LTL_OK ? ltl_reactions_open(&analysis->arena, arguments,
                                                 ltl_path_scope_root(&analysis->arena, arguments),
                                                 &analysis->reactions, error)
                            : status;
}

/* Of the run, and of the look around a change behind it. */
ltl_status ltl_analysis__end(const ltl_analysis *analysis) {
    ltl_status end = ltl_run_end(analysis->run);
    return end != LTL_OK ? end : analysis->refine_end;
}

int ltl_analysis_exit_code(const ltl_analysis *analysis) {
    bool is_late = ltl_analysis__end(analysis) == LTL_DEADLINE;
    int signal = ltl_run_signal(analysis->run);
    signal = signal != 0 ? signal : analysis->refine_signal;
    return ltl_exit_of_run(signal, is_late, analysis->report.gate, analysis->settings.is_exit_zero);
}

ltl_status ltl_analysis_look(ltl_analysis *analysis, ltl_error *error) {
    ltl_progress progress;
    ltl_progress_begin(&progress, analysis->err, analysis->is_verbose);
    ltl_status status = ltl_analysis__start(analysis, &progress, error);
    ltl_progress_end(&progress);
    if (status == LTL_OK && analysis->tell_share != NULL) {
        status = analysis->tell_share(analysis, error);
    }
    if (status == LTL_OK) {
        ltl_analysis__report(analysis);
    }
    return status;
}

static void lines_begin(ltl_analysis *analysis) {
    ltl_analysis_head(analysis);
    analysis->lines =
        ltl_finding_lines_begin(&analysis->outputs, &analysis->report, analysis->both_sides);
}

/* What was told already is completed; the rest is written as a whole. `report` null: there is none. */
static ltl_status reports_write(ltl_analysis *analysis, const ltl_report *report,
                                ltl_error *error) {
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
    if (analysis->baseline == NULL) { /* else it is known at the end which of them are news */
        lines_begin(analysis);
    }
    ltl_status status = ltl_analysis_look(analysis, &error);
    if (status != LTL_OK) {
        (void)reports_write(analysis, NULL, &ignored); /* without its end, as it should be */
        return ltl_exit_of_error(&error);
    }
    int code = ltl_analysis_exit_code(analysis);
    status = reports_write(analysis, &analysis->report, &error);
    if (analysis->is_quiet) {
        ltl_analysis_problems_print(analysis);
        ltl_outputs_trouble(&analysis->report, ltl_analysis__end(analysis));
    } else {
        ltl_outputs_summary(&analysis->report, &analysis->err);
    }
    ltl_scan_journal_close(&analysis->journal, analysis->run,
                           status == LTL_OK && analysis->refine_end == LTL_OK);
    if (status != LTL_OK) {
        (void)ltl_exit_of_error(&error);
        return LTL_EXIT_INTERNAL;
    }
    if (ltl_analysis__all_rules_failed(analysis)) {
        fputs("lintel: none of the rules asked for can run\n", stderr);
        return LTL_EXIT_USAGE;
    }
    int signal =
        analysis->report.is_interrupted
            ? 0
            : ltl_reactions_run(&analysis->reactions, &analysis->report, analysis->report.findings,
                                analysis->report.finding_count, true);
    return signal != 0 ? LTL_EXIT_BY_SIGNAL + signal : code;
}

void ltl_analysis_clear(ltl_analysis *analysis) {
    ltl_scan_journal_close(&analysis->journal, analysis->run, false);
    ltl_run_free(analysis->run);
    ltl_intake_close(analysis->intake);
    ltl_ruleset_free(analysis->ruleset);
    ltl_arena_clear(&analysis->arena);
}
