#include "orchestrator/cli/analysis/analysis_internal.h"

#include "orchestrator/cli/supervision.h"
#include "orchestrator/cli/workflows/scan_workflow.h"
#include "orchestrator/process/supervise.h"

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
                                       ltl_scan_journal *journal, ltl_run_options *options,
                                       ltl_run **out_run, ltl_error *error) {
    ltl_scan_workflow workflow = {0};
    ltl_status status =
        ltl_scan_workflow_open(&workflow, ltl_analysis_workflow(analysis),
                               journal != NULL ? analysis->arguments : NULL, options, error);
    if (status == LTL_OK) {
        status = ltl_scan_workflow_inputs(&workflow, analysis->arguments, options, error);
    }
    if (status == LTL_OK) {
        bool is_first = !ltl_is_supervised(); /* else what is told began in this process */
        status = journal != NULL ? ltl_supervision_begin(analysis->arguments, error) : LTL_OK;
        if (is_first && ltl_supervision_is_again()) {
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

ltl_status ltl_analysis__start(ltl_analysis *analysis, ltl_progress *progress, ltl_error *error) {
    ltl_run_options options;
    ltl_status status = ltl_analysis__run_options(analysis, &options, error);
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
    ltl_status status = ltl_analysis__run_options(analysis, &options, error);
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

ltl_status ltl_analysis_follow(ltl_analysis *analysis, const ltl_intake *intake,
                               const ltl_run_memory *memory, ltl_run **out_run, ltl_error *error) {
    const char *workflow = analysis->workflow;
    ltl_run_options options;
    ltl_status status = ltl_analysis__run_options(analysis, &options, error);
    if (status == LTL_OK) {
        options.both_sides = false;
        options.evaluation = NULL;
        options.domains &= 1u << LTL_DOMAIN_SECURITY;
        options.agent.with_metrics = false;
        options.dataflow = LTL_DATAFLOW_REPOSITORY;
        options.memory = memory;
        analysis->workflow = "scan";
        status = run_through_workflow(analysis, intake, NULL, &options, out_run, error);
        analysis->workflow = workflow;
    }
    return status;
}
