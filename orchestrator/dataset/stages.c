/* stages.c - the tasks of the stream. A row is a handle to a record of the piece it is in; the stages find their
 * piece by counting, since pieces come in order. */
#include <inttypes.h>
#include <unistd.h>

#include "orchestrator/dataset/dataset_internal.h"

/* The piece whose turn it is; null when the workflow is not one that this can work in. */
static ltl_table *piece_next(ltl_call *call, ltl_dataset_stage stage) {
    ltl_dataset *dataset = call->services;
    if (dataset == NULL) {
        (void)ltl_call_fail(
            call, LTL_CAUSE_INPUT,
            "`%s` works only on a data file: `lintel data FILE`, or `lintel workflow "
            "run NAME FILE`",
            call->task->name);
        return NULL;
    }
    uint64_t piece = dataset->next[stage]++ % LTL_DATASET_PIECES;
    uint8_t *passed = &dataset->passed[piece];
    bool is_free = *passed == LTL_STAGE_READ || *passed == LTL_STAGE_ANALYSE;
    if (stage == LTL_STAGE_READ ? !is_free : *passed >= stage) {
        (void)ltl_call_fail(call, LTL_CAUSE_INPUT,
                            "`%s` found its piece in other hands: each agent stands once in the "
                            "stream, in order, and `buffer` is 1",
                            call->task->name);
        return NULL;
    }
    *passed = stage == LTL_STAGE_READ ? LTL_STAGE_BEGUN : (uint8_t)stage;
    return &dataset->pieces[piece];
}

/* The rows of the piece that are as asked for. */
static ltl_data rows_of(ltl_call *call, ltl_table *table, bool of_all) {
    ltl_data *rows = LTL_NEW_ARRAY(call->arena, ltl_data, (size_t)table->record_count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < table->record_count; i++) {
        /* What a dump says of its tables is no row. */
        if (!table->records[i].is_definition && (of_all || !table->records[i].is_dead)) {
            rows[count++] = ltl_data_handle("data-row", &table->records[i]);
        }
    }
    return ltl_data_list(rows, count);
}

/* Those that came in alive and died here. */
static void rows_pass(ltl_call *call, ltl_table *table) {
    const ltl_data *came = ltl_call_input(call, "rows");
    ltl_data *dead = LTL_NEW_ARRAY(call->arena, ltl_data, (size_t)came->count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < came->count; i++) {
        ltl_record *record = came->at[i].handle;
        if (record->is_dead) {
            dead[count++] = ltl_data_handle("data-row", record);
        }
    }
    ltl_call_output(call, "rows", rows_of(call, table, false));
    ltl_call_output(call, "dead", ltl_data_list(dead, count));
}

static ltl_table_place place_of(const ltl_dataset *dataset, const ltl_data *cursor) {
    if (cursor->kind != LTL_DATA_LIST || cursor->count != 6) {
        return (ltl_table_place){.offset = dataset->dialect.bom_bytes, .line = 1};
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

/* All of the bytes asked for, unless the file ends; -1 on an error. */
static int64_t bytes_read(const ltl_dataset *dataset, char *into, uint64_t offset) {
    uint64_t count = 0;
    while (count < dataset->piece_bytes) {
        ssize_t got =
            pread(dataset->fd, into + count, dataset->piece_bytes - count, (off_t)(offset + count));
        if (got < 0) {
            return -1;
        }
        if (got == 0) {
            break;
        }
        count += (uint64_t)got;
    }
    return (int64_t)count;
}

/* UTF-16 becomes UTF-8 as it is read; the place in the file is told by counting what was taken. False when it cannot
 * be had. */
static bool piece_load(ltl_dataset *dataset, uint64_t number, const ltl_table_place *place,
                       bool *out_is_last) {
    ltl_table *table = &dataset->pieces[number];
    char *text = dataset->texts[number];
    int64_t count = bytes_read(dataset, text, place->offset);
    *out_is_last = count >= 0 && (place->offset + (uint64_t)count >= dataset->size ||
                                  (uint64_t)count < dataset->piece_bytes);
    if (count < 0 || dataset->encoding == LTL_ENCODING_UTF8) {
        table->text = (ltl_str){text, count > 0 ? (size_t)count : 0};
        return count >= 0;
    }
    /* A unit of two bytes is at most three of UTF-8. */
    uint64_t most = dataset->piece_bytes / 3 * 2 & ~(uint64_t)1;
    if ((uint64_t)count > most) {
        count = (int64_t)most;
        *out_is_last = false;
    }
    bool is_big = dataset->encoding == LTL_ENCODING_UTF16_BE;
    ltl_arena arena = {0};
    /* Half of a pair waits for the other half. */
    if (!*out_is_last && count >= 2 && ((uint8_t)text[count - (is_big ? 2 : 1)] & 0xFC) == 0xD8) {
        count -= 2;
    }
    ltl_str utf8 = ltl_utf8_from_utf16(&arena, (ltl_str){text, (size_t)count}, is_big);
    bool fits = utf8.len <= dataset->piece_bytes;
    if (fits) {
        memcpy(text, utf8.ptr, utf8.len);
    }
    table->text = (ltl_str){text, utf8.len};
    ltl_arena_clear(&arena);
    return fits;
}

/* Where the next piece begins in the file. */
static void place_advance(const ltl_dataset *dataset, const ltl_table *table, uint64_t before,
                          ltl_table_place *place) {
    if (dataset->encoding != LTL_ENCODING_UTF8) {
        ltl_str used = ltl_str_slice(table->text, 0, table->used);
        place->offset = before + 2 * ltl_utf8_utf16_length(used);
    }
}

static ltl_ending read_run(ltl_call *call) {
    ltl_dataset *dataset = call->services;
    ltl_table *table = piece_next(call, LTL_STAGE_READ);
    if (table == NULL) {
        return LTL_ENDING_FAILED;
    }
    uint64_t number = (uint64_t)(table - dataset->pieces);
    ltl_table_place place = place_of(dataset, ltl_call_input(call, "cursor"));
    uint64_t before = place.offset;
    bool is_last;
    if (!piece_load(dataset, number, &place, &is_last)) {
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
    ltl_call_output(call, "rows", rows_of(call, table, true));
    ltl_call_output(call, "cursor", cursor_of(call, &place));
    ltl_call_output(call, "is_last", ltl_data_truth(is_through));
    return LTL_ENDING_OK;
}

static ltl_ending clean_run(ltl_call *call) {
    ltl_table *table = piece_next(call, LTL_STAGE_CLEAN);
    if (table == NULL) {
        return LTL_ENDING_FAILED;
    }
    ltl_table_clean(table);
    rows_pass(call, table);
    return LTL_ENDING_OK;
}

static ltl_ending validate_run(ltl_call *call) {
    ltl_dataset *dataset = call->services;
    ltl_table *table = piece_next(call, LTL_STAGE_VALIDATE);
    if (table == NULL) {
        return LTL_ENDING_FAILED;
    }
    ltl_table_validate(table, &dataset->dialect, &dataset->validation);
    rows_pass(call, table);
    return LTL_ENDING_OK;
}

static ltl_ending transform_run(ltl_call *call) {
    ltl_dataset *dataset = call->services;
    ltl_table *table = piece_next(call, LTL_STAGE_TRANSFORM);
    if (table == NULL) {
        return LTL_ENDING_FAILED;
    }
    ltl_table_transform(table, &dataset->dialect);
    rows_pass(call, table);
    return LTL_ENDING_OK;
}

/* Written where pieces are folded, so that they stand in the order of the file. */
static void dead_write(ltl_dataset *dataset, const ltl_table *table) {
    for (uint32_t i = 0; i < table->record_count && dataset->dead != NULL; i++) {
        const ltl_record *record = &table->records[i];
        if (record->is_dead &&
            fprintf(dataset->dead, "{\"record\":%" PRIu64 ",\"line\":%u,\"reason\":\"%s\"}\n",
                    record->number, record->line, ltl_fact_name((ltl_fact)record->dead_fact)) < 0) {
            dataset->dead_failed = true;
        }
    }
}

static ltl_ending analyse_run(ltl_call *call) {
    ltl_dataset *dataset = call->services;
    ltl_table *table = piece_next(call, LTL_STAGE_ANALYSE);
    if (table == NULL) {
        return LTL_ENDING_FAILED;
    }
    ltl_table_analyse(table, &dataset->dialect, dataset->profile);
    dead_write(dataset, table);
    ltl_call_output(call, "state", ltl_data_number((int64_t)dataset->profile->records));
    return LTL_ENDING_OK;
}

static const ltl_port read_inputs[] = {{"cursor", "any", "Where to go on.", true}, {0}};
static const ltl_port read_outputs[] = {
    {"rows", "list of data-row", "The records that end in the piece.", false},
    {"cursor", "any", "Where the next piece begins.", false},
    {"is_last", "truth", "Whether the file ends here.", false},
    {0},
};
static const ltl_port stage_inputs[] = {{"rows", "list of data-row", "Rows.", false}, {0}};
static const ltl_port stage_outputs[] = {
    {"rows", "list of data-row", "Those that go on.", false},
    {"dead", "list of data-row", "Those that do not.", false},
    {0},
};
static const ltl_port fold_outputs[] = {{"state", "number", "Records so far.", false}, {0}};

#define TASK(of, named, says, takes, gives)                                                        \
    static const ltl_task of##_task = {.name = named,                                              \
                                       .summary = says,                                            \
                                       .inputs = takes,                                            \
                                       .outputs = gives,                                           \
                                       .version = 1,                                               \
                                       .run = of##_run}

TASK(read, "data-reader", "Reads a piece of a data file and cuts it into records.", read_inputs,
     read_outputs);
TASK(clean, "data-cleaning", "Looks at the bytes of records.", stage_inputs, stage_outputs);
TASK(validate, "data-validation", "Holds records against the first one.", stage_inputs,
     stage_outputs);
TASK(transform, "data-transformation", "Says what each cell holds.", stage_inputs, stage_outputs);
TASK(analyse, "data-analysis", "Adds records to the profile.", stage_inputs, fold_outputs);

static const ltl_task *const all[] = {&read_task, &clean_task, &validate_task, &transform_task,
                                      &analyse_task};

const ltl_tasks ltl_dataset_tasks = {all, LTL_COUNT_OF(all)};
