/* stream_state.h - how far a stream is: the batches between its stages, their counts, and the checkpoint from which it
 * can go on.
 *
 * Shape    a queue before each stage; counts of a stage are those of batches that have gone all the way
 * Units    rows, batches
 * Owns     the arena of the activation; a batch's rows live in the activation that made it
 * Errors   -
 * Threads  one owner
 * Cost     O(1) a batch and stage; a checkpoint copies the state of the fold
 */
#ifndef LTL_WORKFLOW_STREAM_STATE_H
#define LTL_WORKFLOW_STREAM_STATE_H

#include "orchestrator/workflow/pattern.h"

enum { LTL_STREAM_STAGES = 31 };

/* What happened to rows at a stage. */
typedef struct ltl_stream_tally {
    uint64_t in;
    uint64_t out;
    uint64_t dead;
} ltl_stream_tally;

/* A batch that waits before a stage. Its counts join the totals when it has gone all the way, so that totals are
 * always those of whole batches. Its rows live in the activation that made it. */
typedef struct ltl_stream_batch {
    struct ltl_stream_batch *next;
    ltl_activation *owner;
    uint64_t number;
    ltl_data rows;
    ltl_stream_tally *tallies; /* by stage */
    ltl_data cursor; /* after it; lives in the source's outputs until it is copied at the end */
    bool is_last;
    bool is_lost; /* a stage failed on it: it goes along without its rows, past the stages behind */
} ltl_stream_batch;

typedef struct ltl_stream_stage {
    uint32_t step;
    ltl_stream_batch *first; /* waiting */
    ltl_stream_batch *last;
    uint32_t waiting;
    ltl_stream_batch *current;
    ltl_stream_tally total;
} ltl_stream_stage;

typedef struct ltl_stream_state {
    ltl_stream_stage *stages; /* the fold is the last */
    uint32_t count;
    ltl_stream_batch *free;
    bool is_reading;
    bool is_read;  /* the source gave its last batch */
    uint64_t read; /* batches */
    uint64_t rows_read;
    uint64_t folded;        /* batches */
    ltl_arena cursor_arena; /* a copy, so that the batch it came with can go */
    ltl_data cursor;
    ltl_activation *fold_owner; /* of the state */
    ltl_arena state_arena;      /* when the state came from a checkpoint */
    ltl_data fold_state;
    uint64_t poisoned;
    uint64_t poisoned_before; /* those of them that have gone all the way */
    const char *trouble;
    bool is_over;
} ltl_stream_state;

/* The queue before a stage. Popping wants one that is not empty. */
void ltl_stream_push(ltl_stream_stage *at, ltl_stream_batch *one);
ltl_stream_batch *ltl_stream_pop(ltl_stream_stage *at);
/* Batches that were dropped are used again. */
ltl_stream_batch *ltl_stream_batch_new(ltl_activation *self, ltl_stream_state *now);
void ltl_stream_batch_drop(ltl_activation *self, ltl_stream_state *now, ltl_stream_batch *one);
/* By the name of each stage: in, out, dead. */
ltl_data ltl_stream_counts(ltl_activation *self);
void ltl_stream_checkpoint_tell(ltl_activation *self, const ltl_stream_batch *one);
/* Goes on where an earlier run told of one, if it did. */
void ltl_stream_checkpoint_take(ltl_activation *self);

#endif
