/* dataset_report.h - what data files came to, as a report like any other.
 *
 * Shape    add each file, then finish: findings in order, the rules
 * Units    -
 * Owns     everything lives in the arena of the streaming; formats borrow it
 * Errors   a file that could not be read is an outcome in the ledger
 * Threads  main thread
 * Cost     a few findings a file, and a line read for each
 */
#ifndef LTL_CLI_DATASET_REPORT_H
#define LTL_CLI_DATASET_REPORT_H

#include "orchestrator/cli/streaming.h"
#include "orchestrator/dataset/dataset.h"

/* `status` is what the run gave. */
void ltl_dataset_report_add(ltl_streaming *streaming, ltl_findings *findings, const char *path,
                            const ltl_dataset *dataset, ltl_status status, const ltl_error *error);
void ltl_dataset_report_finish(ltl_streaming *streaming, ltl_findings *findings);

#endif
