/* stages.c - what each stage does with a batch. */
#include "orchestrator/stream/stages.h"
#include "orchestrator/import/import_internal.h"
#include "orchestrator/import/meaning.h"

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
        ltl_import_reader_go_to(&import->reader, &mark);
    }
    import->is_fresh = false;
    if (!ltl_import_reader_read(&import->reader, &import->batches[piece])) {
        return ltl_call_fail(call, LTL_CAUSE_PERMANENT, "the file cannot be read");
    }
    ltl_str mark = {(const char *)&import->reader.now, sizeof(import->reader.now)};
    ltl_call_output(call, "cursor", ltl_data_text(ltl_arena_copy(call->arena, mark)));
    ltl_call_output(call, "is_last", ltl_data_truth(import->reader.now.is_at_end));
    return LTL_ENDING_OK;
}

/* --- clean: texts --------------------------------------------------------------------------------- */

static void row_clean(ltl_import_row *row) {
    static const uint16_t words[] = {LTL_FIELD_RULE, LTL_FIELD_PATH, LTL_FIELD_MESSAGE,
                                     LTL_FIELD_SEVERITY};
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        ltl_str *text = ltl_row_text(row, words[i]);
        *text = ltl_str_trim(*text);
    }
    if (row->cut == LTL_FIELD_PATH || row->cut == LTL_FIELD_RULE) {
        ltl_row_kill(row, LTL_REFUSED_TOO_LONG); /* a part of it would be another one */
    }
}

/* --- validate: what must be there, and be what it should ------------------------------------------ */

static bool is_place(const ltl_import_row *row, uint16_t field) {
    int64_t number = ltl_row_number(row, field);
    return !ltl_row_has(row, field) || (number >= 0 && number < UINT32_MAX);
}

static ltl_import_reason fault_of(ltl_import *import, ltl_import_row *row) {
    char into[LTL_PLACE_BYTES];
    ltl_str path;
    ltl_str kind = *ltl_row_text(row, LTL_FIELD_KIND);
    if (ltl_str_is(kind, "pass") || ltl_str_is(kind, "notApplicable")) {
        return LTL_REFUSED_NO_FINDING;
    }
    if (row->wrong_type != LTL_FIELD_NONE) {
        return LTL_REFUSED_WRONG_TYPE;
    }
    ltl_import_reason reason = ltl_import_row_place(import, row, into, &path);
    if (reason != LTL_REFUSED_NONE) {
        return reason;
    }
    bool has_words = ltl_row_text(row, LTL_FIELD_MESSAGE)->len > 0 ||
                     ltl_row_text(row, LTL_FIELD_RULE)->len > 0 ||
                     ltl_import_row_rule(import, row) != NULL;
    if (!has_words) {
        return LTL_REFUSED_NO_MESSAGE;
    }
    bool is_good = is_place(row, LTL_FIELD_LINE) && is_place(row, LTL_FIELD_COLUMN) &&
                   is_place(row, LTL_FIELD_END_LINE) && is_place(row, LTL_FIELD_END_COLUMN);
    return is_good ? LTL_REFUSED_NONE : LTL_REFUSED_BAD_PLACE;
}

static void row_validate(ltl_import *import, ltl_import_row *row) {
    ltl_import_reason reason = fault_of(import, row);
    if (reason != LTL_REFUSED_NONE) {
        ltl_row_kill(row, reason);
    }
}

/* --- transform: their words to ours --------------------------------------------------------------- */

static void number_set(ltl_import_row *row, uint16_t field, int64_t number) {
    row->numbers[field - LTL_FIELD_LINE] = number;
    row->has_number |= 1u << (field - LTL_FIELD_LINE);
}

/* An end that lies before the start, or is not there, is the start. */
static void span_tidy(ltl_import_row *row) {
    int64_t line = ltl_row_number(row, LTL_FIELD_LINE);
    int64_t column = ltl_row_number(row, LTL_FIELD_COLUMN);
    int64_t end_line = ltl_row_number(row, LTL_FIELD_END_LINE);
    int64_t end_column = ltl_row_number(row, LTL_FIELD_END_COLUMN);
    column = line > 0 && column == 0 && end_column > 0 ? 1 : column;
    if (end_line < line) {
        end_line = line;
    }
    if (end_line == line && end_column < column) {
        end_column = column;
    }
    number_set(row, LTL_FIELD_COLUMN, column);
    number_set(row, LTL_FIELD_END_LINE, end_line);
    number_set(row, LTL_FIELD_END_COLUMN, end_column);
}

static ltl_str own_or_rule(ltl_import_row *row, const ltl_sarif_rule *rule, uint16_t field) {
    ltl_str own = *ltl_row_text(row, field);
    return own.len > 0 || rule == NULL ? own : ltl_sarif_rule_text(rule, field);
}

static void row_transform(ltl_import *import, ltl_import_row *row) {
    const ltl_sarif_rule *rule = ltl_import_row_rule(import, row);
    ltl_str level = own_or_rule(row, rule, LTL_FIELD_SEVERITY);
    ltl_str score = own_or_rule(row, rule, LTL_FIELD_SCORE);
    row->severity = ltl_meant_severity(score, level);
    row->confidence = ltl_meant_confidence(own_or_rule(row, rule, LTL_FIELD_CONFIDENCE));
    row->state =
        row->is_fixed ? LTL_STATE_FIXED : ltl_meant_state(*ltl_row_text(row, LTL_FIELD_STATE));
    row->domain =
        ltl_meant_domain(*ltl_row_text(row, LTL_FIELD_DOMAIN), *ltl_row_text(row, LTL_FIELD_TAGS),
                         *ltl_row_text(row, LTL_FIELD_CWE),
                         ltl_str_of(import->options->tool != NULL ? import->options->tool
                                                                  : import->reader.format->tool),
                         ltl_row_text(row, LTL_FIELD_SCORE)->len > 0);
    row->is_secret = row->is_secret || row->domain == LTL_DOMAIN_SECRETS;
    span_tidy(row);
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
            row_clean(&batch->rows[i]);
        }
    }
}

static void validate(void *of, uint32_t piece) {
    ltl_import *import = of;
    ltl_import_batch *batch = &import->batches[piece];
    for (uint32_t i = 0; i < batch->row_count; i++) {
        if (!batch->rows[i].is_dead) {
            row_validate(import, &batch->rows[i]);
        }
    }
}

static void transform(void *of, uint32_t piece) {
    ltl_import *import = of;
    ltl_import_batch *batch = &import->batches[piece];
    for (uint32_t i = 0; i < batch->row_count; i++) {
        if (!batch->rows[i].is_dead) {
            row_transform(import, &batch->rows[i]);
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
