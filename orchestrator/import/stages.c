/* stages.c - what each stage does with a batch. */
#include "orchestrator/stream/stages.h"
#include "orchestrator/import/import_internal.h"

extern const char ltl_import_workflow_start[];
extern const char ltl_import_workflow_end[];

static uint32_t row_count(void *of, uint32_t piece) {
    const ltl_import *import = of;
    return import->batches[piece].row_count;
}

static void *row_at(void *of, uint32_t piece, uint32_t index, bool *out_is_dead) {
    ltl_import *import = of;
    ltl_import_row *row = &import->batches[piece].rows[index];
    *out_is_dead = row->is_dead;
    return row;
}

static ltl_ending read_batch(ltl_call *call, void *of, uint32_t piece) {
    ltl_import *import = of;
    const ltl_data *cursor = ltl_call_input(call, "cursor");
    if (import->is_fresh && cursor->kind == LTL_DATA_TEXT &&
        cursor->text.len == sizeof(ltl_import_mark)) {
        ltl_import_mark mark;
        memcpy(&mark, cursor->text.ptr, sizeof(mark));
        ltl_import_reader_go_to(&import->source.reader, &mark);
    }
    import->is_fresh = false;
    if (!ltl_import_reader_read(&import->source.reader, &import->batches[piece])) {
        return ltl_call_fail(call, LTL_CAUSE_PERMANENT, "the file cannot be read");
    }
    ltl_str mark = {(const char *)&import->source.reader.now, sizeof(import->source.reader.now)};
    ltl_call_output(call, "cursor", ltl_data_text(ltl_arena_copy(call->arena, mark)));
    ltl_call_output(call, "is_last", ltl_data_truth(import->source.reader.now.is_at_end));
    return LTL_ENDING_OK;
}

/* --- analyse: into the order of all findings ------------------------------------------------------ */

static void dead_count(ltl_import *import, const ltl_import_row *row) {
    ltl_import_reason reason = (ltl_import_reason)row->reason;
    bool tells_field = reason == LTL_REFUSED_WRONG_TYPE;
    import->outcome->reasons[reason]++;
    import->outcome->lost += ltl_import_reason_is_loss(reason);
    ltl_stream_dead_letter(&import->stream, row->number, row->line, row->offset,
                           ltl_import_reason_text(reason),
                           tells_field ? ltl_import_field_name(row->wrong_type) : "");
}

static ltl_ending analyse(ltl_call *call, void *of, uint32_t piece) {
    ltl_import *import = of;
    ltl_import_batch *batch = &import->batches[piece];
    ltl_arena arena = {0};
    for (uint32_t i = 0; i < batch->row_count; i++) {
        ltl_import_row *row = &batch->rows[i];
        import->outcome->cut += row->cut != LTL_FIELD_NONE;
        import->outcome->lossy += row->has_lossy_text;
        if (row->is_dead) {
            dead_count(import, row);
            continue;
        }
        ltl_packed packed;
        ltl_import_pack_row(import, &arena, batch, row, &packed);
        ltl_buf_reset(&import->packed);
        ltl_packed_write(&packed, &import->packed);
        ltl_sorter_add(&import->sorter, ltl_buf_borrow(&import->packed));
        import->findings++;
        ltl_arena_reset(&arena);
    }
    ltl_arena_clear(&arena);
    if (import->sorter.has_failed || import->packed.is_cut) {
        return ltl_call_fail(call, LTL_CAUSE_PERMANENT, "a temporary file cannot be written");
    }
    ltl_call_output(call, "state", ltl_data_number((int64_t)import->findings));
    return LTL_ENDING_OK;
}

/* --- the stages ----------------------------------------------------------------------------------- */

static void clean(void *of, uint32_t piece) {
    ltl_import *import = of;
    ltl_import_batch *batch = &import->batches[piece];
    for (uint32_t i = 0; i < batch->row_count; i++) {
        if (!batch->rows[i].is_dead) {
            ltl_row_clean(&batch->rows[i]);
        }
    }
}

static void validate(void *of, uint32_t piece) {
    ltl_import *import = of;
    ltl_import_batch *batch = &import->batches[piece];
    for (uint32_t i = 0; i < batch->row_count; i++) {
        if (!batch->rows[i].is_dead) {
            ltl_row_validate(&import->source, &batch->rows[i]);
        }
    }
}

static void transform(void *of, uint32_t piece) {
    ltl_import *import = of;
    ltl_import_batch *batch = &import->batches[piece];
    for (uint32_t i = 0; i < batch->row_count; i++) {
        if (!batch->rows[i].is_dead) {
            ltl_row_transform(&import->source, &batch->rows[i]);
        }
    }
}

static void snapshot(void *of) {
    ltl_import *import = of;
    const ltl_import_options *options = import->options;
    /* Of the batches that went all the way; the reader is ahead. */
    ltl_import_progress progress = {.findings = import->findings, .rows = import->findings};
    for (uint32_t i = 0; i < LTL_IMPORT_REASON_COUNT; i++) {
        progress.dead += import->outcome->reasons[i];
        progress.rows += import->outcome->reasons[i];
    }
    if (options->snapshot != NULL) {
        options->snapshot(options->context, &progress);
    }
}

const ltl_stream_kind ltl_import_stream = {
    .within = "`lintel import FILE`",
    .tasks = &ltl_import_tasks,
    .workflow = ltl_import_workflow_start,
    .workflow_end = ltl_import_workflow_end,
    .row_type = "finding-row",
    .layout = sizeof(ltl_import_mark),
    .row_count = row_count,
    .row_at = row_at,
    .read = read_batch,
    .stages = {[LTL_STREAM_CLEAN] = clean,
               [LTL_STREAM_VALIDATE] = validate,
               [LTL_STREAM_TRANSFORM] = transform},
    .analyse = analyse,
    .keep = ltl_import_keep,
    .restore = ltl_import_restore,
    .snapshot = snapshot,
};

LTL_STREAM_PORTS("finding-row")
LTL_STREAM_TASK(read, &ltl_import_stream, "read-findings",
                "Reads findings of another tool from a stretch of its file.",
                ltl_stream_read_inputs, read_outputs)
LTL_STREAM_TASK(clean, &ltl_import_stream, "clean-findings",
                "Trims texts, and refuses names that were cut.", stage_inputs, stage_outputs)
LTL_STREAM_TASK(validate, &ltl_import_stream, "validate-findings",
                "Holds findings against what one must have.", stage_inputs, stage_outputs)
LTL_STREAM_TASK(transform, &ltl_import_stream, "transform-findings",
                "Puts another tool's words into ours.", stage_inputs, stage_outputs)
LTL_STREAM_TASK(analyse, &ltl_import_stream, "analyse-findings", "Hands findings to the sorter.",
                stage_inputs, ltl_stream_fold_outputs)
LTL_STREAM_TABLE(ltl_import_tasks)
