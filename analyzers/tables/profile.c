#include "analyzers/tables/profile.h"

#include "core/utf8.h"

uint32_t ltl_table_alive(const ltl_table *table) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < table->record_count; i++) {
        count += !table->records[i].is_dead;
    }
    return count;
}

static void kill(ltl_table *table, ltl_record *record, ltl_fact fact) {
    ltl_table_fact_add(table, fact, record, record->start);
    record->is_dead = true;
    record->dead_fact = (uint8_t)fact;
}

static ltl_str text_of(const ltl_table *table, const ltl_record *record) {
    return (ltl_str){table->text.ptr + record->start, record->len};
}

void ltl_table_clean(ltl_table *table) {
    ltl_str whole = {table->text.ptr, table->used};
    bool has_nul = whole.len > 0 && memchr(whole.ptr, '\0', whole.len) != NULL;
    bool is_utf8 = ltl_utf8_is_valid(whole);
    for (uint32_t i = 0; i < table->record_count && (has_nul || !is_utf8); i++) {
        ltl_record *record = &table->records[i];
        ltl_str text = text_of(table, record);
        if (record->is_dead) {
            continue;
        }
        if (has_nul && text.len > 0 && memchr(text.ptr, '\0', text.len) != NULL) {
            kill(table, record, LTL_FACT_NUL);
        } else if (!is_utf8 && !ltl_utf8_is_valid(text)) {
            /* Text all the same: it can be looked into. */
            ltl_table_fact_add(table, LTL_FACT_NOT_UTF8, record, record->start);
        }
    }
}

/* How many cells the rows that follow have: those it names, else as many as the table has columns, else as the
 * first of them. */
static void definition_validate(const ltl_table *table, const ltl_record *record,
                                ltl_validation *validation) {
    ltl_str name = ltl_cell_text(table, &table->cells[record->first_cell]);
    validation->current = ltl_table_shape_of(validation->shapes, &validation->shape_count, name);
    uint32_t named = record->cell_count - 1;
    validation->width = named;
    if (validation->current != 0) {
        ltl_table_shape *shape = &validation->shapes[validation->current - 1];
        shape->width = shape->width == 0 ? named : shape->width;
        validation->width = named > 0 ? named : shape->width;
    }
}

void ltl_table_validate(ltl_table *table, const ltl_table_dialect *dialect,
                        ltl_validation *validation) {
    bool has_width = dialect->format != LTL_TABLE_JSON_LINES;
    for (uint32_t i = 0; i < table->record_count && has_width; i++) {
        ltl_record *record = &table->records[i];
        if (record->is_dead) {
            continue;
        }
        if (record->is_definition) {
            definition_validate(table, record, validation);
            continue;
        }
        validation->width = validation->width == 0 ? record->cell_count : validation->width;
        if (record->cell_count != validation->width) {
            bool is_few = record->cell_count < validation->width;
            kill(table, record, is_few ? LTL_FACT_FEW_CELLS : LTL_FACT_MANY_CELLS);
        }
    }
}

void ltl_table_transform(ltl_table *table, const ltl_table_dialect *dialect) {
    bool has_cells =
        dialect->format != LTL_TABLE_JSON_LINES; /* those were classified as they were read */
    for (uint32_t i = 0; i < table->record_count && has_cells; i++) {
        const ltl_record *record = &table->records[i];
        bool is_row = !record->is_dead && !record->is_definition;
        for (uint32_t k = 0; k < record->cell_count && is_row; k++) {
            ltl_cell *cell = &table->cells[record->first_cell + k];
            ltl_cell_classify(ltl_cell_text(table, cell), cell);
        }
    }
}

ltl_column *ltl_profile_column_add(ltl_table_profile *profile, ltl_str name) {
    if (profile->column_count >= LTL_MAX_TABLE_COLUMNS) {
        profile->columns_left_out = 1;
        return NULL;
    }
    ltl_column *column = &profile->columns[profile->column_count++];
    size_t len = name.len < LTL_MAX_TABLE_NAME_BYTES ? name.len : LTL_MAX_TABLE_NAME_BYTES;
    while (len < name.len && len > 0 && ((uint8_t)name.ptr[len] & 0xC0) == 0x80) {
        len--; /* whole characters */
    }
    memcpy(column->name, name.ptr, len);
    column->name_len = (uint32_t)len;
    return column;
}

/* The column of a key: most objects have the same keys in the same order. */
static ltl_column *column_of_key(ltl_table_profile *profile, ltl_str name, uint32_t guess) {
    ltl_str cut = {name.ptr,
                   name.len < LTL_MAX_TABLE_NAME_BYTES ? name.len : LTL_MAX_TABLE_NAME_BYTES};
    for (uint32_t i = 0; i < profile->column_count; i++) {
        ltl_column *column = &profile->columns[(guess + i) % profile->column_count];
        if (ltl_str_eq(ltl_column_name(column), cut)) {
            return column;
        }
    }
    return ltl_profile_column_add(profile, name);
}

/* A record may take several lines. */
void ltl_table_place_set(const ltl_table *table, const ltl_record *record, const ltl_cell *cell,
                         ltl_tally *tally) {
    uint32_t line_start = record->start;
    tally->line = record->line;
    for (uint32_t i = record->start; i < cell->start; i++) {
        bool is_end = table->text.ptr[i] == '\n' ||
                      (table->text.ptr[i] == '\r' && table->text.ptr[i + 1] != '\n');
        tally->line += is_end;
        line_start = is_end ? i + 1 : line_start;
    }
    bool is_first_line = line_start == record->start;
    tally->column = cell->start - line_start + 1 + (is_first_line ? record->before : 0);
}

static void cell_fold(const ltl_table *table, const ltl_record *record, const ltl_cell *cell,
                      ltl_column *column) {
    uint32_t traits = 1u << cell->sort | (uint32_t)cell->marks << LTL_TRAIT_SORT_COUNT;
    while (traits != 0) {
        ltl_tally *tally = &column->traits[__builtin_ctz(traits)];
        traits &= traits - 1;
        if (tally->count++ == 0) {
            tally->record = record->number;
            tally->offset = table->base + cell->start;
            ltl_table_place_set(table, record, cell, tally);
        }
    }
}

/* Names are words: a first record with numbers or dates is data. */
static bool is_header(const ltl_table *table, const ltl_record *record) {
    bool has_text = false;
    for (uint32_t i = 0; i < record->cell_count; i++) {
        uint8_t sort = table->cells[record->first_cell + i].sort;
        if (sort != LTL_TRAIT_TEXT && sort != LTL_TRAIT_EMPTY && sort != LTL_TRAIT_TRUTH) {
            return false;
        }
        has_text = has_text || sort == LTL_TRAIT_TEXT;
    }
    return has_text;
}

/* True when the record was the header, and is no data. */
static bool header_take(const ltl_table *table, const ltl_record *record,
                        ltl_table_profile *profile) {
    bool is_one = is_header(table, record);
    profile->header = is_one ? LTL_HEADER_THERE : LTL_HEADER_NONE;
    profile->width = record->cell_count;
    for (uint32_t i = 0; i < record->cell_count; i++) {
        const ltl_cell *cell = &table->cells[record->first_cell + i];
        ltl_column *column =
            ltl_profile_column_add(profile, is_one ? ltl_cell_text(table, cell) : LTL_STR(""));
        if (is_one && column != NULL) {
            column->defined = (ltl_tally){
                .count = 1, .record = record->number, .offset = table->base + cell->start};
            ltl_table_place_set(table, record, cell, &column->defined);
        }
    }
    return is_one;
}

static void record_fold(const ltl_table *table, const ltl_table_dialect *dialect,
                        const ltl_record *record, ltl_table_profile *profile) {
    for (uint32_t i = 0; i < record->cell_count; i++) {
        const ltl_cell *cell = &table->cells[record->first_cell + i];
        ltl_column *column = NULL;
        if (dialect->format == LTL_TABLE_JSON_LINES) {
            column = column_of_key(
                profile, (ltl_str){table->text.ptr + cell->name_start, cell->name_len}, i);
        } else if (dialect->format == LTL_TABLE_SQL) {
            column = ltl_profile_column_at(profile, i, record->cell_count);
        } else if (i < profile->column_count) {
            column = &profile->columns[i];
        }
        if (column != NULL) {
            cell_fold(table, record, cell, column);
        }
    }
}

void ltl_table_analyse(const ltl_table *table, const ltl_table_dialect *dialect,
                       ltl_table_profile *profile) {
    for (uint32_t i = 0; i < LTL_FACT_COUNT; i++) {
        uint64_t before = profile->facts[i].count;
        if (before == 0) {
            profile->facts[i] = table->facts[i];
        } else {
            profile->facts[i].count += table->facts[i].count;
        }
    }
    for (uint32_t i = 0; i < table->record_count; i++) {
        const ltl_record *record = &table->records[i];
        if (record->is_dead) {
            profile->dead++;
            profile->records++;
            continue;
        }
        if (record->is_definition) {
            ltl_profile_define(table, record, profile);
            continue;
        }
        bool is_first = profile->header == LTL_HEADER_UNKNOWN && dialect->format == LTL_TABLE_CSV;
        if (is_first && header_take(table, record, profile)) {
            continue;
        }
        profile->records++;
        record_fold(table, dialect, record, profile);
    }
}
