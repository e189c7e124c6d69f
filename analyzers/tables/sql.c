/* sql.c - dumps of databases: rows of INSERT and COPY as records, and what tables have as columns.
 *
 * A statement that names columns (CREATE TABLE, INSERT INTO t (…), COPY t (…)) is a record of its own that defines:
 * its first cell is the table, the others its columns. The rows that follow belong to it. Every other statement is
 * passed over by its quotes and comments. A piece ends between two rows, so the place says in what of a statement it
 * does. */
#include "analyzers/tables/table.h"
#include "core/limits.h"

enum { BETWEEN, IN_VALUES, IN_COPY, IN_OTHER_DELIMITER };

typedef struct reader {
    ltl_table *table;
    ltl_table_place *place;
    const char *text;
    uint32_t len;
    uint32_t at;
    uint32_t unit; /* where the row or statement begins, with the blanks before it */
    bool is_last;
    bool has_backslashes; /* within quotes: MySQL */
    bool is_open;         /* what was begun does not end in this piece */
} reader;

static char byte_at(const reader *self, uint32_t at) {
    return at < self->len ? self->text[at] : '\0';
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

static bool is_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || (uint8_t)byte >= 0x80;
}

static void open_set(reader *self) {
    self->is_open = true;
    self->at = self->len;
}

/* Behind the text that is found, or the end of the piece. */
static void pass_to(reader *self, const char *what) {
    size_t found = ltl_str_find((ltl_str){self->text, self->len}, ltl_str_of(what), self->at);
    if (found == SIZE_MAX) {
        open_set(self);
    } else {
        self->at = (uint32_t)(found + strlen(what));
    }
}

/* `at` is the opening quote, then behind the closing one. */
static void quoted_pass(reader *self) {
    char quote = self->text[self->at++];
    char closing = quote == '[' ? ']' : quote;
    while (self->at < self->len) {
        char byte = self->text[self->at++];
        if (byte == '\\' && self->has_backslashes && quote != '`' && quote != '[') {
            self->at++;
        } else if (byte == closing && byte_at(self, self->at) == closing && closing != ']') {
            self->at++;
        } else if (byte == closing) {
            /* At the end of the piece the quote may be the first of two. */
            self->is_open = self->is_open || (self->at >= self->len && !self->is_last);
            return;
        }
    }
    open_set(self);
}

/* $tag$ … $tag$ of PostgreSQL; false when it is only a dollar sign. */
static bool dollars_pass(reader *self) {
    uint32_t end = self->at + 1;
    while (is_word(byte_at(self, end))) {
        end++;
    }
    uint32_t len = end + 1 - self->at;
    if (byte_at(self, end) != '$' || len > 64) {
        return false;
    }
    char tag[65];
    memcpy(tag, self->text + self->at, len);
    tag[len] = '\0';
    self->at += len;
    pass_to(self, tag);
    return true;
}

static bool comment_pass(reader *self) {
    char byte = byte_at(self, self->at);
    char next = byte_at(self, self->at + 1);
    if ((byte == '-' && next == '-') || byte == '#') {
        pass_to(self, "\n");
        self->is_open = self->is_open && !self->is_last;
    } else if (byte == '/' && next == '*') {
        self->at += 2;
        pass_to(self, "*/");
    } else {
        return false;
    }
    return true;
}

static void blanks_pass(reader *self) {
    while (self->at < self->len && (is_blank(self->text[self->at]) || comment_pass(self))) {
        self->at += self->at < self->len && is_blank(self->text[self->at]);
    }
}

/* Behind what stands at `at`, whatever it is. */
static void token_pass(reader *self) {
    char byte = self->text[self->at];
    if (byte == '\'' || byte == '"' || byte == '`') {
        quoted_pass(self);
    } else if (!comment_pass(self) && !(byte == '$' && dollars_pass(self))) {
        self->at++;
    }
}

/* Behind the semicolon that ends the statement; the end of the file ends it, too. */
static void statement_pass(reader *self) {
    while (self->at < self->len && self->text[self->at] != ';') {
        token_pass(self);
    }
    if (self->at < self->len) {
        self->at++;
    } else {
        self->is_open = !self->is_last;
    }
}

/* True when the word stands there; passes it and the blanks behind it. */
static bool word_take(reader *self, const char *word) {
    ltl_str wanted = ltl_str_of(word);
    ltl_str there =
        ltl_str_slice((ltl_str){self->text, self->len}, self->at, self->at + wanted.len);
    if (!ltl_str_equals_ignoring_case(there, wanted) ||
        is_word(byte_at(self, self->at + (uint32_t)wanted.len))) {
        return false;
    }
    self->at += (uint32_t)wanted.len;
    blanks_pass(self);
    return true;
}

/* A name with or without quotes; of `schema.name` the last part. No slice when there is none. */
static ltl_str name_take(reader *self) {
    ltl_str name = LTL_STR("");
    do {
        uint32_t from = self->at;
        char byte = byte_at(self, from);
        if (byte == '`' || byte == '"' || byte == '[' || byte == '\'') {
            quoted_pass(self);
            uint32_t end = self->at > from + 1 ? self->at - 1 : from + 1;
            name = (ltl_str){self->text + from + 1, end - from - 1};
        } else {
            while (is_word(byte_at(self, self->at)) || byte_at(self, self->at) == '$') {
                self->at++;
            }
            name = (ltl_str){self->text + from, self->at - from};
        }
    } while (byte_at(self, self->at) == '.' && self->at++ < self->len);
    blanks_pass(self);
    return name;
}

static uint32_t lines_in(const char *text, uint32_t from, uint32_t to) {
    uint32_t count = 0;
    const char *at = text + from;
    while ((at = memchr(at, '\n', (size_t)(text + to - at))) != NULL) {
        count++;
        at++;
    }
    return count;
}

/* --- records -------------------------------------------------------------------------------------- */

/* Bytes of the line before `at`. */
static uint32_t before_of(const reader *self, uint32_t at) {
    const char *end = at > 0 ? memrchr(self->text, '\n', at) : NULL;
    return end != NULL ? at - (uint32_t)(end - self->text) - 1 : self->place->before + at;
}

static ltl_record *record_begin(reader *self, uint32_t from) {
    ltl_table *table = self->table;
    ltl_record *record = &table->records[table->record_count];
    *record = (ltl_record){.number = self->place->record + 1,
                           .first_cell = table->cell_count,
                           .start = from,
                           .before = before_of(self, from),
                           .line = self->place->line + lines_in(self->text, self->unit, from)};
    return record;
}

static bool cell_add(reader *self, ltl_record *record, ltl_str text, bool is_quoted) {
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

static void record_drop(reader *self, const ltl_record *record) {
    self->table->cell_count = record->first_cell;
}

static void record_end(reader *self, ltl_record *record, uint32_t to) {
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

/* (a, `b`, …): only names. */
static void names_take(reader *self, ltl_record *record) {
    while (self->at < self->len && byte_at(self, self->at) != ')') {
        uint32_t from = self->at;
        ltl_str name = name_take(self);
        if (name.len > 0) {
            (void)cell_add(self, record, name, false);
        }
        while (self->at < self->len && byte_at(self, self->at) != ',' &&
               byte_at(self, self->at) != ')') {
            token_pass(self);
        }
        self->at += byte_at(self, self->at) == ',' || self->at == from;
        blanks_pass(self);
    }
}

static bool is_constraint(ltl_str name, char quote) {
    static const char *const words[] = {"PRIMARY", "KEY",     "UNIQUE", "CONSTRAINT",
                                        "FOREIGN", "CHECK",   "INDEX",  "FULLTEXT",
                                        "SPATIAL", "EXCLUDE", "LIKE",   "PERIOD"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && quote != '`' && quote != '"'; i++) {
        if (ltl_str_equals_ignoring_case(name, ltl_str_of(words[i]))) {
            return true;
        }
    }
    return false;
}

/* (a int, b varchar(20) default '),', primary key (a)): the first word of each part, unless it is no column. */
static void definitions_take(reader *self, ltl_record *record) {
    while (self->at < self->len && byte_at(self, self->at) != ')') {
        char quote = byte_at(self, self->at);
        ltl_str name = name_take(self);
        if (name.len > 0 && !is_constraint(name, quote)) {
            (void)cell_add(self, record, name, false);
        }
        uint32_t depth = 0;
        while (self->at < self->len) {
            char byte = byte_at(self, self->at);
            if (depth == 0 && (byte == ',' || byte == ')')) {
                break;
            }
            depth += byte == '(';
            depth -= byte == ')';
            token_pass(self);
        }
        self->at += byte_at(self, self->at) == ',';
        blanks_pass(self);
    }
}

/* --- statements ----------------------------------------------------------------------------------- */

static bool create_take(reader *self, uint32_t from) {
    while (word_take(self, "TEMPORARY") || word_take(self, "TEMP") || word_take(self, "UNLOGGED")) {
    }
    if (!word_take(self, "TABLE")) {
        return false;
    }
    if (word_take(self, "IF")) {
        (void)(word_take(self, "NOT") && word_take(self, "EXISTS"));
    }
    ltl_record *record = record_begin(self, from);
    record->is_definition = true;
    ltl_str table = name_take(self);
    bool is_list = byte_at(self, self->at) == '(';
    if (table.len > 0 && is_list && cell_add(self, record, table, false)) {
        self->at++;
        blanks_pass(self);
        definitions_take(self, record);
    }
    uint32_t to = self->at;
    statement_pass(self);
    if (self->is_open || record->cell_count < 2) {
        record_drop(self, record);
        return true;
    }
    record_end(self, record, to);
    return true;
}

/* INSERT INTO t (…) VALUES, REPLACE INTO t VALUES: up to the first row. */
static bool insert_take(reader *self, uint32_t from) {
    while (word_take(self, "IGNORE") || word_take(self, "OR") || word_take(self, "REPLACE") ||
           word_take(self, "DELAYED") || word_take(self, "LOW_PRIORITY")) {
    }
    if (!word_take(self, "INTO")) {
        return false;
    }
    ltl_record *record = record_begin(self, from);
    record->is_definition = true;
    (void)cell_add(self, record, name_take(self), false);
    if (byte_at(self, self->at) == '(') {
        self->at++;
        blanks_pass(self);
        names_take(self, record);
        self->at += self->at < self->len;
        blanks_pass(self);
    }
    uint32_t to = self->at;
    bool has_values = word_take(self, "VALUES") || word_take(self, "VALUE");
    if (!has_values) {
        statement_pass(self); /* INSERT … SELECT has no rows to look at */
    }
    if (self->is_open || (self->at >= self->len && !self->is_last) || !has_values) {
        record_drop(self, record);
        self->is_open = self->is_open || (has_values && !self->is_last);
        return true;
    }
    record_end(self, record, to);
    self->place->mode = IN_VALUES;
    return true;
}

static bool copy_take(reader *self, uint32_t from) {
    ltl_record *record = record_begin(self, from);
    record->is_definition = true;
    (void)cell_add(self, record, name_take(self), false);
    if (byte_at(self, self->at) == '(') {
        self->at++;
        blanks_pass(self);
        names_take(self, record);
        self->at += self->at < self->len;
        blanks_pass(self);
    }
    uint32_t to = self->at;
    bool is_here = word_take(self, "FROM") && word_take(self, "stdin");
    statement_pass(self);
    if (is_here) {
        pass_to(self, "\n"); /* of the line with the semicolon */
    }
    if (self->is_open || !is_here) {
        record_drop(self, record);
        return true;
    }
    record_end(self, record, to);
    self->place->mode = IN_COPY;
    return true;
}

static void between_take(reader *self) {
    blanks_pass(self);
    uint32_t from = self->at;
    if (self->at >= self->len || self->is_open) {
        return;
    }
    if (word_take(self, "DELIMITER")) {
        self->place->mode = byte_at(self, self->at) == ';' && byte_at(self, self->at + 1) != ';'
                                ? BETWEEN
                                : IN_OTHER_DELIMITER;
        pass_to(self, "\n");
        return;
    }
    bool is_known = (word_take(self, "INSERT") && insert_take(self, from)) ||
                    (word_take(self, "REPLACE") && insert_take(self, from)) ||
                    (word_take(self, "CREATE") && create_take(self, from)) ||
                    (word_take(self, "COPY") && copy_take(self, from));
    if (!is_known) {
        statement_pass(self);
    }
}

/* Bodies of triggers and procedures: up to the line that sets the delimiter back. */
static void other_delimiter_take(reader *self) {
    pass_to(self, "\nDELIMITER ;\n");
    if (!self->is_open) {
        self->place->mode = BETWEEN;
    } else if (self->is_last) {
        self->is_open = false;
    } else if (self->len > 64 && self->unit < self->len - 32) {
        self->at = self->len - 32; /* the mark may begin there */
        self->is_open = false;
    }
}

/* A value of a row: its text without what stands around a string (E'…', '…'::text, _binary '…'). */
static void value_take(reader *self, ltl_record *record) {
    uint32_t from = self->at;
    uint32_t to = from;
    ltl_str quoted = LTL_STR_NONE;
    uint32_t depth = 0;
    while (self->at < self->len) {
        char byte = byte_at(self, self->at);
        if (depth == 0 && (byte == ',' || byte == ')')) {
            break;
        }
        uint32_t start = self->at;
        depth += byte == '(';
        depth -= byte == ')';
        token_pass(self);
        to = is_blank(byte) ? to : self->at;
        if (byte == '\'' && quoted.ptr == NULL && depth == 0) {
            quoted = (ltl_str){self->text + start, self->at - start};
        }
    }
    bool is_null =
        ltl_str_equals_ignoring_case((ltl_str){self->text + from, to - from}, LTL_STR("NULL"));
    bool is_quoted = quoted.ptr != NULL;
    ltl_str plain = {self->text + from, is_null ? 0 : to - from};
    if (!cell_add(self, record, is_quoted ? quoted : plain, is_quoted)) {
        record->is_dead = true;
        record->dead_fact = LTL_FACT_TOO_LONG;
    }
}

static void values_take(reader *self) {
    blanks_pass(self);
    if (byte_at(self, self->at) == ',') {
        self->at++;
        blanks_pass(self);
    }
    if (self->at >= self->len || self->is_open) {
        return;
    }
    if (byte_at(self, self->at) != '(') {
        self->place->mode = BETWEEN; /* the semicolon, ON CONFLICT …, RETURNING … */
        statement_pass(self);
        self->place->mode = self->is_open ? IN_VALUES : BETWEEN;
        return;
    }
    ltl_record *record = record_begin(self, self->at++);
    blanks_pass(self);
    while (self->at < self->len && byte_at(self, self->at) != ')') {
        value_take(self, record);
        self->at += byte_at(self, self->at) == ',';
        blanks_pass(self);
    }
    if (self->at >= self->len) {
        self->is_open = true;
        record_drop(self, record);
        return;
    }
    record_end(self, record, ++self->at);
}

static void copy_line_take(reader *self) {
    uint32_t from = self->at;
    const char *end = memchr(self->text + from, '\n', self->len - from);
    if (end == NULL && !self->is_last) {
        open_set(self);
        return;
    }
    uint32_t stop = end != NULL ? (uint32_t)(end - self->text) : self->len;
    self->at = stop + (end != NULL);
    ltl_str line = {self->text + from, stop - from};
    if (ltl_str_is(ltl_str_trim(line), "\\.")) {
        self->place->mode = BETWEEN;
        return;
    }
    ltl_record *record = record_begin(self, from);
    ltl_str value;
    while (ltl_str_split(&line, '\t', &value)) {
        value.len = ltl_str_is(value, "\\N") ? 0 : value.len;
        if (!cell_add(self, record, value, false)) {
            break;
        }
    }
    record_end(self, record, stop);
}

/* One row, or one statement. */
static void unit_take(reader *self) {
    switch (self->place->mode) {
    case IN_VALUES:
        values_take(self);
        break;
    case IN_COPY:
        copy_line_take(self);
        break;
    case IN_OTHER_DELIMITER:
        other_delimiter_take(self);
        break;
    default:
        between_take(self);
    }
}

/* --- pieces --------------------------------------------------------------------------------------- */

/* What the piece does not hold, or the file does not end: past its first line, as a dead record. */
static void open_kill(reader *self, uint32_t from) {
    const char *end = memchr(self->text + from, '\n', self->len - from);
    uint32_t stop = end != NULL ? (uint32_t)(end - self->text) + 1 : self->len;
    ltl_record *record = record_begin(self, from);
    ltl_fact fact = self->is_last ? LTL_FACT_UNCLOSED_QUOTE : LTL_FACT_TOO_LONG;
    record->is_dead = true;
    record->dead_fact = (uint8_t)fact;
    record->len = stop - from;
    ltl_table_fact_add(self->table, fact, record, from);
    self->table->record_count++;
    self->place->record++;
    self->place->is_skipping = end == NULL && !self->is_last;
    self->place->mode = self->place->mode == IN_COPY ? IN_COPY : BETWEEN;
    self->at = stop;
}

static void skipping_end(reader *self) {
    const char *end = memchr(self->text, '\n', self->len);
    self->place->is_skipping = end == NULL;
    self->at = end != NULL ? (uint32_t)(end - self->text) + 1 : self->len;
    self->place->line += end != NULL;
}

void ltl_table_split_sql(ltl_table *table, const ltl_table_dialect *dialect, ltl_table_place *place,
                         bool is_last) {
    reader self = {.table = table,
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
        unit_take(&self);
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
