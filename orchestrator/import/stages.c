/* stages.c - the tasks of the stream. A row is a handle into the batch it is in; the stages find their batch by
 * counting, since batches come in order. */
#include <inttypes.h>

#include "orchestrator/import/import_internal.h"
#include "orchestrator/import/meaning.h"

/* The batch whose turn it is; null when the workflow is not one that this can work in. */
static ltl_import_batch *batch_next(ltl_call *call, ltl_import_stage stage) {
    ltl_import *import = call->services;
    if (import == NULL) {
        (void)ltl_call_fail(call, LTL_CAUSE_INPUT,
                            "`%s` works only on a file of findings: `lintel import FILE`",
                            call->task->name);
        return NULL;
    }
    uint64_t piece = import->next[stage]++ % LTL_IMPORT_PIECES;
    uint8_t *passed = &import->passed[piece];
    bool is_free = *passed == LTL_IMPORT_READ || *passed == LTL_IMPORT_ANALYSE;
    if (stage == LTL_IMPORT_READ ? !is_free : *passed >= stage) {
        (void)ltl_call_fail(call, LTL_CAUSE_INPUT,
                            "`%s` found its rows in other hands: each stage stands once in the "
                            "stream, in order, and `buffer` is 1",
                            call->task->name);
        return NULL;
    }
    *passed = stage == LTL_IMPORT_READ ? LTL_IMPORT_BEGUN : (uint8_t)stage;
    return &import->batches[piece];
}

static ltl_data rows_of(ltl_call *call, ltl_import_batch *batch, bool of_all) {
    ltl_data *rows = LTL_NEW_ARRAY(call->arena, ltl_data, (size_t)batch->row_count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < batch->row_count; i++) {
        if (of_all || !batch->rows[i].is_dead) {
            rows[count++] = ltl_data_handle("finding-row", &batch->rows[i]);
        }
    }
    return ltl_data_list(rows, count);
}

/* Those that came in alive and died here, or were read dead. */
static void rows_pass(ltl_call *call, ltl_import_batch *batch) {
    const ltl_data *came = ltl_call_input(call, "rows");
    ltl_data *dead = LTL_NEW_ARRAY(call->arena, ltl_data, (size_t)came->count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < came->count; i++) {
        ltl_import_row *row = came->at[i].handle;
        if (row->is_dead) {
            dead[count++] = ltl_data_handle("finding-row", row);
        }
    }
    ltl_call_output(call, "rows", rows_of(call, batch, false));
    ltl_call_output(call, "dead", ltl_data_list(dead, count));
}

static ltl_ending read_run(ltl_call *call) {
    ltl_import *import = call->services;
    ltl_import_batch *batch = batch_next(call, LTL_IMPORT_READ);
    if (batch == NULL) {
        return LTL_ENDING_FAILED;
    }
    const ltl_data *cursor = ltl_call_input(call, "cursor");
    if (import->is_fresh && cursor->kind == LTL_DATA_TEXT &&
        cursor->text.len == sizeof(ltl_import_mark)) {
        ltl_import_mark mark;
        memcpy(&mark, cursor->text.ptr, sizeof(mark));
        ltl_import_reader_go_to(&import->reader, &mark);
    }
    import->is_fresh = false;
    if (!ltl_import_reader_read(&import->reader, batch)) {
        return ltl_call_fail(call, LTL_CAUSE_PERMANENT, "the file cannot be read");
    }
    ltl_str mark = {(const char *)&import->reader.now, sizeof(import->reader.now)};
    ltl_call_output(call, "rows", rows_of(call, batch, true));
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

/* Written where rows end, so that they stand in the order of the file. */
static void dead_count(ltl_import *import, ltl_import_row *row) {
    ltl_import_reason reason = (ltl_import_reason)row->reason;
    import->outcome->reasons[reason]++;
    import->outcome->lost += ltl_import_reason_is_loss(reason);
    if (import->dead == NULL) {
        return;
    }
    const char *field = ltl_import_field_name(row->wrong_type);
    bool tells_field = reason == LTL_REFUSED_WRONG_TYPE && field[0] != '\0';
    int written = fprintf(import->dead,
                          "{\"record\":%" PRIu64 ",\"line\":%" PRIu64 ",\"offset\":%" PRIu64
                          ",\"reason\":\"%s%s%s\"}\n",
                          row->number, row->line, row->offset, ltl_import_reason_text(reason),
                          tells_field ? ": " : "", tells_field ? field : "");
    import->dead_failed = import->dead_failed || written < 0;
}

static ltl_ending analyse_run(ltl_call *call) {
    ltl_import *import = call->services;
    ltl_import_batch *batch = batch_next(call, LTL_IMPORT_ANALYSE);
    if (batch == NULL) {
        return LTL_ENDING_FAILED;
    }
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

static ltl_ending rows_run(ltl_call *call, ltl_import_stage stage) {
    ltl_import *import = call->services;
    ltl_import_batch *batch = batch_next(call, stage);
    if (batch == NULL) {
        return LTL_ENDING_FAILED;
    }
    for (uint32_t i = 0; i < batch->row_count; i++) {
        ltl_import_row *row = &batch->rows[i];
        if (row->is_dead) {
            continue;
        }
        if (stage == LTL_IMPORT_CLEAN) {
            row_clean(row);
        } else if (stage == LTL_IMPORT_VALIDATE) {
            row_validate(import, row);
        } else {
            row_transform(import, row);
        }
    }
    rows_pass(call, batch);
    return LTL_ENDING_OK;
}

static ltl_ending clean_run(ltl_call *call) {
    return rows_run(call, LTL_IMPORT_CLEAN);
}

static ltl_ending validate_run(ltl_call *call) {
    return rows_run(call, LTL_IMPORT_VALIDATE);
}

static ltl_ending transform_run(ltl_call *call) {
    return rows_run(call, LTL_IMPORT_TRANSFORM);
}

static const ltl_port read_inputs[] = {{"cursor", "any", "Where to go on.", true}, {0}};
static const ltl_port read_outputs[] = {
    {"rows", "list of finding-row", "The records of the next stretch of the file.", false},
    {"cursor", "any", "Where the next one begins.", false},
    {"is_last", "truth", "Whether the file ends here.", false},
    {0},
};
static const ltl_port stage_inputs[] = {{"rows", "list of finding-row", "Rows.", false}, {0}};
static const ltl_port stage_outputs[] = {
    {"rows", "list of finding-row", "Those that go on.", false},
    {"dead", "list of finding-row", "Those that do not.", false},
    {0},
};
static const ltl_port fold_outputs[] = {{"state", "number", "Findings so far.", false}, {0}};

#define TASK(of, named, says, takes, gives)                                                        \
    static const ltl_task of##_task = {.name = named,                                              \
                                       .summary = says,                                            \
                                       .inputs = takes,                                            \
                                       .outputs = gives,                                           \
                                       .version = 1,                                               \
                                       .run = of##_run}

TASK(read, "read-findings", "Reads findings of another tool from a stretch of its file.",
     read_inputs, read_outputs);
TASK(clean, "clean-findings", "Trims texts, and refuses names that were cut.", stage_inputs,
     stage_outputs);
TASK(validate, "validate-findings", "Holds findings against what one must have.", stage_inputs,
     stage_outputs);
TASK(transform, "transform-findings", "Puts another tool's words into ours.", stage_inputs,
     stage_outputs);
TASK(analyse, "analyse-findings", "Hands findings to the sorter.", stage_inputs, fold_outputs);

static const ltl_task *const all[] = {&read_task, &clean_task, &validate_task, &transform_task,
                                      &analyse_task};

const ltl_tasks ltl_import_tasks = {all, LTL_COUNT_OF(all)};
