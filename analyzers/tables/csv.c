/* csv.c - RFC 4180, and what people write instead of it.
 *
 * To the letter: records end with CR LF; a cell in quotes may hold delimiters, line ends and doubled quotes; the last
 * record needs no line end; blanks belong to the cell. Besides: LF and CR alone end records, too, and are counted;
 * a quote within a cell that has none around it is part of the cell, and what follows a closing quote is, too:
 * both are counted as stray. */
#include "analyzers/tables/special.h"
#include "analyzers/tables/table.h"
#include "core/limits.h"

typedef struct splitter {
    ltl_table *table;
    ltl_special special;
    const char *text;
    uint32_t len;
    char delimiter;
    bool is_last;
    uint32_t at;
    uint32_t line; /* of `at` */
} splitter;

typedef enum ended { ENDED_CELL, ENDED_RECORD, ENDED_TEXT, ENDED_UNKNOWN, ENDED_UNCLOSED } ended;

static uint32_t lines_in(const char *text, uint32_t from, uint32_t to) {
    uint32_t count = 0;
    for (uint32_t i = from; i < to; i++) {
        count += text[i] == '\n' || (text[i] == '\r' && (i + 1 >= to || text[i + 1] != '\n'));
    }
    return count;
}

/* Behind the closing quote, or the length when it is not there. `at` is behind the opening one. */
static uint32_t quote_close(splitter *self, uint32_t at, ltl_cell *cell) {
    while (at < self->len) {
        const char *quote = memchr(self->text + at, '"', self->len - at);
        if (quote == NULL) {
            break;
        }
        at = (uint32_t)(quote - self->text) + 1;
        if (at >= self->len || self->text[at] != '"') {
            return at;
        }
        cell->is_doubled = true;
        at++;
    }
    return UINT32_MAX;
}

/* Takes one cell; the cursor is behind what ended it. */
static ended cell_take(splitter *self, ltl_cell *cell) {
    uint32_t from = self->at;
    uint32_t at = from;
    *cell = (ltl_cell){.start = from};
    if (at < self->len && self->text[at] == '"') {
        cell->is_quoted = true;
        at = quote_close(self, at + 1, cell);
        if (at == UINT32_MAX) {
            return self->is_last ? ENDED_UNCLOSED : ENDED_UNKNOWN;
        }
        if (at >= self->len && !self->is_last) {
            return ENDED_UNKNOWN; /* the quote may be the first of two */
        }
        self->line += lines_in(self->text, from, at);
        cell->is_stray = at < self->len && self->text[at] != self->delimiter &&
                         self->text[at] != '\n' && self->text[at] != '\r';
    }
    for (at = ltl_special_next(&self->special, at); at < self->len && self->text[at] == '"';
         at = ltl_special_next(&self->special, at + 1)) {
        cell->is_stray = true;
    }
    cell->len = at - from;
    if (at >= self->len) {
        self->at = at;
        return self->is_last ? ENDED_TEXT : ENDED_UNKNOWN;
    }
    self->at = at + 1;
    return self->text[at] == self->delimiter ? ENDED_CELL : ENDED_RECORD;
}

static ltl_fact line_end_take(splitter *self) {
    if (self->text[self->at - 1] == '\n') {
        return LTL_FACT_LF;
    }
    if (self->at < self->len && self->text[self->at] == '\n') {
        self->at++;
        return LTL_FACT_CRLF;
    }
    return LTL_FACT_CR;
}

/* False when the record may go on in the next piece. */
static bool record_take(splitter *self, ltl_record *record) {
    ltl_table *table = self->table;
    ended how = ENDED_CELL;
    uint32_t stray = UINT32_MAX;
    while (how == ENDED_CELL) {
        if (table->cell_count >= LTL_TABLE_MAX_CELLS) {
            return false;
        }
        ltl_cell *cell = &table->cells[table->cell_count];
        how = cell_take(self, cell);
        if (how == ENDED_UNKNOWN || how == ENDED_UNCLOSED) {
            break;
        }
        table->cell_count++;
        record->cell_count++;
        stray = cell->is_stray && stray == UINT32_MAX ? cell->start : stray;
    }
    if (how == ENDED_RECORD && self->text[self->at - 1] == '\r' && self->at >= self->len &&
        !self->is_last) {
        return false; /* LF may follow */
    }
    if (how == ENDED_UNKNOWN || how == ENDED_UNCLOSED) {
        return false;
    }
    record->len = (how == ENDED_TEXT ? self->at : self->at - 1) - record->start;
    if (how == ENDED_RECORD) {
        ltl_table_fact_add(table, line_end_take(self), record, record->start);
        self->line++;
    }
    if (stray != UINT32_MAX) {
        ltl_table_fact_add(table, LTL_FACT_STRAY_QUOTE, record, stray);
    }
    return true;
}

/* The record cannot be taken as it stands: only its first line is, as one dead record. That finds the way back when a
 * quote is never closed. False when not even the line is there. */
static bool line_take_dead(splitter *self, ltl_record *record, ltl_fact fact) {
    const char *end = memchr(self->text + record->start, '\n', self->len - record->start);
    if (end == NULL && !self->is_last) {
        return false;
    }
    uint32_t at = end != NULL ? (uint32_t)(end - self->text) : self->len;
    record->len = at - record->start;
    record->cell_count = 0;
    record->is_dead = true;
    record->dead_fact = (uint8_t)fact;
    ltl_table_fact_add(self->table, fact, record, record->start);
    self->at = end != NULL ? at + 1 : at;
    self->line = record->line + (end != NULL);
    return true;
}

/* How a record that did not end is to be taken: not at all when more bytes may end it. */
static ltl_fact fact_of_open(const splitter *self, const ltl_record *record) {
    const ltl_table *table = self->table;
    bool is_full = table->cell_count >= LTL_TABLE_MAX_CELLS && record->first_cell == 0;
    /* A piece that begins with it does not hold it. */
    bool is_long = record->start == 0 && !self->is_last;
    const ltl_cell *cell = &table->cells[table->cell_count];
    bool is_in_quotes = table->cell_count < LTL_TABLE_MAX_CELLS && cell->is_quoted;
    if ((self->is_last || is_long) && is_in_quotes) {
        return LTL_FACT_UNCLOSED_QUOTE;
    }
    return is_full || is_long ? LTL_FACT_TOO_LONG : LTL_FACT_COUNT;
}

static void length_check(splitter *self, ltl_record *record) {
    if (record->len > LTL_MAX_TABLE_RECORD_BYTES && !record->is_dead) {
        ltl_table_fact_add(self->table, LTL_FACT_TOO_LONG, record, record->start);
        record->is_dead = true;
        record->dead_fact = LTL_FACT_TOO_LONG;
        self->table->cell_count = record->first_cell;
        record->cell_count = 0;
    }
}

static void blank_line_drop(splitter *self, ltl_record *record, ltl_table_place *place) {
    ltl_table *table = self->table;
    bool is_blank = record->len == 0 && record->cell_count == 1 && !record->is_dead;
    if (is_blank) {
        ltl_table_fact_add(table, LTL_FACT_BLANK_LINE, record, record->start);
        table->cell_count = record->first_cell;
        table->record_count--;
        place->record--;
    }
}

/* Up to the line end of a record that is too long to be held. */
static bool skip_rest(splitter *self, ltl_table_place *place) {
    const char *end = memchr(self->text, '\n', self->len);
    if (end == NULL) {
        self->at = self->len;
        return false;
    }
    self->at = (uint32_t)(end - self->text) + 1;
    self->line++;
    place->is_skipping = false;
    return true;
}

static void start_skipping(splitter *self, ltl_record *record, ltl_table_place *place) {
    record->len = self->len - record->start;
    record->cell_count = 0;
    record->is_dead = true;
    record->dead_fact = LTL_FACT_TOO_LONG;
    ltl_table_fact_add(self->table, LTL_FACT_TOO_LONG, record, record->start);
    self->at = self->len;
    place->is_skipping = true;
}

static void split(splitter *self, ltl_table_place *place) {
    ltl_table *table = self->table;
    while (self->at < self->len && table->record_count < LTL_TABLE_MAX_RECORDS &&
           !place->is_skipping) {
        ltl_record *record = &table->records[table->record_count];
        *record = (ltl_record){.number = place->record + 1,
                               .first_cell = table->cell_count,
                               .start = self->at,
                               .line = self->line};
        if (!record_take(self, record)) {
            ltl_fact fact = fact_of_open(self, record);
            table->cell_count = record->first_cell;
            self->at = record->start;
            self->line = record->line;
            if (fact == LTL_FACT_COUNT) {
                break;
            }
            /* The cursor over special bytes does not go back by itself. */
            if (!line_take_dead(self, record, fact)) {
                start_skipping(self, record, place);
            }
            ltl_special_init(&self->special, table->text, self->delimiter);
        }
        table->record_count++;
        place->record++;
        length_check(self, record);
        blank_line_drop(self, record, place);
    }
}

void ltl_table_split(ltl_table *table, const ltl_table_dialect *dialect, ltl_table_place *place,
                     bool is_last) {
    table->base = place->offset;
    table->cell_count = table->record_count = 0;
    memset(table->facts, 0, sizeof(table->facts));
    if (dialect->format == LTL_TABLE_JSON_LINES) {
        ltl_table_split_json(table, place, is_last);
        return;
    }
    if (dialect->format == LTL_TABLE_SQL) {
        ltl_table_split_sql(table, dialect, place, is_last);
        return;
    }
    splitter self = {.table = table,
                     .text = table->text.ptr,
                     .len = (uint32_t)table->text.len,
                     .delimiter = dialect->delimiter,
                     .is_last = is_last,
                     .line = place->line};
    ltl_special_init(&self.special, table->text, dialect->delimiter);
    if (!place->is_skipping || skip_rest(&self, place)) {
        split(&self, place);
    }
    table->used = self.at;
    place->offset += self.at;
    place->line = self.line;
}
