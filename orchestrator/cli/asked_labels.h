/* asked_labels.h - kinds of change that somebody says it is: whoever runs the review, or who made the change.
 *
 * Shape    `--as LABEL` takes the place of what the evaluator thinks. A line `Review-As: LABEL` at the end of a
 *          commit's message adds to it: a change may ask for more review, never for less
 * Units    -
 * Owns     the arena of the analysis
 * Errors   LTL_USAGE for a label of --as that there is not; one of a message is a warning, and so is a history that
 *          cannot be read
 * Threads  main thread
 * Cost     a read of the messages of a range
 */
#ifndef LTL_CLI_ASKED_LABELS_H
#define LTL_CLI_ASKED_LABELS_H

#include "orchestrator/cli/analysis/analysis.h"

/* `reads_messages`: the change is a range of commits. */
LTL_MUST_USE ltl_status ltl_asked_labels_take(ltl_analysis *analysis, bool reads_messages,
                                              ltl_error *error);

#endif
