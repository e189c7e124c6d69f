/* sql.c - dumps of databases: rows of INSERT and COPY as records, and what tables have as columns.
 *
 * A statement that names columns (CREATE TABLE, INSERT INTO t (…), COPY t (…)) is a record of its own that defines:
 * its first cell is the table, the others its columns. The rows that follow belong to it. Every other statement is
 * passed over by its quotes and comments. A piece ends between two rows, so the place says in what of a statement it
 * does. */
#include "analyzers/tables/sql_internal.h"

#include "core/limits.h"

static uint32_t lines_in(const char *text, uint32_t from, uint32_t to) {
    uint32_t count = 0;
    const char *at = text + from;
    while ((at = memchr(at, '\n', (size_t)(text + to - at))) != NULL) {
        count++;
        at++;
    }
    return count;
}

/* Bytes of the line before `at`. */
static uint32_t before_of(const ltl_sql *self, uint32_t at) {
    const char *end = at > 0 ? memrchr(self->text, '\n', at) : NULL;
    return end != NULL ? at - (uint32_t)(end - self->text) - 1 : self->place->before + at;
}

ltl_record *ltl_sql__record_begin(ltl_sql *self, uint32_t from) {
    ltl_table *table = self->table;
    ltl_record *record = &table->records[table->record_count];
    *record = (ltl_record){.number = self->place->record + 1,
                           .first_cell = table->cell_count,
                           .start = from,
                           .before = before_of(self, from),
                           .line = self->place->line + lines_in(self->text, self->unit, from)};
    return record;
}

bool ltl_sql__cell_add(ltl_sql *self, ltl_record *record, ltl_str text, bool is_quoted) {
    ltl_table *table = self->table;
    if (table->cell_count >= LTL_TABLE_MAX_CELLS) {
        return false;
    }
    table->cells[table->cell_count++] = (ltl_cell){.start = (uint32_t)(text.ptr - self->text),
                                                   .len = (uint32_t)text.len,
                                                   .is_quoted = is_quoted};
    record->cell_count++;
    return true;
}

void ltl_sql__record_drop(ltl_sql *self, const ltl_record *record) {
    self->table->cell_count = record->first_cell;
}

void ltl_sql__record_end(ltl_sql *self, ltl_record *record, uint32_t to) {
    ltl_table *table = self->table;
    record->len = to - record->start;
    table->record_count++;
    self->place->record += !record->is_definition;
    if (record->len > LTL_MAX_TABLE_RECORD_BYTES && !record->is_definition) {
        ltl_table_fact_add(table, LTL_FACT_TOO_LONG, record, record->start);
        record->is_dead = true;
        record->dead_fact = LTL_FACT_TOO_LONG;
        table->cell_count = record->first_cell;
        record->cell_count = 0;
    }
}

/* What the piece does not hold, or the file does not end: past its first line, as a dead record. */
static void open_kill(ltl_sql *self, uint32_t from) {
    const char *end = memchr(self->text + from, '\n', self->len - from);
    uint32_t stop = end != NULL ? (uint32_t)(end - self->text) + 1 : self->len;
    ltl_record *record = ltl_sql__record_begin(self, from);
    ltl_fact fact = self->is_last ? LTL_FACT_UNCLOSED_QUOTE : LTL_FACT_TOO_LONG;
    record->is_dead = true;
    record->dead_fact = (uint8_t)fact;
    record->len = stop - from;
    ltl_table_fact_add(self->table, fact, record, from);
    self->table->record_count++;
    self->place->record++;
    self->place->is_skipping = end == NULL && !self->is_last;
    self->place->mode = self->place->mode == LTL_SQL_IN_COPY ? LTL_SQL_IN_COPY : LTL_SQL_BETWEEN;
    self->at = stop;
}

static void skipping_end(ltl_sql *self) {
    const char *end = memchr(self->text, '\n', self->len);
    self->place->is_skipping = end == NULL;
    self->at = end != NULL ? (uint32_t)(end - self->text) + 1 : self->len;
    self->place->line += end != NULL;
}

void ltl_table_split_sql(ltl_table *table, const ltl_table_dialect *dialect, ltl_table_place *place,
                         bool is_last) {
    ltl_sql self = {.table = table,
                    .place = place,
                    .text = table->text.ptr,
                    .len = (uint32_t)table->text.len,
                    .is_last = is_last,
                    .has_backslashes = dialect->has_backslashes};
    if (place->is_skipping) {
        skipping_end(&self);
    }
    while (self.at < self.len && table->record_count < LTL_TABLE_MAX_RECORDS &&
           !place->is_skipping) {
        uint32_t from = self.at;
        uint32_t cells = table->cell_count;
        uint8_t mode = place->mode;
        self.unit = from;
        ltl_sql__unit_take(&self);
        self.is_open = self.is_open || self.at <= from; /* whatever it is, it is passed */
        if (self.is_open) {
            self.is_open = false;
            table->cell_count = cells;
            place->mode = mode;
            self.at = from;
            if (!is_last && from > 0) {
                break; /* the next piece begins with it */
            }
            open_kill(&self, from);
        } else if (table->cell_count >= LTL_TABLE_MAX_CELLS && cells > 0) {
            /* Full: the row is taken again, at the start of a piece. */
            table->record_count -= table->record_count > 0;
            place->record--;
            table->cell_count = cells;
            place->mode = mode;
            self.at = from;
            break;
        }
        place->line += lines_in(self.text, from, self.at);
    }
    place->before = before_of(&self, self.at);
    table->used = self.at;
    place->offset += self.at;
}
