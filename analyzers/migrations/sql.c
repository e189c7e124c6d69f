/* sql.c - migrations in SQL: statements of a way forth and a way back, told apart by comments. */
#include <string.h>
#include <strings.h>

#include "analyzers/migrations/steps.h"

/* How tools mark where a way begins. */
static const struct {
    const char *forth;
    const char *back;
} marks[] = {
    {"-- +goose Up", "-- +goose Down"},
    {"-- +migrate Up", "-- +migrate Down"},
    {"-- migrate:up", "-- migrate:down"},
};

/* Words behind ADD and DROP that are no columns. */
static const char *const others[] = {"constraint", "index",   "key",       "primary",
                                     "unique",     "foreign", "check",     "fulltext",
                                     "spatial",    "exclude", "partition", "period"};

/* Statements that change no table and no column. */
static const char *const harmless[] = {
    "create", "drop",   "insert", "update", "delete", "comment", "set",    "grant", "revoke",
    "begin",  "commit", "start",  "lock",   "select", "analyze", "pragma", "use",   "truncate"};

typedef struct sql {
    ltl_arena *arena;
    ltl_migration_tokens tokens;
    ltl_migration_way *way;
    size_t offset;   /* of the way's text in the file */
    bool has_values; /* MySQL gives rows that are there a value of its own */
} sql;

static bool is_word(const sql *self, uint32_t index, const char *word) {
    const ltl_migration_token *token = index < self->tokens.count ? &self->tokens.at[index] : NULL;
    return token != NULL && token->kind == LTL_MIGRATION_WORD && token->text.len == strlen(word) &&
           strncasecmp(token->text.ptr, word, token->text.len) == 0;
}

static bool is_mark(const sql *self, uint32_t index, char mark) {
    return index < self->tokens.count && self->tokens.at[index].kind == LTL_MIGRATION_MARK &&
           self->tokens.at[index].text.ptr[0] == mark;
}

static bool is_any(const sql *self, uint32_t index, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (is_word(self, index, words[i])) {
            return true;
        }
    }
    return false;
}

static uint32_t words_pass(const sql *self, uint32_t index, const char *const *words,
                           size_t count) {
    while (is_any(self, index, words, count)) {
        index++;
    }
    return index;
}

/* The last part of `schema.name`; one past it in `*out_next`. Empty when there is none. */
static ltl_str name_read(const sql *self, uint32_t index, uint32_t *out_next) {
    static const char *const before[] = {"if", "not", "exists", "only", "table", "column"};
    ltl_str name = LTL_STR("");
    index = words_pass(self, index, before, LTL_COUNT_OF(before));
    while (index < self->tokens.count && self->tokens.at[index].kind != LTL_MIGRATION_MARK) {
        name = self->tokens.at[index++].text;
        if (!is_mark(self, index, '.')) {
            break;
        }
        index++;
    }
    *out_next = index;
    return name;
}

/* Null when nobody knows which table it is. */
static ltl_migration_step *step_push(sql *self, uint32_t index, ltl_migration_act act,
                                     ltl_str table, ltl_str column) {
    ltl_span span = self->tokens.at[index].span;
    ltl_migration_step step = {
        .act = act,
        .word = self->tokens.at[index].text,
        .table = table,
        .column = column,
        .span = {span.start + (uint32_t)self->offset, span.end + (uint32_t)self->offset}};
    if (table.len == 0) {
        self->way->is_opaque = true;
        return NULL;
    }
    LTL_PUSH(self->arena, &self->way->steps, step);
    return &self->way->steps.at[self->way->steps.count - 1];
}

/* One past the end of what ALTER TABLE does in one go: at a comma outside of parentheses, or at `to`. */
static uint32_t action_end(const sql *self, uint32_t index, uint32_t to) {
    int depth = 0;
    for (; index < to; index++) {
        depth += (int)is_mark(self, index, '(') - (int)is_mark(self, index, ')');
        if (depth == 0 && is_mark(self, index, ',')) {
            break;
        }
    }
    return index;
}

static void column_add(sql *self, uint32_t index, uint32_t end, ltl_str table, ltl_str column) {
    static const char *const values[] = {"default", "generated", "as",
                                         "serial",  "bigserial", "auto_increment"};
    static const char *const worked_out[] = {"random",   "gen_random_uuid", "uuid_generate_v4",
                                             "nextval",  "clock_timestamp", "serial",
                                             "bigserial"};
    ltl_migration_step *step = step_push(self, index, LTL_MIGRATION_ADD_COLUMN, table, column);
    for (uint32_t i = index; step != NULL && i < end; i++) {
        step->is_required |= is_word(self, i, "not") && is_word(self, i + 1, "null");
        step->has_default |= self->has_values || is_any(self, i, values, LTL_COUNT_OF(values));
        step->is_worked_out |= is_any(self, i, worked_out, LTL_COUNT_OF(worked_out));
    }
}

/* `ADD CONSTRAINT … FOREIGN KEY`, `ADD CHECK (…)`: of all rows at once, unless NOT VALID. */
static void key_add(sql *self, uint32_t index, uint32_t end, ltl_str table) {
    static const char *const keys[] = {"foreign", "check"};
    bool is_key = false;
    bool is_later = false;
    for (uint32_t i = index; i < end; i++) {
        is_key |= is_any(self, i, keys, LTL_COUNT_OF(keys));
        is_later |= is_word(self, i, "not") && is_word(self, i + 1, "valid");
    }
    ltl_migration_step *step =
        is_key ? step_push(self, index, LTL_MIGRATION_ADD_KEY, table, LTL_STR("")) : NULL;
    if (step != NULL) {
        step->is_gentle = is_later;
    }
}

/* `ALTER COLUMN c TYPE text`, `ALTER c SET NOT NULL`, and MySQL's MODIFY. */
static void column_alter(sql *self, uint32_t index, uint32_t end, ltl_str table, ltl_str column) {
    static const char *const texts[] = {"text", "varchar", "citext"};
    bool is_type = is_word(self, index, "modify");
    bool is_required = false;
    bool is_text = false;
    for (uint32_t i = index; i < end; i++) {
        is_type |= is_word(self, i, "type");
        is_required |= is_word(self, i, "set") && is_word(self, i + 1, "not");
        is_text |= is_any(self, i, texts, LTL_COUNT_OF(texts));
    }
    if (is_type || is_required) {
        ltl_migration_step *step = step_push(
            self, index, is_type ? LTL_MIGRATION_CHANGE : LTL_MIGRATION_REQUIRE, table, column);
        if (step != NULL) {
            step->is_text = is_text;
        }
    }
}

static void alter_read(sql *self, uint32_t index, uint32_t to) {
    uint32_t at = 0;
    ltl_str table = name_read(self, index + 1, &at);
    while (at < to) {
        uint32_t end = action_end(self, at, to);
        uint32_t next = 0;
        ltl_str column = name_read(self, at + 1, &next);
        uint32_t word = next > at + 1 ? next - 1 : at + 1;
        bool is_other =
            is_any(self, word, others, LTL_COUNT_OF(others)) || is_mark(self, at + 1, '(');
        if (is_word(self, at, "add") && !is_other) {
            column_add(self, at, end, table, column);
        } else if (is_word(self, at, "add")) {
            key_add(self, at, end, table);
        } else if (is_word(self, at, "alter") || is_word(self, at, "modify")) {
            column_alter(self, at, end, table, column);
        } else if (is_word(self, at, "drop") && !is_other) {
            (void)step_push(self, at, LTL_MIGRATION_DROP_COLUMN, table, column);
        } else if (is_word(self, at, "rename")) {
            (void)step_push(self, at, LTL_MIGRATION_RENAME, table, self->tokens.at[end - 1].text);
            self->way->is_opaque = true;
        } else if (is_word(self, at, "change")) {
            self->way->is_opaque = true; /* MySQL: it may have another name now */
        }
        at = end + 1;
    }
}

/* All tables of `DROP TABLE a, b`. */
static void drop_read(sql *self, uint32_t index, uint32_t to) {
    for (uint32_t at = index + 1; at < to;) {
        uint32_t next = at;
        ltl_str name = name_read(self, at, &next);
        (void)step_push(self, index, LTL_MIGRATION_DROP_TABLE, name, LTL_STR(""));
        at = action_end(self, next, to) + 1;
    }
}

/* `CREATE UNIQUE INDEX CONCURRENTLY name ON table (…)`. */
static void index_read(sql *self, uint32_t from, uint32_t to) {
    bool is_gentle = false;
    for (uint32_t i = from; i < to; i++) {
        is_gentle |= is_word(self, i, "concurrently");
        if (is_word(self, i, "on")) {
            uint32_t next = 0;
            ltl_str table = name_read(self, i + 1, &next);
            ltl_migration_step *step =
                step_push(self, from, LTL_MIGRATION_ADD_INDEX, table, LTL_STR(""));
            if (step != NULL) {
                step->is_gentle = is_gentle;
            }
            return;
        }
    }
}

/* `INSERT INTO a SELECT … FROM b`, `CREATE TABLE a AS SELECT … FROM b`: the rows of b are kept. */
static void copy_read(sql *self, uint32_t from, uint32_t to) {
    bool is_asked = false;
    for (uint32_t i = from; i < to; i++) {
        is_asked |= is_word(self, i, "select");
        if (is_asked && (is_word(self, i, "from") || is_word(self, i, "join"))) {
            uint32_t next = 0;
            ltl_str table = name_read(self, i + 1, &next);
            if (table.len > 0) {
                (void)step_push(self, i, LTL_MIGRATION_COPY, table, LTL_STR(""));
            }
        }
    }
}

/* `TRUNCATE TABLE a`, `DELETE FROM a` without WHERE. */
static void clear_read(sql *self, uint32_t from, uint32_t to) {
    static const char *const before[] = {"table", "from"};
    for (uint32_t i = from; i < to; i++) {
        if (is_word(self, i, "where") || is_word(self, i, "using")) {
            return;
        }
    }
    uint32_t next = 0;
    uint32_t at = words_pass(self, from + 1, before, LTL_COUNT_OF(before));
    ltl_str table = name_read(self, at, &next);
    if (table.len > 0) {
        (void)step_push(self, from, LTL_MIGRATION_CLEAR, table, LTL_STR(""));
    }
}

/* What happens to rows and indexes: nothing that a way back has to undo. */
static void rows_read(sql *self, uint32_t from, uint32_t to) {
    uint32_t second = from + 1 + is_word(self, from + 1, "unique");
    if (is_word(self, from, "create") && is_word(self, second, "index")) {
        index_read(self, from, to);
    } else if (is_word(self, from, "truncate") || is_word(self, from, "delete")) {
        clear_read(self, from, to);
    } else if (is_word(self, from, "insert") || is_word(self, from, "create") ||
               is_word(self, from, "update")) {
        copy_read(self, from, to);
    }
}

static void statement_read(sql *self, uint32_t from, uint32_t to) {
    static const char *const kinds[] = {"temp", "temporary", "unlogged", "global", "local"};
    uint32_t second = words_pass(self, from + 1, kinds, LTL_COUNT_OF(kinds));
    bool is_table = is_word(self, second, "table");
    uint32_t next = 0;
    if (is_word(self, from, "create") && is_table && second == from + 1) {
        (void)step_push(self, from, LTL_MIGRATION_CREATE_TABLE, name_read(self, second, &next),
                        LTL_STR(""));
    } else if (is_word(self, from, "create") && is_table) { /* gone with the connection */
        (void)step_push(self, from, LTL_MIGRATION_NOTHING, name_read(self, second, &next),
                        LTL_STR(""));
    } else if (is_word(self, from, "drop") && is_table) {
        drop_read(self, from, to);
    } else if (is_word(self, from, "alter") && is_table) {
        alter_read(self, second, to);
    } else if (!is_word(self, from, "alter") &&
               !is_any(self, from, harmless, LTL_COUNT_OF(harmless))) {
        self->way->is_opaque = true; /* a block, a call: anything may happen */
    }
    rows_read(self, from, to);
}

static void way_read(ltl_arena *arena, ltl_str text, size_t from, size_t to,
                     ltl_migration_way *way) {
    sql self = {.arena = arena, .way = way, .offset = from};
    ltl_str own = ltl_str_slice(text, from, to);
    self.has_values = ltl_str_find_byte(text, '`', 0) != SIZE_MAX;
    ltl_migration_tokens_read(arena, own, LTL_MIGRATION_DASH, &self.tokens);
    uint32_t start = 0;
    for (uint32_t i = 0; i <= self.tokens.count; i++) {
        way->is_opaque |= is_mark(&self, i, '$');
        if (i == self.tokens.count || is_mark(&self, i, ';')) {
            if (i > start) {
                statement_read(&self, start, i);
            }
            start = i + 1;
        }
    }
}

bool ltl_migration_read_sql(ltl_arena *arena, ltl_str text, ltl_migration *out_migration) {
    for (size_t i = 0; i < LTL_COUNT_OF(marks); i++) {
        size_t forth = ltl_str_find(text, ltl_str_of(marks[i].forth), 0);
        size_t back = ltl_str_find(text, ltl_str_of(marks[i].back), 0);
        if (forth == SIZE_MAX) {
            continue;
        }
        bool has_back = back != SIZE_MAX && back > forth;
        out_migration->forth.head =
            (ltl_span){(uint32_t)forth, (uint32_t)(forth + strlen(marks[i].forth))};
        way_read(arena, text, forth, has_back ? back : text.len, &out_migration->forth);
        if (has_back) {
            out_migration->back.head =
                (ltl_span){(uint32_t)back, (uint32_t)(back + strlen(marks[i].back))};
            way_read(arena, text, back, text.len, &out_migration->back);
        }
        return true;
    }
    return false;
}

void ltl_migration_read_way(ltl_arena *arena, ltl_str text, ltl_migration_way *out_way) {
    *out_way = (ltl_migration_way){0};
    way_read(arena, text, 0, text.len, out_way);
}
