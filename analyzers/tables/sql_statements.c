#include "analyzers/tables/sql_internal.h"

/* (a, `b`, …): only names. */
static void names_take(ltl_sql *self, ltl_record *record) {
    while (self->at < self->len && ltl_sql__byte_at(self, self->at) != ')') {
        uint32_t from = self->at;
        ltl_str name = ltl_sql__name_take(self);
        if (name.len > 0) {
            (void)ltl_sql__cell_add(self, record, name, false);
        }
        while (self->at < self->len && ltl_sql__byte_at(self, self->at) != ',' &&
               ltl_sql__byte_at(self, self->at) != ')') {
            ltl_sql__token_pass(self);
        }
        self->at += ltl_sql__byte_at(self, self->at) == ',' || self->at == from;
        ltl_sql__blanks_pass(self);
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
static void definitions_take(ltl_sql *self, ltl_record *record) {
    while (self->at < self->len && ltl_sql__byte_at(self, self->at) != ')') {
        char quote = ltl_sql__byte_at(self, self->at);
        ltl_str name = ltl_sql__name_take(self);
        if (name.len > 0 && !is_constraint(name, quote)) {
            (void)ltl_sql__cell_add(self, record, name, false);
        }
        uint32_t depth = 0;
        while (self->at < self->len) {
            char byte = ltl_sql__byte_at(self, self->at);
            if (depth == 0 && (byte == ',' || byte == ')')) {
                break;
            }
            depth += byte == '(';
            depth -= byte == ')';
            ltl_sql__token_pass(self);
        }
        self->at += ltl_sql__byte_at(self, self->at) == ',';
        ltl_sql__blanks_pass(self);
    }
}

static bool create_take(ltl_sql *self, uint32_t from) {
    while (ltl_sql__word_take(self, "TEMPORARY") || ltl_sql__word_take(self, "TEMP") ||
           ltl_sql__word_take(self, "UNLOGGED")) {
    }
    if (!ltl_sql__word_take(self, "TABLE")) {
        return false;
    }
    if (ltl_sql__word_take(self, "IF")) {
        (void)(ltl_sql__word_take(self, "NOT") && ltl_sql__word_take(self, "EXISTS"));
    }
    ltl_record *record = ltl_sql__record_begin(self, from);
    record->is_definition = true;
    ltl_str table = ltl_sql__name_take(self);
    bool is_list = ltl_sql__byte_at(self, self->at) == '(';
    if (table.len > 0 && is_list && ltl_sql__cell_add(self, record, table, false)) {
        self->at++;
        ltl_sql__blanks_pass(self);
        definitions_take(self, record);
    }
    uint32_t to = self->at;
    ltl_sql__statement_pass(self);
    if (self->is_open || record->cell_count < 2) {
        ltl_sql__record_drop(self, record);
        return true;
    }
    ltl_sql__record_end(self, record, to);
    return true;
}

/* t, t (a, b): the table that rows go to, as a record that defines. */
static ltl_record *target_take(ltl_sql *self, uint32_t from) {
    ltl_record *record = ltl_sql__record_begin(self, from);
    record->is_definition = true;
    (void)ltl_sql__cell_add(self, record, ltl_sql__name_take(self), false);
    if (ltl_sql__byte_at(self, self->at) == '(') {
        self->at++;
        ltl_sql__blanks_pass(self);
        names_take(self, record);
        self->at += self->at < self->len;
        ltl_sql__blanks_pass(self);
    }
    return record;
}

/* INSERT INTO t (…) VALUES, REPLACE INTO t VALUES: up to the first row. */
static bool insert_take(ltl_sql *self, uint32_t from) {
    while (ltl_sql__word_take(self, "IGNORE") || ltl_sql__word_take(self, "OR") ||
           ltl_sql__word_take(self, "REPLACE") || ltl_sql__word_take(self, "DELAYED") ||
           ltl_sql__word_take(self, "LOW_PRIORITY")) {
    }
    if (!ltl_sql__word_take(self, "INTO")) {
        return false;
    }
    ltl_record *record = target_take(self, from);
    uint32_t to = self->at;
    bool has_values = ltl_sql__word_take(self, "VALUES") || ltl_sql__word_take(self, "VALUE");
    if (!has_values) {
        ltl_sql__statement_pass(self); /* INSERT … SELECT has no rows to look at */
    }
    if (self->is_open || (self->at >= self->len && !self->is_last) || !has_values) {
        ltl_sql__record_drop(self, record);
        self->is_open = self->is_open || (has_values && !self->is_last);
        return true;
    }
    ltl_sql__record_end(self, record, to);
    self->place->mode = LTL_SQL_IN_VALUES;
    return true;
}

static bool copy_take(ltl_sql *self, uint32_t from) {
    ltl_record *record = target_take(self, from);
    uint32_t to = self->at;
    bool is_here = ltl_sql__word_take(self, "FROM") && ltl_sql__word_take(self, "stdin");
    ltl_sql__statement_pass(self);
    if (is_here) {
        ltl_sql__pass_to(self, "\n"); /* of the line with the semicolon */
    }
    if (self->is_open || !is_here) {
        ltl_sql__record_drop(self, record);
        return true;
    }
    ltl_sql__record_end(self, record, to);
    self->place->mode = LTL_SQL_IN_COPY;
    return true;
}

static void between_take(ltl_sql *self) {
    ltl_sql__blanks_pass(self);
    uint32_t from = self->at;
    if (self->at >= self->len || self->is_open) {
        return;
    }
    if (ltl_sql__word_take(self, "DELIMITER")) {
        self->place->mode =
            ltl_sql__byte_at(self, self->at) == ';' && ltl_sql__byte_at(self, self->at + 1) != ';'
                ? LTL_SQL_BETWEEN
                : LTL_SQL_IN_OTHER_DELIMITER;
        ltl_sql__pass_to(self, "\n");
        return;
    }
    bool is_known = (ltl_sql__word_take(self, "INSERT") && insert_take(self, from)) ||
                    (ltl_sql__word_take(self, "REPLACE") && insert_take(self, from)) ||
                    (ltl_sql__word_take(self, "CREATE") && create_take(self, from)) ||
                    (ltl_sql__word_take(self, "COPY") && copy_take(self, from));
    if (!is_known) {
        ltl_sql__statement_pass(self);
    }
}

/* Bodies of triggers and procedures: up to the line that sets the delimiter back. */
static void other_delimiter_take(ltl_sql *self) {
    ltl_sql__pass_to(self, "\nDELIMITER ;\n");
    if (!self->is_open) {
        self->place->mode = LTL_SQL_BETWEEN;
    } else if (self->is_last) {
        self->is_open = false;
    } else if (self->len > 64 && self->unit < self->len - 32) {
        self->at = self->len - 32; /* the mark may begin there */
        self->is_open = false;
    }
}

/* A value of a row: its text without what stands around a string (E'…', '…'::text, _binary '…'). */
static void value_take(ltl_sql *self, ltl_record *record) {
    uint32_t from = self->at;
    uint32_t to = from;
    ltl_str quoted = LTL_STR_NONE;
    uint32_t depth = 0;
    while (self->at < self->len) {
        char byte = ltl_sql__byte_at(self, self->at);
        if (depth == 0 && (byte == ',' || byte == ')')) {
            break;
        }
        uint32_t start = self->at;
        depth += byte == '(';
        depth -= byte == ')';
        ltl_sql__token_pass(self);
        to = ltl_sql__is_blank(byte) ? to : self->at;
        if (byte == '\'' && quoted.ptr == NULL && depth == 0) {
            quoted = (ltl_str){self->text + start, self->at - start};
        }
    }
    bool is_null =
        ltl_str_equals_ignoring_case((ltl_str){self->text + from, to - from}, LTL_STR("NULL"));
    bool is_quoted = quoted.ptr != NULL;
    ltl_str plain = {self->text + from, is_null ? 0 : to - from};
    if (!ltl_sql__cell_add(self, record, is_quoted ? quoted : plain, is_quoted)) {
        record->is_dead = true;
        record->dead_fact = LTL_FACT_TOO_LONG;
    }
}

static void values_take(ltl_sql *self) {
    ltl_sql__blanks_pass(self);
    if (ltl_sql__byte_at(self, self->at) == ',') {
        self->at++;
        ltl_sql__blanks_pass(self);
    }
    if (self->at >= self->len || self->is_open) {
        return;
    }
    if (ltl_sql__byte_at(self, self->at) != '(') {
        self->place->mode = LTL_SQL_BETWEEN; /* the semicolon, ON CONFLICT …, RETURNING … */
        ltl_sql__statement_pass(self);
        self->place->mode = self->is_open ? LTL_SQL_IN_VALUES : LTL_SQL_BETWEEN;
        return;
    }
    ltl_record *record = ltl_sql__record_begin(self, self->at++);
    ltl_sql__blanks_pass(self);
    while (self->at < self->len && ltl_sql__byte_at(self, self->at) != ')') {
        value_take(self, record);
        self->at += ltl_sql__byte_at(self, self->at) == ',';
        ltl_sql__blanks_pass(self);
    }
    if (self->at >= self->len) {
        self->is_open = true;
        ltl_sql__record_drop(self, record);
        return;
    }
    ltl_sql__record_end(self, record, ++self->at);
}

static void copy_line_take(ltl_sql *self) {
    uint32_t from = self->at;
    const char *end = memchr(self->text + from, '\n', self->len - from);
    if (end == NULL && !self->is_last) {
        ltl_sql__open_set(self);
        return;
    }
    uint32_t stop = end != NULL ? (uint32_t)(end - self->text) : self->len;
    self->at = stop + (end != NULL);
    ltl_str line = {self->text + from, stop - from};
    if (ltl_str_is(ltl_str_trim(line), "\\.")) {
        self->place->mode = LTL_SQL_BETWEEN;
        return;
    }
    ltl_record *record = ltl_sql__record_begin(self, from);
    ltl_str value;
    while (ltl_str_split(&line, '\t', &value)) {
        value.len = ltl_str_is(value, "\\N") ? 0 : value.len;
        if (!ltl_sql__cell_add(self, record, value, false)) {
            break;
        }
    }
    ltl_sql__record_end(self, record, stop);
}

void ltl_sql__unit_take(ltl_sql *self) {
    switch (self->place->mode) {
    case LTL_SQL_IN_VALUES:
        values_take(self);
        break;
    case LTL_SQL_IN_COPY:
        copy_line_take(self);
        break;
    case LTL_SQL_IN_OTHER_DELIMITER:
        other_delimiter_take(self);
        break;
    default:
        between_take(self);
    }
}
