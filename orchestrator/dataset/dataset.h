/* dataset.h - a data file of any size through four stages, in constant memory.
 *
 * Shape    a stream (orchestrator/stream): pieces are tables, rows are records. Rows that a stage refuses are dead
 *          letters. The profile at the end depends on the file alone, not on workers, and not on whether the run was
 *          killed and resumed in between
 * Units    bytes; rows
 * Owns     the dataset owns profile and pieces until ltl_dataset_free: some 25 MiB, whatever the file
 * Errors   see stream.h
 * Threads  call from one thread; stages run side by side on `jobs` workers
 * Cost     100 to 300 MB a second on two workers
 */
#ifndef LTL_DATASET_DATASET_H
#define LTL_DATASET_DATASET_H

#include "analyzers/tables/profile.h"
#include "core/utf8.h"
#include "orchestrator/stream/stream.h"

typedef struct ltl_dataset ltl_dataset;

typedef struct ltl_dataset_options {
    ltl_stream_options stream; /* the workflow is large-dataset unless another is given */
    /* Now and then, with what is known of the first records: provisional. May be null. */
    void (*snapshot)(void *context, const ltl_dataset *dataset);
    void *context;
} ltl_dataset_options;

LTL_MUST_USE ltl_status ltl_dataset_run(const char *path, const ltl_dataset_options *options,
                                        ltl_dataset **out_dataset, ltl_error *error);
void ltl_dataset_free(ltl_dataset *dataset);

const ltl_table_profile *ltl_dataset_profile(const ltl_dataset *dataset);
const ltl_table_dialect *ltl_dataset_dialect(const ltl_dataset *dataset);
/* UTF8, or one of the two of UTF16. */
ltl_encoding ltl_dataset_encoding(const ltl_dataset *dataset);
const ltl_stream_outcome *ltl_dataset_outcome(const ltl_dataset *dataset);
int ltl_dataset_file(const ltl_dataset *dataset); /* open for reading, or -1 */

#endif
