/* dataset_report.h - what data files came to, as a report like any other.
 *
 * Shape    begin, then add each file, then finish: findings in order, the ledger, the gate
 * Units    -
 * Owns     everything lives in the arena of the call; formats borrow it
 * Errors   a file that could not be read is an outcome in the ledger
 * Threads  main thread
 * Cost     a few findings a file, and a line read for each
 */
#ifndef LTL_CLI_DATASET_REPORT_H
#define LTL_CLI_DATASET_REPORT_H

#include "orchestrator/cli/settings.h"
#include "orchestrator/dataset/dataset.h"

typedef struct ltl_dataset_report {
    ltl_arena *arena;
    const ltl_settings *settings; /* which rules are wanted; the gate */
    ltl_findings findings;
    ltl_ledger ledger;
    ltl_report report;
} ltl_dataset_report;

/* `dataset` may be null when the file could not be opened; `status` is what the run gave. */
void ltl_dataset_report_add(ltl_dataset_report *self, const char *path, const ltl_dataset *dataset,
                            ltl_status status, const ltl_error *error);
void ltl_dataset_report_finish(ltl_dataset_report *self);

#endif
