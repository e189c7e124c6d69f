/* stream.h - a file of any size through stages, in constant memory: what data and import have in common.
 *
 * Shape    read → clean → validate → transform → analyse, a stream of the workflow engine. The file comes in pieces,
 *          ten of them at most at once; each stage takes the rows of a piece and gives those that it lets pass. A kind
 *          says what pieces and rows are; the stream has the file, the dead letters, checkpoints, signals, deadline
 * Units    bytes; rows; microseconds
 * Owns     the descriptor, the dead letters and what a checkpoint held, until ltl_stream_close
 * Errors   LTL_NOT_FOUND, LTL_REFUSED (no regular file), LTL_IO; LTL_CANCELLED when a signal ended it, LTL_DEADLINE;
 *          LTL_INVALID for a checkpoint that is not of this file
 * Threads  call from one thread; stages run side by side on `jobs` workers, each on a piece of its own
 * Cost     a file's size in time; memory is the kind's pieces
 */
#ifndef LTL_STREAM_STREAM_H
#define LTL_STREAM_STREAM_H

#include <stdatomic.h>
#include <stdio.h>

#include "core/status.h"
#include "orchestrator/workflow/workflow.h"

/* Between two stages waits one piece, in each stage is one: no more than these are in use at once, so a piece's number
 * leads to its place. */
enum { LTL_STREAM_PIECES = 10, LTL_STREAM_MOST_STAGES = 8, LTL_STREAM_NAME_BYTES = 32 };

typedef enum ltl_stream_stage {
    LTL_STREAM_READ,
    LTL_STREAM_BEGUN, /* not a stage: the piece was read */
    LTL_STREAM_CLEAN,
    LTL_STREAM_VALIDATE,
    LTL_STREAM_TRANSFORM,
    LTL_STREAM_ANALYSE,
    LTL_STREAM_STAGE_COUNT
} ltl_stream_stage;

typedef struct ltl_stream_options {
    uint32_t jobs;                /* 0: what the machine allows */
    uint64_t deadline_us;         /* 0: none */
    const char *checkpoint;       /* this file says how far the run came; null: none is written */
    bool resumes;                 /* from that file, if it is there */
    const char *dead_letters;     /* JSON Lines with record, line, offset, reason; null: none */
    const ltl_workflow *workflow; /* null: the kind's own */
} ltl_stream_options;

typedef struct ltl_stream_rows {
    char stage[LTL_STREAM_NAME_BYTES];
    uint64_t in;
    uint64_t out;
    uint64_t dead;
} ltl_stream_rows;

/* What a run came to. */
typedef struct ltl_stream_outcome {
    ltl_stream_rows
        rows[LTL_STREAM_MOST_STAGES]; /* in the order of the workflow; the last is the fold */
    uint32_t stage_count;
    uint64_t bytes; /* of the file */
    int signal;     /* that ended it, or 0 */
    bool was_resumed;
} ltl_stream_outcome;

/* What the stream is of. `of` is the stream's. */
typedef struct ltl_stream_kind {
    const char *within; /* "`lintel data`": where its tasks work */
    const ltl_tasks *tasks;
    const char *workflow; /* the text of its own one, and its end */
    const char *workflow_end;
    const char *row_type; /* of handles to rows */
    uint64_t layout;      /* of the state: a checkpoint of another one is refused */
    uint32_t (*row_count)(void *of, uint32_t piece);
    /* Null for what is no row after all. */
    void *(*row_at)(void *of, uint32_t piece, uint32_t index, bool *out_is_dead);
    /* Fills a piece from where the cursor says, which is nothing at the beginning; sets the outputs `cursor` and
     * `is_last` of the call. */
    ltl_ending (*read)(ltl_call *call, void *of, uint32_t piece);
    void (*stages[LTL_STREAM_STAGE_COUNT])(void *of, uint32_t piece); /* clean to transform */
    /* Takes up a piece; sets the output `state`. Pieces come in order. */
    ltl_ending (*analyse)(ltl_call *call, void *of, uint32_t piece);
    /* All there is to know about what was analysed; false when it cannot be kept. */
    bool (*keep)(void *of, ltl_arena *arena, ltl_data *out_state);
    bool (*restore)(void *of, const ltl_data *state);
    void (*snapshot)(void *of); /* now and then; provisional */
} ltl_stream_kind;

typedef struct ltl_stream {
    const ltl_stream_kind *kind;
    void *of;
    const ltl_stream_options *options;
    const char *path;
    int fd;
    int64_t changed; /* the file's time, in nanoseconds */
    ltl_stream_outcome outcome;
    atomic_ullong next[LTL_STREAM_STAGE_COUNT]; /* number of the piece that the stage takes next */
    atomic_bool is_busy[LTL_STREAM_STAGE_COUNT];
    atomic_uint passed[LTL_STREAM_PIECES]; /* the stage that had the piece last, or has it: then held, too */
    FILE *dead;
    bool dead_failed;
    bool checkpoint_failed;
    ltl_arena past_arena;
    ltl_data past; /* the record of the checkpoint; nothing: there is none */
} ltl_stream;

/* Opens the file, `-` is standard input. Options are borrowed. */
LTL_MUST_USE ltl_status ltl_stream_open(ltl_stream *stream, const ltl_stream_kind *kind, void *of,
                                        const ltl_stream_options *options, const char *path,
                                        ltl_error *error);
/* From the checkpoint, if there is one, to the end of the file. */
LTL_MUST_USE ltl_status ltl_stream_run(ltl_stream *stream, ltl_error *error);
void ltl_stream_close(ltl_stream *stream);

/* Up to `room` bytes: fewer only where the file ends; -1 on an error. */
int64_t ltl_stream_bytes(int fd, uint64_t offset, char *into, uint64_t room);
/* A row that was refused. Call where pieces are analysed, so that they stand in the order of the file. */
void ltl_stream_dead_letter(ltl_stream *stream, uint64_t record, uint64_t line, uint64_t offset,
                            const char *reason, const char *detail);

/* How far the run came, in a file that is there whole or not at all; `record` is what the engine tells of its place. */
void ltl_stream_checkpoint_write(ltl_stream *stream, const ltl_data *record);
/* Sets `past`; LTL_OK without a file to resume from. */
LTL_MUST_USE ltl_status ltl_stream_checkpoint_read(ltl_stream *stream, ltl_error *error);

#endif
