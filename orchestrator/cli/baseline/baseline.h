/* baseline.h - what a scan finds against the findings that are known already.
 *
 * Shape    a finding that the baseline has is `unchanged`: it is shown with --all alone, and the gate passes it over;
 *          one that was accepted there with a reason is suppressed. Everything else is `new`. A finding is found again
 *          by its code where it stood (match.h), or in a file of another name when that of the baseline is gone
 * Units    findings
 * Owns     the arena of the analysis
 * Errors   those of reading the file
 * Threads  main thread
 * Cost     O(n log n)
 *
 * A review has both sides and asks none: one that a change brings along would speak for itself.
 */
#ifndef LTL_CLI_BASELINE_BASELINE_H
#define LTL_CLI_BASELINE_BASELINE_H

#include "orchestrator/cli/analysis/analysis.h"
#include "orchestrator/cli/baseline/baseline_text.h"

#define LTL_BASELINE_FILE ".lintel-baseline.json"

typedef struct ltl_baseline {
    ltl_str file;   /* absolute, without links */
    ltl_str folder; /* of it */
    ltl_str text;   /* its bytes */
    ltl_baseline_entries entries;
    ltl_findings known; /* the same, to be compared */
    ltl_map looked; /* paths from the folder that were looked at, once somebody asked */
} ltl_baseline;

extern const ltl_option ltl_options_baseline[]; /* --baseline, --no-baseline, --all */

/* One that is there. */
LTL_MUST_USE ltl_status ltl_baseline_load(ltl_analysis *analysis, const char *path, ltl_error *error);
/* Sets `baseline` and what the analysis makes of findings, where there is one by option or settings. */
LTL_MUST_USE ltl_status ltl_baseline_open(ltl_analysis *analysis, ltl_error *error);
/* States of the findings, which are in the order of reports; of each entry the finding + 1, 0: none. */
const uint32_t *ltl_baseline_match(const ltl_baseline *baseline, ltl_analysis *analysis,
                                   ltl_findings *findings);
/* What the file would say of a finding. False: it lies outside of the folder of the file, or in none. */
bool ltl_baseline_entry_of(ltl_analysis *analysis, ltl_str folder, const ltl_finding *finding,
                           ltl_baseline_entry *out_entry);
/* The day until which it holds is over. */
bool ltl_baseline_is_over(const ltl_baseline_entry *entry);
/* A copy of the findings with their states; tells of entries that are used up or expired. */
ltl_findings ltl_baseline_refine(ltl_analysis *analysis, const ltl_findings *findings);
/* Whether nothing is left of the entry though the file, or the place where it was, was looked at. */
bool ltl_baseline_is_gone(ltl_baseline *baseline, ltl_analysis *analysis, uint32_t entry,
                          const uint32_t *found);

#endif
