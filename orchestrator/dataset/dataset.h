/* dataset.h - a data file of any size through four stages, in constant memory.
 *
 * Shape    a stream of the workflow engine: read → clean → validate → transform → analyse. Pieces of the file go
 *          from stage to stage in order, a few at a time; each stage takes rows and gives rows. Rows that a stage
 *          refuses are dead letters. The profile at the end depends on the file alone, not on workers, and not on
 *          whether the run was killed and resumed in between
 * Units    bytes; rows
 * Owns     the dataset owns profile and pieces until ltl_dataset_free: some 25 MiB, whatever the file
 * Errors   LTL_NOT_FOUND, LTL_REFUSED (no regular file), LTL_IO; LTL_CANCELLED when a signal ended it, LTL_DEADLINE;
 *          LTL_INVALID for a checkpoint that is not of this file
 * Threads  call from one thread; stages run side by side on `jobs` workers
 * Cost     100 to 300 MB a second on two workers
 */
#ifndef LTL_DATASET_DATASET_H
#define LTL_DATASET_DATASET_H

#include "analyzers/tables/profile.h"
#include "core/status.h"
#include "core/utf8.h"
#include "orchestrator/workflow/workflow.h"

enum { LTL_DATASET_STAGES = 8, LTL_DATASET_STAGE_NAME = 32 };

typedef struct ltl_dataset ltl_dataset;

typedef struct ltl_dataset_options {
    uint32_t jobs;                /* 0: what the machine allows */
    const char *checkpoint;       /* this file says how far the run came; null: none is written */
    bool resumes;                 /* from that file, if it is there */
    const char *dead_letters;     /* JSON Lines with record, line and reason; null: only counted */
    uint64_t deadline_us;         /* 0: none */
    const ltl_workflow *workflow; /* null: the built-in large-dataset */
    uint64_t piece_bytes;         /* 0: LTL_TABLE_PIECE_BYTES; for tests */
    /* Now and then, with what is known of the first records: provisional. May be null. */
    void (*snapshot)(void *context, const ltl_dataset *dataset);
    void *context;
} ltl_dataset_options;

typedef struct ltl_stage_rows {
    char stage[LTL_DATASET_STAGE_NAME];
    uint64_t in;
    uint64_t out;
    uint64_t dead;
} ltl_stage_rows;

LTL_MUST_USE ltl_status ltl_dataset_run(const char *path, const ltl_dataset_options *options,
                                        ltl_dataset **out_dataset, ltl_error *error);
void ltl_dataset_free(ltl_dataset *dataset);

const ltl_table_profile *ltl_dataset_profile(const ltl_dataset *dataset);
const ltl_table_dialect *ltl_dataset_dialect(const ltl_dataset *dataset);
/* One for each stage, the last is the fold. */
const ltl_stage_rows *ltl_dataset_rows(const ltl_dataset *dataset, uint32_t *out_count);
/* UTF8, or one of the two of UTF16. */
ltl_encoding ltl_dataset_encoding(const ltl_dataset *dataset);
uint64_t ltl_dataset_bytes(const ltl_dataset *dataset);
int ltl_dataset_signal(const ltl_dataset *dataset); /* that ended it, or 0 */
/* True when it went on from a checkpoint. */
bool ltl_dataset_was_resumed(const ltl_dataset *dataset);

#endif
