/* analysis.h - what scan, review and hook have in common: settings, rules, run, gate, reports.
 *
 * Shape    begin (settings and rules), then the command opens an intake, then finish (run, judge, write)
 * Units    -
 * Owns     everything it made, until ltl_analysis_clear
 * Errors   statuses with an error; ltl_analysis_fail turns them into an exit code and a message
 * Threads  main thread
 * Cost     see run.h
 */
#ifndef LTL_CLI_ANALYSIS_ANALYSIS_H
#define LTL_CLI_ANALYSIS_ANALYSIS_H

#include "orchestrator/cli/finding_lines.h"
#include "orchestrator/cli/outputs.h"
#include "orchestrator/cli/reactions.h"
#include "orchestrator/cli/settings.h"
#include "orchestrator/cli/workflows/scan_journal.h"
#include "orchestrator/intake/intake.h"
#include "orchestrator/run/run.h"

typedef struct ltl_report_problems LTL_VEC(ltl_report_problem) ltl_report_problems;
typedef struct ltl_rule_infos LTL_VEC(const ltl_rule_info *) ltl_rule_infos;

typedef struct ltl_analysis {
    const ltl_arguments *arguments;
    ltl_arena arena;
    ltl_terminal out;
    ltl_terminal err;
    bool is_quiet;
    bool is_verbose;
    ltl_settings settings;
    ltl_outputs outputs;
    ltl_report_problems problems;
    ltl_ruleset *ruleset;
    uint32_t rules_loaded; /* before anything was filtered out */
    ltl_intake *intake;
    ltl_run *run;
    ltl_scan_journal journal; /* open until the reports are written */
    bool both_sides;
    ltl_evaluation evaluation; /* of a change */
    bool only_urgent;
    ltl_review_budget budget; /* of a change */
    /* What the command makes of the findings before they are judged; null: nothing. */
    ltl_findings (*refine)(struct ltl_analysis *analysis, const ltl_findings *findings);
    ltl_status refine_end; /* LTL_OK, or how that was stopped: the whole is interrupted then */
    int refine_signal;
    ltl_reactions reactions;
    ltl_finding_lines *lines; /* findings are told while it looks; null: they are not */
    /* Which files are this run's, when it is one of several; null: all. */
    ltl_status (*share)(struct ltl_analysis *analysis, ltl_run_options *options, ltl_error *error);
    /* What the report says of that; null: nothing. */
    ltl_status (*tell_share)(struct ltl_analysis *analysis, ltl_error *error);
    ltl_str baseline_path; /* of such a file: it is not looked at; empty: none */
    struct ltl_baseline *baseline; /* findings that are known already; null: none */
    const char
        *workflow; /* that does the work; null: the one asked for, or called as the command */
    ltl_report report;
} ltl_analysis;

/* Reads the settings file found at or above `folder`, unless `policy` gives its text (from the base of a
 * change), then the options. */
LTL_MUST_USE ltl_status ltl_analysis_begin(ltl_analysis *analysis, const ltl_arguments *arguments,
                                           const char *folder, ltl_error *error);
/* Loads and filters the rules; after anything that narrows the settings. */
LTL_MUST_USE ltl_status ltl_analysis_load_rules(ltl_analysis *analysis, ltl_error *error);
/* Runs over the intake, judges, writes all reports; gives the exit code. */
int ltl_analysis_finish(ltl_analysis *analysis);
/* The parts of it, for who does something else with the findings: runs and judges, writes nothing. */
LTL_MUST_USE ltl_status ltl_analysis_look(ltl_analysis *analysis, ltl_error *error);
/* By the gate, unless the run was cut short. */
int ltl_analysis_exit_code(const ltl_analysis *analysis);
/* The name or file of the workflow that does the work. */
const char *ltl_analysis_workflow(const ltl_analysis *analysis);
void ltl_analysis_problems_print(const ltl_analysis *analysis);
/* The same rules over files before and after a change: findings have a state. Data is followed within files. */
LTL_MUST_USE ltl_status ltl_analysis_compare(ltl_analysis *analysis, const ltl_intake *pairs,
                                             ltl_run **out_run, ltl_error *error);
/* The same rules over other files, with nothing written down: data is followed within each of them. */
LTL_MUST_USE ltl_status ltl_analysis_run_over(ltl_analysis *analysis, const ltl_intake *intake,
                                              ltl_run **out_run, ltl_error *error);
/* Whether data is to be followed from file to file, where there are any. */
bool ltl_analysis_follows_files(const ltl_analysis *analysis);
/* The rules of security over other files, with nothing written down: data is followed from each to each. `memory`:
 * what another look like this had of some of them, and what this one leaves; may be null. */
LTL_MUST_USE ltl_status ltl_analysis_follow(ltl_analysis *analysis, const ltl_intake *intake,
                                            const ltl_run_memory *memory, ltl_run **out_run,
                                            ltl_error *error);
/* yyyymmdd in UTC; SOURCE_DATE_EPOCH is heard. */
uint32_t ltl_analysis_today(void);
/* Whether the rule is one that this analysis runs. */
bool ltl_analysis_runs(ltl_analysis *analysis, ltl_str rule);
/* Puts into the report what is known before anybody looked. */
void ltl_analysis_head(ltl_analysis *analysis);
void ltl_analysis_clear(ltl_analysis *analysis);

/* What include, exclude and limits the options ask of an intake. */
LTL_MUST_USE ltl_status ltl_analysis_intake_options(ltl_analysis *analysis,
                                                    ltl_intake_options *out_options,
                                                    ltl_error *error);
/* Adds something that went wrong outside the files to the report. */
void ltl_analysis_note(ltl_analysis *analysis, ltl_problem_level level, ltl_str path,
                       const char *text);

#endif
