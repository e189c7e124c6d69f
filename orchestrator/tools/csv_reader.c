/* csv_reader.c - findings in CSV: the header says which column holds which field. */
#include <stdlib.h>

#include "core/buf.h"
#include "orchestrator/tools/reader.h"

enum { MOST_NAMES = 512 };

/* Reads the piece at the mark; false when its bytes cannot be had. `out_after` is where the next one begins. */
static bool piece_read(ltl_import_reader *reader, ltl_table_place *out_after) {
    ltl_table *table = &reader->table;
    *out_after = reader->now.place;
    int64_t got =
        ltl_import_fill(reader, out_after->offset, reader->window, LTL_IMPORT_WINDOW_BYTES);
    if (got < 0) {
        return false;
    }
    table->text = (ltl_str){reader->window, (size_t)got};
    ltl_table_split(table, &reader->dialect, out_after, (uint64_t)got < LTL_IMPORT_WINDOW_BYTES);
    return true;
}

/* With doubled quotes as one. */
static ltl_str cell_text(ltl_import_reader *reader, const ltl_cell *cell, ltl_arena *arena) {
    ltl_str text = ltl_cell_text(&reader->table, cell);
    if (!cell->is_doubled) {
        return text;
    }
    char *single = ltl_arena_alloc_raw(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        single[len++] = text.ptr[i];
        i += text.ptr[i] == '"' && i + 1 < text.len && text.ptr[i + 1] == '"';
    }
    return (ltl_str){single, len};
}

static uint16_t field_of_column(const ltl_import_reader *reader, ltl_str name) {
    const ltl_import_choices *choices = reader->choices;
    uint16_t common = ltl_import_column_field(name);
    for (uint32_t i = 0; i < choices->mapping_count; i++) {
        if (ltl_str_eq(choices->mappings[i].way, ltl_str_trim(name))) {
            return choices->mappings[i].field;
        }
        /* The user names another column for it. */
        common = choices->mappings[i].field == common ? LTL_FIELD_NONE : common;
    }
    return common;
}

static bool has_column(const ltl_import_reader *reader, uint16_t field) {
    for (uint32_t i = 0; i < reader->column_count; i++) {
        if (reader->columns[i] == field) {
            return true;
        }
    }
    return false;
}

/* Each mapping names a column that is there, and some column is the path. */
static ltl_status columns_check(const ltl_import_reader *reader, const char *names,
                                ltl_error *error) {
    const ltl_import_choices *choices = reader->choices;
    for (uint32_t i = 0; i < choices->mapping_count; i++) {
        if (!has_column(reader, choices->mappings[i].field)) {
            return ltl_fail(error, LTL_USAGE, "there is no column `%.*s`; columns are %s",
                            LTL_STR_ARG(choices->mappings[i].way), names);
        }
    }
    return has_column(reader, LTL_FIELD_PATH)
               ? LTL_OK
               : ltl_fail(error, LTL_USAGE,
                          "no column holds the path: say which with --map path=NAME; columns "
                          "are %s",
                          names);
}

ltl_status ltl_import_csv_open(ltl_import_reader *reader, ltl_error *error) {
    ltl_table *table = &reader->table;
    table->cells = malloc(LTL_TABLE_MAX_CELLS * sizeof(ltl_cell));
    table->records = malloc(LTL_TABLE_MAX_RECORDS * sizeof(ltl_record));
    ltl_table_place after;
    if (table->cells == NULL || table->records == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    if (!piece_read(reader, &after)) {
        return ltl_fail(error, LTL_IO, "cannot be read");
    }
    if (table->record_count == 0) {
        reader->now.is_at_end = true;
        return LTL_OK;
    }
    const ltl_record *header = &table->records[0];
    ltl_buf names;
    ltl_buf_init(&names, MOST_NAMES);
    for (uint32_t i = 0; i < header->cell_count && i < LTL_IMPORT_MOST_COLUMNS; i++) {
        ltl_str name = cell_text(reader, &table->cells[header->first_cell + i], &reader->arena);
        reader->columns[reader->column_count++] = field_of_column(reader, name);
        ltl_buf_printf(&names, "%s`%.*s`", i > 0 ? ", " : "", LTL_STR_ARG(name));
    }
    ltl_buf_append_byte(&names, '\0');
    ltl_status status = columns_check(reader, names.ptr != NULL ? names.ptr : "", error);
    ltl_buf_clear(&names);
    reader->now.skip = 1;
    reader->width = header->cell_count;
    return status;
}

static void row_take(ltl_import_reader *reader, ltl_import_batch *batch, const ltl_record *record) {
    ltl_import_row *row = ltl_import_row_add(batch);
    row->number = record->number;
    row->offset = reader->table.base + record->start;
    row->line = record->line;
    if (record->is_dead) {
        bool is_long = record->dead_fact == LTL_FACT_TOO_LONG;
        ltl_row_kill(row, is_long ? LTL_REFUSED_TOO_LONG : LTL_REFUSED_BROKEN);
        return;
    }
    if (record->cell_count != reader->width) {
        ltl_row_kill(row, LTL_REFUSED_CELLS);
        return;
    }
    ltl_arena arena = {0};
    for (uint32_t i = 0; i < record->cell_count && i < reader->column_count; i++) {
        if (reader->columns[i] != LTL_FIELD_NONE) {
            const ltl_cell *cell = &reader->table.cells[record->first_cell + i];
            ltl_row_set_text(batch, row, reader->columns[i], cell_text(reader, cell, &arena));
        }
    }
    ltl_arena_clear(&arena);
}

bool ltl_import_csv_read(ltl_import_reader *reader, ltl_import_batch *batch) {
    ltl_import_mark *now = &reader->now;
    while (!now->is_at_end && ltl_import_batch_has_room(batch)) {
        ltl_table_place after;
        if (!piece_read(reader, &after)) {
            return false;
        }
        const ltl_table *table = &reader->table;
        while (now->skip < table->record_count && ltl_import_batch_has_room(batch)) {
            row_take(reader, batch, &table->records[now->skip++]);
        }
        if (now->skip >= table->record_count) {
            now->is_at_end = table->used == 0 || after.offset >= reader->input.size;
            now->place = after;
            now->skip = 0;
        }
    }
    return true;
}
