/* A row is a handle into the piece it is in; the stages find their piece by counting, since pieces come in order. */
#include "orchestrator/stream/stages.h"

enum { NO_PIECE = UINT32_MAX, HELD = 0x80 };

/* The stream, when it is of the kind that the task is for; null: the call has failed. */
static ltl_stream *stream_of(ltl_call *call) {
    const ltl_stream_kind *kind = call->task->own;
    return ltl_call_services(call, kind->within);
}

/* False when another has it, or has to have it first. */
static bool piece_take(ltl_stream *stream, uint32_t piece, ltl_stream_stage stage) {
    if (atomic_exchange(&stream->is_busy[stage], true)) {
        return false;
    }
    unsigned was = atomic_load(&stream->passed[piece]);
    bool is_read = stage == LTL_STREAM_READ;
    bool is_free = is_read ? was == LTL_STREAM_READ || was == LTL_STREAM_ANALYSE
                           : was >= LTL_STREAM_BEGUN && was < (unsigned)stage;
    unsigned held = (is_read ? LTL_STREAM_BEGUN : (unsigned)stage) | HELD;
    is_free = is_free && atomic_compare_exchange_strong(&stream->passed[piece], &was, held);
    if (!is_free) {
        atomic_store(&stream->is_busy[stage], false);
    }
    return is_free;
}

/* The next stage may have it. */
static void piece_pass(ltl_stream *stream, uint32_t piece, ltl_stream_stage stage) {
    (void)atomic_fetch_and(&stream->passed[piece], ~(unsigned)HELD);
    atomic_store(&stream->is_busy[stage], false);
}

/* The piece whose turn it is; NO_PIECE when the workflow is not one that this can work in. */
static uint32_t piece_next(ltl_call *call, ltl_stream *stream, ltl_stream_stage stage) {
    uint32_t piece = (uint32_t)(atomic_fetch_add(&stream->next[stage], 1) % LTL_STREAM_PIECES);
    if (!piece_take(stream, piece, stage)) {
        (void)ltl_call_fail(call, LTL_CAUSE_INPUT,
                            "`%s` found its piece in other hands: each agent stands once in the "
                            "stream, in order, and `buffer` is 1",
                            call->task->name);
        return NO_PIECE;
    }
    return piece;
}

static ltl_data rows_of(ltl_call *call, const ltl_stream *stream, uint32_t piece, bool of_all) {
    const ltl_stream_kind *kind = stream->kind;
    uint32_t most = kind->row_count(stream->of, piece);
    ltl_data *rows = LTL_NEW_ARRAY(call->arena, ltl_data, (size_t)most + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < most; i++) {
        bool is_dead = false;
        void *row = kind->row_at(stream->of, piece, i, &is_dead);
        if (row != NULL && (of_all || !is_dead)) {
            rows[count++] = ltl_data_handle(kind->row_type, row);
        }
    }
    return ltl_data_list(rows, count);
}

/* Those that came in and are not among those that go on. Both are in the order of the piece. */
static ltl_data dead_of(ltl_call *call, const ltl_data *came, const ltl_data *goes) {
    ltl_data *dead = LTL_NEW_ARRAY(call->arena, ltl_data, (size_t)came->count + 1);
    uint32_t count = 0;
    uint32_t next = 0;
    for (uint32_t i = 0; i < came->count; i++) {
        if (next < goes->count && goes->at[next].handle == came->at[i].handle) {
            next++;
        } else {
            dead[count++] = came->at[i];
        }
    }
    return ltl_data_list(dead, count);
}

ltl_ending ltl_stream_read_run(ltl_call *call) {
    ltl_stream *stream = stream_of(call);
    uint32_t piece = stream != NULL ? piece_next(call, stream, LTL_STREAM_READ) : NO_PIECE;
    if (piece == NO_PIECE) {
        return LTL_ENDING_FAILED;
    }
    ltl_ending ending = stream->kind->read(call, stream->of, piece);
    if (ending == LTL_ENDING_OK) {
        ltl_call_output(call, "rows", rows_of(call, stream, piece, true));
    }
    piece_pass(stream, piece, LTL_STREAM_READ);
    return ending;
}

static ltl_ending stage_run(ltl_call *call, ltl_stream_stage stage) {
    ltl_stream *stream = stream_of(call);
    uint32_t piece = stream != NULL ? piece_next(call, stream, stage) : NO_PIECE;
    if (piece == NO_PIECE) {
        return LTL_ENDING_FAILED;
    }
    stream->kind->stages[stage](stream->of, piece);
    ltl_data rows = rows_of(call, stream, piece, false);
    ltl_call_output(call, "rows", rows);
    ltl_call_output(call, "dead", dead_of(call, ltl_call_input(call, "rows"), &rows));
    piece_pass(stream, piece, stage);
    return LTL_ENDING_OK;
}

ltl_ending ltl_stream_clean_run(ltl_call *call) {
    return stage_run(call, LTL_STREAM_CLEAN);
}

ltl_ending ltl_stream_validate_run(ltl_call *call) {
    return stage_run(call, LTL_STREAM_VALIDATE);
}

ltl_ending ltl_stream_transform_run(ltl_call *call) {
    return stage_run(call, LTL_STREAM_TRANSFORM);
}

ltl_ending ltl_stream_analyse_run(ltl_call *call) {
    ltl_stream *stream = stream_of(call);
    uint32_t piece = stream != NULL ? piece_next(call, stream, LTL_STREAM_ANALYSE) : NO_PIECE;
    if (piece == NO_PIECE) {
        return LTL_ENDING_FAILED;
    }
    ltl_ending ending = stream->kind->analyse(call, stream->of, piece);
    piece_pass(stream, piece, LTL_STREAM_ANALYSE);
    return ending;
}

const ltl_port ltl_stream_read_inputs[] = {{"cursor", "any", "Where to go on.", true}, {0}};
const ltl_port ltl_stream_fold_outputs[] = {{"state", "number", "What was taken up so far.", false},
                                            {0}};
