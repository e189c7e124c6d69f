/* stages.c - what each stage does with a piece. */
#include <inttypes.h>

#include "core/limits.h"
#include "orchestrator/dataset/dataset_internal.h"
#include "orchestrator/dataset/wide.h"
#include "orchestrator/stream/stages.h"

extern const char ltl_dataset_workflow_start[];
extern const char ltl_dataset_workflow_end[];

static uint32_t row_count(void *of, uint32_t piece) {
    const ltl_dataset *dataset = of;
    return dataset->pieces[piece].record_count;
}

static void *row_at(void *of, uint32_t piece, uint32_t index, bool *out_is_dead) {
    ltl_dataset *dataset = of;
    ltl_record *record = &dataset->pieces[piece].records[index];
    *out_is_dead = record->is_dead;
    /* What a dump says of its tables is no row. */
    return record->is_definition ? NULL : record;
}

/* --- read ----------------------------------------------------------------------------------------- */

static ltl_table_place place_of(const ltl_dataset *dataset, const ltl_data *cursor) {
    if (cursor->kind != LTL_DATA_LIST || cursor->count != 6) {
        const ltl_table_dialect *dialect = &dataset->dialect;
        uint64_t unit_bytes = dataset->encoding == LTL_ENCODING_UTF8 ? 1 : 2;
        return (ltl_table_place){.offset = dialect->bom_bytes + dialect->hint_chars * unit_bytes,
                                 .line = dialect->hint_chars > 0 ? 2 : 1};
    }
    return (ltl_table_place){.offset = (uint64_t)cursor->at[0].number,
                             .record = (uint64_t)cursor->at[1].number,
                             .line = (uint32_t)cursor->at[2].number,
                             .is_skipping = cursor->at[3].number != 0,
                             .mode = (uint8_t)cursor->at[4].number,
                             .before = (uint32_t)cursor->at[5].number};
}

static ltl_data cursor_of(ltl_call *call, const ltl_table_place *place) {
    ltl_data *at = LTL_NEW_ARRAY(call->arena, ltl_data, 6);
    at[0] = ltl_data_number((int64_t)place->offset);
    at[1] = ltl_data_number((int64_t)place->record);
    at[2] = ltl_data_number(place->line);
    at[3] = ltl_data_number(place->is_skipping);
    at[4] = ltl_data_number(place->mode);
    at[5] = ltl_data_number(place->before);
    return ltl_data_list(at, 6);
}

/* UTF-16 becomes UTF-8 as it is read; the place in the file is told by counting what was taken. False when it cannot
 * be had. */
static bool utf16_take(ltl_dataset *dataset, uint32_t piece, int64_t count, bool *is_last) {
    ltl_table *table = &dataset->pieces[piece];
    char *text = dataset->texts[piece];
    /* A unit of two bytes is at most three of UTF-8. */
    uint64_t most = LTL_TABLE_PIECE_BYTES / 3 * 2 & ~(uint64_t)1;
    if ((uint64_t)count > most) {
        count = (int64_t)most;
        *is_last = false;
    }
    bool is_big = dataset->encoding == LTL_ENCODING_UTF16_BE;
    ltl_arena arena = {0};
    /* Half of a pair waits for the other half. */
    if (!*is_last && count >= 2 && ((uint8_t)text[count - (is_big ? 2 : 1)] & 0xFC) == 0xD8) {
        count -= 2;
    }
    ltl_str utf8 = ltl_utf8_of_wide(&arena, (ltl_str){text, (size_t)count}, is_big);
    bool fits = utf8.len <= LTL_TABLE_PIECE_BYTES;
    if (fits) {
        memcpy(text, utf8.ptr, utf8.len);
    }
    table->text = (ltl_str){text, utf8.len};
    ltl_arena_clear(&arena);
    return fits;
}

static bool piece_load(ltl_dataset *dataset, uint32_t piece, const ltl_table_place *place,
                       bool *out_is_last) {
    char *text = dataset->texts[piece];
    int64_t count =
        ltl_stream_bytes(dataset->stream.fd, place->offset, text, LTL_TABLE_PIECE_BYTES);
    *out_is_last =
        count >= 0 && (place->offset + (uint64_t)count >= dataset->stream.outcome.bytes ||
                       (uint64_t)count < LTL_TABLE_PIECE_BYTES);
    if (count >= 0 && dataset->encoding != LTL_ENCODING_UTF8) {
        return utf16_take(dataset, piece, count, out_is_last);
    }
    dataset->pieces[piece].text = (ltl_str){text, count > 0 ? (size_t)count : 0};
    return count >= 0;
}

/* Where the next piece begins in the file. */
static void place_advance(const ltl_dataset *dataset, const ltl_table *table, uint64_t before,
                          ltl_table_place *place) {
    if (dataset->encoding != LTL_ENCODING_UTF8) {
        ltl_str used = ltl_str_slice(table->text, 0, table->used);
        place->offset = before + 2 * ltl_utf8_utf16_length(used);
    }
}

static ltl_ending read_piece(ltl_call *call, void *of, uint32_t piece) {
    ltl_dataset *dataset = of;
    ltl_table *table = &dataset->pieces[piece];
    ltl_table_place place = place_of(dataset, ltl_call_input(call, "cursor"));
    uint64_t before = place.offset;
    bool is_last;
    if (!piece_load(dataset, piece, &place, &is_last)) {
        return ltl_call_fail(call, LTL_CAUSE_PERMANENT, "the file cannot be read at byte %" PRIu64,
                             place.offset);
    }
    ltl_table_split(table, &dataset->dialect, &place, is_last);
    place_advance(dataset, table, before, &place);
    bool is_through = is_last && table->used == table->text.len;
    if (table->used == 0 && !is_through) {
        return ltl_call_fail(call, LTL_CAUSE_PERMANENT, "no record ends behind byte %" PRIu64,
                             place.offset);
    }
    ltl_call_output(call, "cursor", cursor_of(call, &place));
    ltl_call_output(call, "is_last", ltl_data_truth(is_through));
    return LTL_ENDING_OK;
}

/* --- clean to analyse ----------------------------------------------------------------------------- */

static void clean(void *of, uint32_t piece) {
    ltl_dataset *dataset = of;
    ltl_table_clean(&dataset->pieces[piece]);
}

static void validate(void *of, uint32_t piece) {
    ltl_dataset *dataset = of;
    ltl_table_validate(&dataset->pieces[piece], &dataset->dialect, &dataset->validation);
}

static void transform(void *of, uint32_t piece) {
    ltl_dataset *dataset = of;
    ltl_table_transform(&dataset->pieces[piece], &dataset->dialect);
}

/* In bytes of the file, whatever its encoding. */
static uint64_t offset_of(const ltl_dataset *dataset, const ltl_table *table,
                          const ltl_record *record) {
    ltl_str before = ltl_str_slice(table->text, 0, record->start);
    return table->base + (dataset->encoding == LTL_ENCODING_UTF8
                              ? record->start
                              : 2 * ltl_utf8_utf16_length(before));
}

static ltl_ending analyse(ltl_call *call, void *of, uint32_t piece) {
    ltl_dataset *dataset = of;
    const ltl_table *table = &dataset->pieces[piece];
    ltl_table_analyse(table, &dataset->dialect, dataset->profile);
    for (uint32_t i = 0; i < table->record_count; i++) {
        const ltl_record *record = &table->records[i];
        if (record->is_dead) {
            ltl_stream_dead_letter(&dataset->stream, record->number, record->line,
                                   offset_of(dataset, table, record),
                                   ltl_fact_name((ltl_fact)record->dead_fact), "");
        }
    }
    ltl_call_output(call, "state", ltl_data_number((int64_t)dataset->profile->records));
    return LTL_ENDING_OK;
}

/* --- the state ------------------------------------------------------------------------------------ */

static bool keep(void *of, ltl_arena *arena, ltl_data *out_state) {
    const ltl_dataset *dataset = of;
    const ltl_table_profile *profile = dataset->profile;
    size_t columns = profile->column_count * sizeof(profile->columns[0]);
    (void)arena;
    *out_state = ltl_data_text(
        (ltl_str){(const char *)profile, offsetof(ltl_table_profile, columns) + columns});
    return true;
}

static bool restore(void *of, const ltl_data *state) {
    ltl_dataset *dataset = of;
    if (state->kind != LTL_DATA_TEXT || state->text.len > sizeof(ltl_table_profile)) {
        return false;
    }
    memcpy(dataset->profile, state->text.ptr, state->text.len);
    ltl_validation_restore(dataset->profile, &dataset->validation);
    return true;
}

static void snapshot(void *of) {
    ltl_dataset *dataset = of;
    const ltl_dataset_options *options = dataset->options;
    if (options->snapshot != NULL) {
        options->snapshot(options->context, dataset);
    }
}

const ltl_stream_kind ltl_dataset_stream = {
    .within = "`lintel data FILE`, or `lintel workflow run NAME FILE`",
    .tasks = &ltl_dataset_tasks,
    .workflow = ltl_dataset_workflow_start,
    .workflow_end = ltl_dataset_workflow_end,
    .row_type = "data-row",
    .layout = sizeof(ltl_table_profile),
    .row_count = row_count,
    .row_at = row_at,
    .read = read_piece,
    .stages = {[LTL_STREAM_CLEAN] = clean,
               [LTL_STREAM_VALIDATE] = validate,
               [LTL_STREAM_TRANSFORM] = transform},
    .analyse = analyse,
    .keep = keep,
    .restore = restore,
    .snapshot = snapshot,
};

LTL_STREAM_PORTS("data-row")
LTL_STREAM_TASK(read, &ltl_dataset_stream, "data-reader",
                "Reads a piece of a data file and cuts it into records.", ltl_stream_read_inputs,
                read_outputs)
LTL_STREAM_TASK(clean, &ltl_dataset_stream, "data-cleaning", "Looks at the bytes of records.",
                stage_inputs, stage_outputs)
LTL_STREAM_TASK(validate, &ltl_dataset_stream, "data-validation",
                "Holds records against the first one.", stage_inputs, stage_outputs)
LTL_STREAM_TASK(transform, &ltl_dataset_stream, "data-transformation", "Says what each cell holds.",
                stage_inputs, stage_outputs)
LTL_STREAM_TASK(analyse, &ltl_dataset_stream, "data-analysis", "Adds records to the profile.",
                stage_inputs, ltl_stream_fold_outputs)
LTL_STREAM_TABLE(ltl_dataset_tasks)
