/* analysis_internal.h - what the parts of an analysis share.
 *
 * Shape    see analysis.h: analysis.c is the life of one, loading.c its rules, options.c what a run is asked to do,
 *          runs.c the runs, problems.c what went wrong beside the findings, reporting.c what is made of it all
 * Units    -
 * Owns     the arena of the analysis
 * Errors   as in analysis.h
 * Threads  main thread
 * Cost     -
 */
#ifndef LTL_CLI_ANALYSIS_ANALYSIS_INTERNAL_H
#define LTL_CLI_ANALYSIS_ANALYSIS_INTERNAL_H

#include "orchestrator/cli/analysis/analysis.h"
#include "orchestrator/cli/progress.h"

/* How far data is followed in the main run; a change is looked at without the rest of the repository, see impact.h
 * for what is done behind that. */
ltl_dataflow_depth ltl_analysis__depth(const ltl_analysis *analysis);
/* The rules asked for by name were read, and then none of them could be compiled. */
bool ltl_analysis__all_rules_failed(const ltl_analysis *analysis);

/* Domains that have something to run: an agent without rules did not assess anything. */
uint32_t ltl_analysis__domains(ltl_analysis *analysis);
/* Adds the rules of the agents themselves that are looked for. */
void ltl_analysis__own_rules(ltl_analysis *analysis, ltl_rule_infos *rules);
LTL_MUST_USE ltl_status ltl_analysis__run_options(ltl_analysis *analysis,
                                                  ltl_run_options *out_options, ltl_error *error);

/* The main run, over the intake of the analysis and with its journal. */
LTL_MUST_USE ltl_status ltl_analysis__start(ltl_analysis *analysis, ltl_progress *progress,
                                            ltl_error *error);
/* How that ended, and the look around a change behind it. */
ltl_status ltl_analysis__end(const ltl_analysis *analysis);

/* Into the problems: what the rules say of themselves; what the intake could not honour; rules that stopped; that there
 * was nothing to look at. */
void ltl_analysis__problems_take(ltl_analysis *analysis);
void ltl_analysis__intake_notes_take(ltl_analysis *analysis);
void ltl_analysis__quarantined_take(ltl_analysis *analysis);
void ltl_analysis__emptiness_take(ltl_analysis *analysis);

/* Findings, agents, rules and problems as a report, judged. */
void ltl_analysis__report(ltl_analysis *analysis);

#endif
