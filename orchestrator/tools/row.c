#include "orchestrator/tools/row.h"

#include <stdlib.h>

#include "analyzers/tables/json_pull.h"
#include "core/utf8.h"

static const struct {
    const char *name;
    uint32_t most;
} fields[LTL_FIELD_RECORD] = {
#define TEXT(id, people, bytes) [LTL_FIELD_##id] = {people, bytes},
#define NUMBER(id, people)      [LTL_FIELD_##id] = {people, 0},
    LTL_IMPORT_TEXTS(TEXT) LTL_IMPORT_NUMBERS(NUMBER)};

static const struct {
    const char *text;
    bool is_loss;
} reasons[] = {
#define REASON(id, people, loses) [LTL_REFUSED_##id] = {people, loses},
    LTL_IMPORT_REASONS(REASON)};

const char *ltl_import_field_name(uint16_t field) {
    return field < LTL_FIELD_RECORD && fields[field].name != NULL ? fields[field].name : "";
}

/* "end-line" and "end_line": groups of expressions cannot have the one. */
static bool is_name(ltl_str name, const char *of) {
    size_t at = 0;
    while (at < name.len && of[at] != '\0' &&
           (name.ptr[at] == of[at] || (name.ptr[at] == '_' && of[at] == '-'))) {
        at++;
    }
    return at == name.len && of[at] == '\0';
}

uint16_t ltl_import_field_of(ltl_str name) {
    for (uint16_t i = 1; i < LTL_FIELD_RECORD; i++) {
        if (fields[i].name != NULL && is_name(name, fields[i].name)) {
            return i;
        }
    }
    return ltl_str_is(name, "help") ? LTL_FIELD_REFERENCE : LTL_FIELD_NONE;
}

const char *ltl_import_reason_text(ltl_import_reason reason) {
    return reasons[reason].text;
}

bool ltl_import_reason_is_loss(ltl_import_reason reason) {
    return reasons[reason].is_loss;
}

bool ltl_import_batch_init(ltl_import_batch *batch) {
    *batch = (ltl_import_batch){.rows = malloc(LTL_IMPORT_MOST_ROWS * sizeof(ltl_import_row)),
                                .steps = malloc(LTL_IMPORT_MOST_STEPS * sizeof(ltl_import_step)),
                                .text = malloc(LTL_IMPORT_TEXT_BYTES)};
    return batch->rows != NULL && batch->steps != NULL && batch->text != NULL;
}

void ltl_import_batch_free(ltl_import_batch *batch) {
    free(batch->rows);
    free(batch->steps);
    free(batch->text);
}

bool ltl_import_batch_has_room(const ltl_import_batch *batch) {
    return batch->row_count < LTL_IMPORT_MOST_ROWS &&
           batch->step_count + LTL_MAX_TRACE_STEPS <= LTL_IMPORT_MOST_STEPS &&
           batch->text_used + LTL_IMPORT_ROW_BYTES <= LTL_IMPORT_TEXT_BYTES;
}

ltl_import_row *ltl_import_row_add(ltl_import_batch *batch) {
    ltl_import_row *row = &batch->rows[batch->row_count++];
    memset(row, 0, sizeof(*row));
    row->first_step = batch->step_count;
    return row;
}

ltl_import_step *ltl_import_step_add(ltl_import_batch *batch, ltl_import_row *row) {
    if (row->step_count >= LTL_MAX_TRACE_STEPS || batch->step_count >= LTL_IMPORT_MOST_STEPS) {
        return NULL;
    }
    row->step_count++;
    ltl_import_step *step = &batch->steps[batch->step_count++];
    *step = (ltl_import_step){0};
    return step;
}

static bool is_list(uint16_t field) {
    return field == LTL_FIELD_CWE || field == LTL_FIELD_TAGS || field == LTL_FIELD_ARGUMENTS;
}

static uint32_t room_of(const ltl_import_batch *batch, uint32_t most) {
    uint32_t left = LTL_IMPORT_TEXT_BYTES - batch->text_used;
    return most < left ? most : left;
}

/* Text of the field, in the batch at `into`, `len` bytes of it written already. */
static void text_keep(ltl_import_batch *batch, ltl_import_row *row, uint16_t field, char *into,
                      uint32_t len, bool is_cut) {
    ltl_str *text = ltl_row_text(row, field);
    bool goes_on = is_list(field) && text->ptr != NULL && text->ptr + text->len + 1 == into;
    *text = goes_on ? (ltl_str){text->ptr, text->len + 1 + len} : (ltl_str){into, len};
    batch->text_used += len;
    row->cut = is_cut && row->cut == 0 ? field : row->cut;
}

/* Where the field's text goes: behind a line end, when it is one more of a list. */
static char *text_place(ltl_import_batch *batch, ltl_import_row *row, uint16_t field,
                        uint32_t *out_room) {
    ltl_str *text = ltl_row_text(row, field);
    *out_room = room_of(batch, fields[field].most);
    if (!is_list(field) || text->len == 0 || *out_room < text->len + 1) {
        return batch->text + batch->text_used;
    }
    /* Only the text that was put last can grow; another one is put there again. */
    if (text->ptr + text->len != batch->text + batch->text_used) {
        char *copy = batch->text + batch->text_used;
        memcpy(copy, text->ptr, text->len);
        text->ptr = copy;
        batch->text_used += (uint32_t)text->len;
    }
    batch->text[batch->text_used++] = '\n';
    *out_room = fields[field].most > text->len + 1
                    ? room_of(batch, fields[field].most - (uint32_t)text->len - 1)
                    : 0;
    return batch->text + batch->text_used;
}

void ltl_row_set_text(ltl_import_batch *batch, ltl_import_row *row, uint16_t field, ltl_str text) {
    if (field >= LTL_FIELD_LINE) {
        int64_t number;
        if (ltl_str_trim(text).len == 0) {
            return;
        }
        if (!ltl_import_number_of(ltl_str_trim(text), &number)) {
            row->wrong_type = row->wrong_type == 0 ? field : row->wrong_type;
            return;
        }
        row->numbers[field - LTL_FIELD_LINE] = number;
        row->has_number |= 1u << (field - LTL_FIELD_LINE);
        return;
    }
    uint32_t room;
    char *into = text_place(batch, row, field, &room);
    uint32_t len = 0;
    bool is_cut = false;
    for (size_t at = 0; at < text.len && !is_cut;) {
        uint32_t code;
        char bytes[4];
        size_t step = ltl_utf8_decode(text, at, &code);
        size_t count = ltl_utf8_encode(code, bytes);
        row->has_lossy_text = row->has_lossy_text || (code == 0xFFFD && step < 3);
        is_cut = len + count > room;
        if (!is_cut) {
            memcpy(into + len, bytes, count);
            len += (uint32_t)count;
        }
        at += step;
    }
    text_keep(batch, row, field, into, len, is_cut);
}

void ltl_row_set_json(ltl_import_batch *batch, ltl_import_row *row, uint16_t field,
                      ltl_json_token token, ltl_str written) {
    if (token == LTL_JSON_TOKEN_NULL) {
        return;
    }
    bool is_nest = token == LTL_JSON_TOKEN_OBJECT || token == LTL_JSON_TOKEN_LIST;
    bool wants_number = field >= LTL_FIELD_LINE;
    if (is_nest || token == LTL_JSON_TOKEN_TRUTH ||
        (!wants_number && token == LTL_JSON_TOKEN_NUMBER && field == LTL_FIELD_PATH)) {
        row->wrong_type = row->wrong_type == 0 ? field : row->wrong_type;
        return;
    }
    if (wants_number) {
        ltl_row_set_text(batch, row, field, written);
        return;
    }
    uint32_t room;
    char *into = text_place(batch, row, field, &room);
    bool is_cut;
    uint32_t len = ltl_json_unescape(written, into, room, &is_cut);
    row->has_lossy_text = row->has_lossy_text || !ltl_utf8_is_valid(written);
    text_keep(batch, row, field, into, len, is_cut);
}

ltl_str ltl_batch_json_text(ltl_import_batch *batch, ltl_str written, uint32_t most) {
    char *into = batch->text + batch->text_used;
    uint32_t len = ltl_json_unescape(written, into, room_of(batch, most), NULL);
    batch->text_used += len;
    return (ltl_str){into, len};
}

bool ltl_import_number_of(ltl_str text, int64_t *out_number) {
    bool is_minus = text.len > 0 && text.ptr[0] == '-';
    size_t point = ltl_str_find_byte(text, '.', 0);
    ltl_str digits = ltl_str_slice(text, is_minus, point == SIZE_MAX ? text.len : point);
    for (size_t i = point == SIZE_MAX ? text.len : point + 1; i < text.len; i++) {
        if (text.ptr[i] != '0') {
            return false;
        }
    }
    uint64_t value;
    if (!ltl_str_to_u64(digits, &value) || value > INT64_MAX) {
        return false;
    }
    *out_number = is_minus ? -(int64_t)value : (int64_t)value;
    return true;
}

void ltl_row_kill(ltl_import_row *row, ltl_import_reason reason) {
    if (!row->is_dead) {
        row->is_dead = true;
        row->reason = (uint8_t)reason;
    }
}
