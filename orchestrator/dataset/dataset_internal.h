/* dataset_internal.h - what the stages and the run of a dataset share. */
#ifndef LTL_DATASET_INTERNAL_H
#define LTL_DATASET_INTERNAL_H

#include "orchestrator/dataset/dataset.h"
#include "orchestrator/dataset/tasks.h"

struct ltl_dataset {
    ltl_stream stream;
    ltl_table_dialect dialect;
    ltl_encoding encoding; /* UTF8, or one of the two of UTF16 */
    ltl_table pieces[LTL_STREAM_PIECES];
    char *texts[LTL_STREAM_PIECES];
    ltl_validation validation;
    ltl_table_profile *profile;
    const ltl_dataset_options *options;
};

extern const ltl_stream_kind ltl_dataset_stream;

#endif
