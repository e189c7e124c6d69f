/* shapes.c - which columns the rows of a dump have: what its statements say, table by table. */
#include "analyzers/tables/profile.h"

enum { MOST_NAME = 2 * LTL_MAX_TABLE_NAME_BYTES };

uint32_t ltl_table_shape_of(ltl_table_shape *shapes, uint32_t *count, ltl_str name) {
    uint64_t hash = ltl_hash64(name);
    for (uint32_t i = 0; i < *count; i++) {
        if (shapes[i].name == hash) {
            return i + 1;
        }
    }
    if (*count >= LTL_MAX_TABLE_SHAPES) {
        return 0;
    }
    shapes[(*count)++] = (ltl_table_shape){.name = hash};
    return *count;
}

static ltl_str cell_at(const ltl_table *table, const ltl_record *record, uint32_t at) {
    return ltl_cell_text(table, &table->cells[record->first_cell + at]);
}

/* "table.column" */
static ltl_str full_name(ltl_str table, ltl_str column, char *into) {
    size_t table_len = table.len < LTL_MAX_TABLE_NAME_BYTES ? table.len : LTL_MAX_TABLE_NAME_BYTES;
    size_t column_len =
        column.len < LTL_MAX_TABLE_NAME_BYTES ? column.len : LTL_MAX_TABLE_NAME_BYTES - 1;
    memcpy(into, table.ptr, table_len);
    into[table_len] = '.';
    memcpy(into + table_len + 1, column.ptr, column_len);
    return (ltl_str){into, table_len + 1 + column_len};
}

static void defined_set(const ltl_table *table, const ltl_record *record, uint32_t at,
                        ltl_column *column) {
    const ltl_cell *cell = &table->cells[record->first_cell + at];
    column->defined =
        (ltl_tally){.count = 1, .record = record->number, .offset = table->base + cell->start};
    ltl_table_place_set(table, record, cell, &column->defined);
}

/* The columns of a table that nobody knew. */
static void shape_define(const ltl_table *table, const ltl_record *record,
                         ltl_table_profile *profile, ltl_table_shape *shape) {
    char name[MOST_NAME];
    ltl_str of = cell_at(table, record, 0);
    shape->first = profile->column_count;
    for (uint32_t i = 1; i < record->cell_count; i++) {
        ltl_column *column =
            ltl_profile_column_add(profile, full_name(of, cell_at(table, record, i), name));
        if (column != NULL) {
            defined_set(table, record, i, column);
            shape->width++;
        }
    }
}

static uint16_t column_find(ltl_table_profile *profile, const ltl_table_shape *shape,
                            ltl_str name) {
    for (uint32_t i = 0; i < shape->width; i++) {
        ltl_str there = ltl_column_name(&profile->columns[shape->first + i]);
        size_t len = name.len < LTL_MAX_TABLE_NAME_BYTES ? name.len : LTL_MAX_TABLE_NAME_BYTES;
        if (ltl_str_equals_ignoring_case(there, ltl_str_slice(name, 0, len))) {
            return (uint16_t)(shape->first + i);
        }
    }
    return UINT16_MAX;
}

/* Which of the table's columns the cells of a row are. */
static void current_set(const ltl_table *table, const ltl_record *record,
                        ltl_table_profile *profile, const ltl_table_shape *shape) {
    char name[MOST_NAME];
    bool is_all = record->cell_count == 1;
    uint32_t width = is_all ? shape->width : record->cell_count - 1;
    profile->current_width = width < LTL_MAX_TABLE_COLUMNS ? width : LTL_MAX_TABLE_COLUMNS;
    for (uint32_t i = 0; i < profile->current_width; i++) {
        profile->current_columns[i] =
            is_all ? (uint16_t)(shape->first + i)
                   : column_find(
                         profile, shape,
                         full_name(cell_at(table, record, 0), cell_at(table, record, i + 1), name));
    }
}

void ltl_profile_define(const ltl_table *table, const ltl_record *record,
                        ltl_table_profile *profile) {
    profile->header = LTL_HEADER_THERE;
    uint32_t at =
        ltl_table_shape_of(profile->shapes, &profile->shape_count, cell_at(table, record, 0));
    profile->current = at;
    if (at == 0) {
        profile->columns_left_out = 1;
        profile->current_width = 0;
        return;
    }
    ltl_table_shape *shape = &profile->shapes[at - 1];
    if (shape->width == 0 && record->cell_count > 1) {
        shape_define(table, record, profile, shape);
    }
    current_set(table, record, profile, shape);
}

/* A table that no statement tells the columns of: they have numbers. */
static void numbers_define(ltl_table_profile *profile, uint32_t width) {
    ltl_table_shape *shape = &profile->shapes[profile->current - 1];
    shape->first = profile->column_count;
    for (uint32_t i = 0; i < width; i++) {
        if (ltl_profile_column_add(profile, LTL_STR("")) != NULL) {
            profile->current_columns[shape->width] = (uint16_t)(shape->first + shape->width);
            shape->width++;
        }
    }
    profile->current_width = shape->width;
}

ltl_column *ltl_profile_column_at(ltl_table_profile *profile, uint32_t at, uint32_t width) {
    if (profile->current != 0 && profile->current_width == 0 && width <= LTL_MAX_TABLE_COLUMNS) {
        numbers_define(profile, width);
    }
    if (at >= profile->current_width || profile->current_columns[at] >= profile->column_count) {
        return NULL;
    }
    return &profile->columns[profile->current_columns[at]];
}

void ltl_validation_restore(const ltl_table_profile *profile, ltl_validation *validation) {
    validation->width = profile->shape_count > 0 ? profile->current_width : profile->width;
    validation->shape_count = profile->shape_count;
    validation->current = profile->current;
    memcpy(validation->shapes, profile->shapes, sizeof(validation->shapes));
}
