/* dataset_internal.h - what the stages, the checkpoint and the run of a dataset share. */
#ifndef LTL_DATASET_INTERNAL_H
#define LTL_DATASET_INTERNAL_H

#include <stdio.h>

#include "core/utf8.h"
#include "orchestrator/dataset/dataset.h"
#include "orchestrator/dataset/tasks.h"

/* Between two stages waits one piece, in each stage is one: no more than these are in use at once, so a piece's
 * number leads to its place. */
enum { LTL_DATASET_PIECES = 10 };

typedef enum ltl_dataset_stage {
    LTL_STAGE_READ,
    LTL_STAGE_BEGUN, /* not a stage: the piece was read */
    LTL_STAGE_CLEAN,
    LTL_STAGE_VALIDATE,
    LTL_STAGE_TRANSFORM,
    LTL_STAGE_ANALYSE,
    LTL_STAGE_COUNT
} ltl_dataset_stage;

struct ltl_dataset {
    int fd;
    uint64_t size;
    int64_t changed; /* the file's time, in nanoseconds */
    uint64_t piece_bytes;
    ltl_table_dialect dialect;
    ltl_encoding encoding; /* UTF8, or one of the two of UTF16 */
    ltl_table pieces[LTL_DATASET_PIECES];
    char *texts[LTL_DATASET_PIECES];
    uint64_t
        next[LTL_STAGE_COUNT]; /* number of the piece that the stage takes next; each stage's own */
    uint8_t passed[LTL_DATASET_PIECES]; /* the stage that had the piece last */
    ltl_validation validation;
    ltl_table_profile *profile;
    FILE *dead;
    bool dead_failed;
    ltl_stage_rows rows[LTL_DATASET_STAGES];
    uint32_t row_count;
    ltl_arena past_arena;
    ltl_data past; /* the record of the checkpoint; nothing: there is none */
    bool was_resumed;
    bool checkpoint_failed;
    int signal;
    const ltl_dataset_options *options;
};

/* `record` is what the stream tells of its place. */
void ltl_checkpoint_write(ltl_dataset *dataset, const ltl_data *record);
/* Sets past, profile and validation; LTL_OK without a file to resume from. */
LTL_MUST_USE ltl_status ltl_checkpoint_read(ltl_dataset *dataset, ltl_error *error);

#endif
