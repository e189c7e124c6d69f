/* import.h - findings of other tools, from files of any size, in constant memory.
 *
 * Shape    each file is a stream (orchestrator/stream): pieces are batches of rows. The last stage hands findings to a
 *          sorter on disk; when all files are through, they are merged into the order of all reports, repetitions go,
 *          code and identity come from the files of the repository
 * Units    rows; bytes
 * Owns     everything until ltl_import_free; findings it gives are there until the next one
 * Errors   of a file: LTL_NOT_FOUND, LTL_REFUSED (no regular file), LTL_USAGE (a mapping that does not fit), LTL_IO,
 *          LTL_CANCELLED, LTL_DEADLINE, LTL_INVALID for a checkpoint that is not of this file
 * Threads  call from one thread; stages run side by side on `jobs` workers
 * Cost     some 50 MiB of memory, whatever the files; twice the size of the findings on disk, in $TMPDIR
 */
#ifndef LTL_IMPORT_IMPORT_H
#define LTL_IMPORT_IMPORT_H

#include "orchestrator/stream/stream.h"
#include "orchestrator/tools/reader.h"
#include "reports/report.h"

typedef struct ltl_import ltl_import;

/* How far it is. */
typedef struct ltl_import_progress {
    uint64_t rows;
    uint64_t findings;
    uint64_t dead;
} ltl_import_progress;

typedef struct ltl_import_options {
    ltl_stream_options stream; /* the workflow is import unless another is given */
    ltl_import_choices choices;
    const char *tool; /* whose findings they are, when the file does not say; null: by the format */
    const char *root; /* of the repository; null: the current folder */
    const char *prefix; /* where the repository was on the tool's machine; null: not known */
    void (*snapshot)(void *context, const ltl_import_progress *progress); /* may be null */
    void *context;
} ltl_import_options;

/* What became of a file. */
typedef struct ltl_import_outcome {
    const char *format;
    ltl_stream_outcome stream;
    uint64_t reasons[LTL_IMPORT_REASON_COUNT]; /* dead rows */
    uint64_t lost;                             /* dead rows that were findings, for all we know */
    uint64_t cut;                              /* rows with a text that was longer than its limit */
    uint64_t lossy;                            /* rows with bytes that were no UTF-8 */
    bool is_broken;                            /* nothing behind this could be read: */
    uint64_t broken_at;
    uint64_t broken_line;
    bool has_no_list;      /* JSON without any list that findings could stand in */
    bool has_no_finding;   /* taken for text since it is nothing else, and no line of it is a finding */
    bool has_nothing;      /* there was something, and all of it was refused */
    bool is_markup;        /* it begins like XML */
    bool is_wide;          /* it begins like UTF-16 */
    bool was_unsuccessful; /* the tool itself says that its run was not complete */
    char trouble[256];     /* and why; may be empty */
} ltl_import_outcome;

LTL_MUST_USE ltl_status ltl_import_new(const ltl_import_options *options, ltl_import **out_import,
                                       ltl_error *error);
void ltl_import_free(ltl_import *import);
LTL_MUST_USE ltl_status ltl_import_file(ltl_import *import, const char *path,
                                        ltl_import_outcome *out_outcome, ltl_error *error);
/* An earlier report, in any format: after all files. Findings then have a state, and those that are gone are told. */
LTL_MUST_USE ltl_status ltl_import_baseline(ltl_import *import, const char *path,
                                            ltl_import_outcome *out_outcome, ltl_error *error);

/* What all files came to. */
typedef struct ltl_import_result {
    uint64_t findings;
    uint64_t states[LTL_STATE_FIXED + 1]; /* against the baseline */
    uint64_t repetitions;
    uint64_t not_compared;   /* files of the repository with too many findings for that */
    uint64_t files_missing;  /* findings in files that are not in the repository */
    uint64_t fixes_left_out; /* of several replacements, or for files that are not here */
    bool holds_all;          /* `findings` of the report are all there are */
} ltl_import_result;

/* Which findings are wanted; null: all. */
typedef bool (*ltl_import_filter)(void *context, const ltl_finding *finding);

/* Sets findings, source and rules of the report. */
LTL_MUST_USE ltl_status ltl_import_finish(ltl_import *import, ltl_import_filter wants,
                                          void *context, ltl_report *report,
                                          ltl_import_result *out_result, ltl_error *error);
/* After the report was written from its source: whether all of it could be read. */
bool ltl_import_was_read(const ltl_import *import);

#endif
