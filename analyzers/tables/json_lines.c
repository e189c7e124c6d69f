/* json_lines.c - one JSON text a line; the members of its object are the cells. */
#include "analyzers/tables/json_scan.h"
#include "analyzers/tables/table.h"
#include "core/limits.h"

enum { MOST_COMPARED = 256 }; /* keys of one object that are held against each other */

typedef struct member {
    ltl_str name;
    uint32_t name_start;
} member;

static bool is_repeated(const ltl_table *table, const ltl_record *record, ltl_str name) {
    uint32_t count = record->cell_count < MOST_COMPARED ? record->cell_count : MOST_COMPARED;
    for (uint32_t i = 0; i < count; i++) {
        const ltl_cell *cell = &table->cells[record->first_cell + i];
        if (cell->name_len == name.len &&
            memcmp(table->text.ptr + cell->name_start, name.ptr, name.len) == 0) {
            return true;
        }
    }
    return false;
}

static void sort_set(ltl_cell *cell, ltl_json_token token, ltl_str text) {
    if (token == LTL_JSON_TOKEN_STRING || token == LTL_JSON_TOKEN_NUMBER) {
        ltl_cell_classify(text, cell);
        bool is_text = token == LTL_JSON_TOKEN_STRING;
        bool is_number = cell->sort == LTL_TRAIT_INTEGER || cell->sort == LTL_TRAIT_DECIMAL;
        /* In JSON quotes say what is a number and what is a text. */
        cell->sort =
            is_text && (is_number || cell->sort == LTL_TRAIT_TRUTH) ? LTL_TRAIT_TEXT : cell->sort;
        cell->sort = !is_text && !is_number ? LTL_TRAIT_DECIMAL : cell->sort;
    } else {
        cell->sort = token == LTL_JSON_TOKEN_TRUTH    ? LTL_TRAIT_TRUTH
                     : token == LTL_JSON_TOKEN_OBJECT ? LTL_TRAIT_OBJECT
                     : token == LTL_JSON_TOKEN_LIST   ? LTL_TRAIT_LIST
                                                      : LTL_TRAIT_EMPTY;
    }
}

static void cell_add(ltl_table *table, ltl_record *record, const member *of,
                     const ltl_json_scan *scan, ltl_json_token token) {
    if (is_repeated(table, record, of->name)) {
        ltl_table_fact_add(table, LTL_FACT_REPEATED_KEY, record, of->name_start);
    }
    ltl_cell *cell = &table->cells[table->cell_count++];
    *cell =
        (ltl_cell){.start = record->start + scan->start,
                   .len = scan->len,
                   .name_start = of->name_start,
                   .name_len = (uint16_t)(of->name.len < UINT16_MAX ? of->name.len : UINT16_MAX)};
    sort_set(cell, token, (ltl_str){scan->text.ptr + scan->start, scan->len});
    record->cell_count++;
}

static void record_kill(ltl_table *table, ltl_record *record, ltl_fact fact, uint32_t at) {
    ltl_table_fact_add(table, fact, record, record->start + at);
    record->is_dead = true;
    record->dead_fact = (uint8_t)fact;
    table->cell_count = record->first_cell;
    record->cell_count = 0;
}

static bool is_value(ltl_json_token token) {
    return token <= LTL_JSON_TOKEN_NULL && token != LTL_JSON_TOKEN_KEY &&
           token != LTL_JSON_TOKEN_OBJECT_END && token != LTL_JSON_TOKEN_LIST_END;
}

static void line_read(ltl_table *table, ltl_record *record) {
    ltl_json_scan scan;
    ltl_json_scan_init(&scan,
                       ltl_str_slice(table->text, record->start, record->start + record->len));
    member of = {0};
    ltl_json_token token;
    bool is_named = false;
    while ((token = ltl_json_scan_next(&scan)) < LTL_JSON_TOKEN_END) {
        bool is_container = token == LTL_JSON_TOKEN_OBJECT || token == LTL_JSON_TOKEN_LIST;
        uint32_t depth = scan.depth - is_container;
        if (token == LTL_JSON_TOKEN_KEY && depth == 1) {
            of = (member){{scan.text.ptr + scan.start, scan.len}, record->start + scan.start};
            is_named = true;
        } else if (is_named && depth == 1 && is_value(token)) {
            if (table->cell_count >= LTL_TABLE_MAX_CELLS) {
                record_kill(table, record, LTL_FACT_TOO_LONG, 0);
                return;
            }
            cell_add(table, record, &of, &scan, token);
            is_named = false;
        }
    }
    if (token != LTL_JSON_TOKEN_END) {
        bool is_deep = token == LTL_JSON_TOKEN_DEEP;
        record_kill(table, record, is_deep ? LTL_FACT_DEEP_JSON : LTL_FACT_BROKEN_JSON, scan.at);
    }
}

static bool is_blank(ltl_str line) {
    return ltl_str_trim(line).len == 0;
}

/* Room for a record of many members, or the piece ends. */
static bool has_room(const ltl_table *table, uint32_t len) {
    uint32_t most = len / 4 + 1; /* "":0, */
    return table->record_count < LTL_TABLE_MAX_RECORDS &&
           (table->cell_count == 0 || table->cell_count + most <= LTL_TABLE_MAX_CELLS);
}

static void line_take(ltl_table *table, ltl_table_place *place, uint32_t start, uint32_t len,
                      bool has_end) {
    ltl_record *record = &table->records[table->record_count];
    bool has_cr = len > 0 && has_end && table->text.ptr[start + len - 1] == '\r';
    *record = (ltl_record){.number = place->record + 1,
                           .first_cell = table->cell_count,
                           .start = start,
                           .len = len - has_cr,
                           .line = place->line};
    place->line += has_end;
    if (has_end) {
        ltl_table_fact_add(table, has_cr ? LTL_FACT_CRLF : LTL_FACT_LF, record, start);
    }
    if (is_blank((ltl_str){table->text.ptr + start, len})) {
        ltl_table_fact_add(table, LTL_FACT_BLANK_LINE, record, start);
        return;
    }
    place->record++;
    table->record_count++;
    if (record->len > LTL_MAX_TABLE_RECORD_BYTES) {
        record_kill(table, record, LTL_FACT_TOO_LONG, 0);
    } else {
        line_read(table, record);
    }
}

/* True when the rest of the line that is too long has gone by. */
static bool skip_rest(ltl_table *table, ltl_table_place *place, uint32_t *at) {
    const char *end = memchr(table->text.ptr, '\n', table->text.len);
    *at = end != NULL ? (uint32_t)(end - table->text.ptr) + 1 : (uint32_t)table->text.len;
    place->is_skipping = end == NULL;
    place->line += end != NULL;
    return end != NULL;
}

void ltl_table_split_json(ltl_table *table, ltl_table_place *place, bool is_last) {
    uint32_t at = 0;
    uint32_t len = (uint32_t)table->text.len;
    bool goes_on = !place->is_skipping || skip_rest(table, place, &at);
    while (goes_on && at < len) {
        const char *end = memchr(table->text.ptr + at, '\n', len - at);
        uint32_t stop = end != NULL ? (uint32_t)(end - table->text.ptr) : len;
        bool is_long = end == NULL && !is_last && at == 0;
        if ((end == NULL && !is_last && !is_long) || !has_room(table, stop - at)) {
            break;
        }
        line_take(table, place, at, stop - at, end != NULL);
        place->is_skipping = is_long;
        at = end != NULL ? stop + 1 : len;
    }
    table->used = at;
    place->offset += at;
}
