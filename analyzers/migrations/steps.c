#include "analyzers/migrations/steps.h"

#include <string.h>

enum { NONE = -1, ARGUMENTS = 8 };

static const struct {
    const char *extensions[3];
    const char *mark; /* every file of it has this */
    const char *forth;
    const char *back;
    uint32_t has;
    bool has_braces;
} tools[LTL_MIGRATION_TOOLS] = {
    [LTL_MIGRATION_ALEMBIC] =
        {{".py", NULL}, "alembic", "upgrade", "downgrade", LTL_MIGRATION_HASH, false},
    [LTL_MIGRATION_RAILS] = {{".rb", NULL},
                             "ActiveRecord::Migration",
                             "up",
                             "down",
                             LTL_MIGRATION_HASH | LTL_MIGRATION_SYMBOLS,
                             false},
    [LTL_MIGRATION_LARAVEL] =
        {{".php", NULL}, "Schema::", "up", "down", LTL_MIGRATION_HASH | LTL_MIGRATION_SLASH, true},
    [LTL_MIGRATION_SCRIPT] =
        {{".js", ".ts", NULL}, "down", "up", "down", LTL_MIGRATION_SLASH, true},
};

/* What calls do, with the places of table and column among their arguments. */
static const struct {
    ltl_migration_tool tool;
    const char *word;
    ltl_migration_act act;
    int table;
    int column;
} calls[] = {
    {LTL_MIGRATION_ALEMBIC, "create_table", LTL_MIGRATION_CREATE_TABLE, 0, NONE},
    {LTL_MIGRATION_ALEMBIC, "drop_table", LTL_MIGRATION_DROP_TABLE, 0, NONE},
    {LTL_MIGRATION_ALEMBIC, "add_column", LTL_MIGRATION_ADD_COLUMN, 0, 1},
    {LTL_MIGRATION_ALEMBIC, "drop_column", LTL_MIGRATION_DROP_COLUMN, 0, 1},
    {LTL_MIGRATION_ALEMBIC, "rename_table", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_ALEMBIC, "batch_alter_table", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_ALEMBIC, "execute", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_ALEMBIC, "run_sync", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_RAILS, "create_table", LTL_MIGRATION_CREATE_TABLE, 0, NONE},
    {LTL_MIGRATION_RAILS, "create_join_table", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_RAILS, "drop_table", LTL_MIGRATION_DROP_TABLE, 0, NONE},
    {LTL_MIGRATION_RAILS, "add_column", LTL_MIGRATION_ADD_COLUMN, 0, 1},
    {LTL_MIGRATION_RAILS, "remove_column", LTL_MIGRATION_DROP_COLUMN, 0, 1},
    {LTL_MIGRATION_RAILS, "remove_columns", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_RAILS, "rename_table", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_RAILS, "rename_column", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_RAILS, "change_column", LTL_MIGRATION_CHANGE, 0, 1},
    {LTL_MIGRATION_RAILS, "change_table", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_RAILS, "add_timestamps", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_RAILS, "remove_timestamps", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_RAILS, "execute", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_LARAVEL, "create", LTL_MIGRATION_CREATE_TABLE, 0, NONE},
    {LTL_MIGRATION_LARAVEL, "drop", LTL_MIGRATION_DROP_TABLE, 0, NONE},
    {LTL_MIGRATION_LARAVEL, "dropIfExists", LTL_MIGRATION_DROP_TABLE, 0, NONE},
    {LTL_MIGRATION_LARAVEL, "rename", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_LARAVEL, "table", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_LARAVEL, "statement", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_LARAVEL, "unprepared", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_SCRIPT, "createTable", LTL_MIGRATION_CREATE_TABLE, 0, NONE},
    {LTL_MIGRATION_SCRIPT, "dropTable", LTL_MIGRATION_DROP_TABLE, 0, NONE},
    {LTL_MIGRATION_SCRIPT, "dropTableIfExists", LTL_MIGRATION_DROP_TABLE, 0, NONE},
    {LTL_MIGRATION_SCRIPT, "addColumn", LTL_MIGRATION_ADD_COLUMN, 0, 1},
    {LTL_MIGRATION_SCRIPT, "removeColumn", LTL_MIGRATION_DROP_COLUMN, 0, 1},
    {LTL_MIGRATION_SCRIPT, "renameTable", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_SCRIPT, "renameColumn", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_SCRIPT, "changeColumn", LTL_MIGRATION_CHANGE, 0, 1},
    {LTL_MIGRATION_SCRIPT, "query", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_SCRIPT, "raw", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_SCRIPT, "table", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_SCRIPT, "alterTable", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_SCRIPT, "dropAllTables", LTL_MIGRATION_OPAQUE, NONE, NONE},
};

/* Words that make a way something else than a list of steps. */
static const char *const turns[] = {"for", "foreach", "while", "each",   "forEach",
                                    "map", "times",   "if",    "unless", "reversible"};

/* Rails: within these a step runs one way only, and nothing is worked out. */
static const char *const guards[] = {"reversible", "up_only", "revert"};

typedef struct reading {
    ltl_arena *arena;
    ltl_migration_tool tool;
    ltl_migration_tokens tokens;
} reading;

static const ltl_migration_token *token_at(const reading *self, uint32_t index) {
    static const ltl_migration_token none = {.kind = LTL_MIGRATION_MARK, .text = LTL_STR_INIT("")};
    return index < self->tokens.count ? &self->tokens.at[index] : &none;
}

static bool is_word(const reading *self, uint32_t index, const char *word) {
    const ltl_migration_token *token = token_at(self, index);
    return token->kind == LTL_MIGRATION_WORD && ltl_str_is(token->text, word);
}

static bool is_mark(const reading *self, uint32_t index, char mark) {
    const ltl_migration_token *token = token_at(self, index);
    return token->kind == LTL_MIGRATION_MARK && token->text.len == 1 && token->text.ptr[0] == mark;
}

static int depth_of(const reading *self, uint32_t index) {
    bool opens =
        is_mark(self, index, '(') || is_mark(self, index, '[') || is_mark(self, index, '{');
    bool closes =
        is_mark(self, index, ')') || is_mark(self, index, ']') || is_mark(self, index, '}');
    return (int)opens - (int)closes;
}

/* One past the mark that closes what opens at `index`. */
static uint32_t group_end(const reading *self, uint32_t index) {
    int depth = 0;
    for (; index < self->tokens.count; index++) {
        depth += depth_of(self, index);
        if (depth <= 0) {
            return index + 1;
        }
    }
    return index;
}

/* The arguments of a call at `index`: with parentheses, or in Ruby to the end of the line. */
typedef struct arguments {
    uint32_t first[ARGUMENTS];
    uint32_t end[ARGUMENTS];
    uint32_t count;
    uint32_t over; /* one past the last */
} arguments;

static bool is_line_over(const reading *self, uint32_t index, bool has_parentheses) {
    return !has_parentheses && token_at(self, index)->is_first && !is_mark(self, index - 1, ',');
}

static void arguments_read(const reading *self, uint32_t index, arguments *out) {
    bool has_parentheses = is_mark(self, index + 1, '(');
    uint32_t at = index + 1 + has_parentheses;
    int depth = 0;
    *out = (arguments){.over = at};
    for (uint32_t first = at; at < self->tokens.count; at++) {
        bool is_end = (depth == 0 && (is_mark(self, at, ')') || is_word(self, at, "do"))) ||
                      is_line_over(self, at, has_parentheses);
        if ((is_end || (depth == 0 && is_mark(self, at, ','))) && at > first &&
            out->count < ARGUMENTS) {
            out->first[out->count] = first;
            out->end[out->count++] = at;
        }
        out->over = at;
        if (is_end) {
            return;
        }
        first = depth == 0 && is_mark(self, at, ',') ? at + 1 : first;
        depth += depth_of(self, at);
    }
}

/* The first text of an argument: the name itself, or that in `sa.Column('name', …)`. */
static const ltl_migration_token *name_of(const reading *self, const arguments *args, int which) {
    if (which < 0 || (uint32_t)which >= args->count) {
        return NULL;
    }
    for (uint32_t i = args->first[which]; i < args->end[which]; i++) {
        if (token_at(self, i)->kind == LTL_MIGRATION_TEXT) {
            return token_at(self, i);
        }
    }
    return NULL;
}

/* `null: false`, `nullable=False`, `allowNull: false`; and whether rows that are there get a value. */
static void column_read(const reading *self, const arguments *args, ltl_migration_step *step) {
    static const char *const empties[] = {"null", "nullable", "allowNull"};
    static const char *const defaults[] = {"default", "server_default", "defaultValue", "Computed",
                                           "Identity"};
    for (uint32_t i = args->count > 0 ? args->first[0] : args->over; i < args->over; i++) {
        for (size_t k = 0; k < LTL_COUNT_OF(empties); k++) {
            const ltl_migration_token *value = token_at(self, i + 2);
            bool is_no = ltl_str_is(value->text, "false") || ltl_str_is(value->text, "False");
            step->is_required |= is_word(self, i, empties[k]) && is_no;
        }
        for (size_t k = 0; k < LTL_COUNT_OF(defaults); k++) {
            step->has_default |= is_word(self, i, defaults[k]);
        }
    }
}

static void step_read(reading *self, uint32_t index, size_t call, ltl_migration_way *way) {
    arguments args;
    arguments_read(self, index, &args);
    const ltl_migration_token *table = name_of(self, &args, calls[call].table);
    const ltl_migration_token *column = name_of(self, &args, calls[call].column);
    ltl_migration_step step = {
        .act = calls[call].act,
        .word = token_at(self, index)->text,
        .table = table != NULL ? table->text : LTL_STR(""),
        .column = column != NULL ? column->text : LTL_STR(""),
        .span = token_at(self, index)->span,
        .arguments = args.count,
        .has_block = is_word(self, args.over, "do") || is_word(self, args.over + 1, "do") ||
                     is_mark(self, args.over, '{') || is_mark(self, args.over + 1, '{'),
    };
    column_read(self, &args, &step);
    bool is_said = (calls[call].table == NONE || table != NULL) &&
                   (calls[call].column == NONE || column != NULL);
    way->is_opaque |= step.act == LTL_MIGRATION_OPAQUE || !is_said;
    if (is_said) {
        LTL_PUSH(self->arena, &way->steps, step);
    }
}

static bool is_one_of(const reading *self, uint32_t index, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (is_word(self, index, words[i])) {
            return true;
        }
    }
    return false;
}

/* Not a key, nor a definition; Laravel's tables are made by `Schema` alone. */
static bool is_call(const reading *self, uint32_t index) {
    bool is_of_schema = is_mark(self, index - 1, ':') && is_word(self, index - 3, "Schema");
    return !is_mark(self, index + 1, ':') && !is_word(self, index - 1, "def") &&
           !is_word(self, index - 1, "function") &&
           (self->tool != LTL_MIGRATION_LARAVEL || !is_word(self, index, "create") || is_of_schema);
}

static void way_read(reading *self, uint32_t from, uint32_t to, ltl_migration_way *way) {
    uint32_t guard = UINT32_MAX; /* the indent of what runs one way only */
    for (uint32_t i = from; i < to; i++) {
        const ltl_migration_token *token = token_at(self, i);
        guard =
            token->is_first && guard != UINT32_MAX && token->indent <= guard ? UINT32_MAX : guard;
        if (is_one_of(self, i, guards, LTL_COUNT_OF(guards))) {
            guard = guard == UINT32_MAX ? token->indent : guard;
        }
        way->is_opaque |= is_one_of(self, i, turns, LTL_COUNT_OF(turns));
        for (size_t k = 0; k < LTL_COUNT_OF(calls); k++) {
            uint32_t before = way->steps.count;
            if (calls[k].tool == self->tool && is_word(self, i, calls[k].word) &&
                is_call(self, i)) {
                step_read(self, i, k, way);
            }
            if (way->steps.count > before) {
                /* What is called on something else is not written down for the way back. */
                way->steps.at[before].is_guarded = guard != UINT32_MAX || is_mark(self, i - 1, '.');
            }
        }
    }
}

/* Where a way ends: at the brace that closes it, or before the next line that is not deeper than its head. */
static uint32_t way_end(const reading *self, uint32_t head) {
    uint32_t at = head;
    if (!tools[self->tool].has_braces) {
        uint32_t indent = token_at(self, head)->indent;
        at++;
        while (at < self->tokens.count &&
               !(token_at(self, at)->is_first && token_at(self, at)->indent <= indent)) {
            at++;
        }
        return at;
    }
    at = is_mark(self, head + 1, '(') ? group_end(self, head + 1) : head + 1;
    while (at < self->tokens.count && !is_mark(self, at, '{') && !is_mark(self, at, ';') &&
           !is_mark(self, at, ',')) {
        at = is_mark(self, at, '(') ? group_end(self, at) : at + 1;
    }
    return is_mark(self, at, '{') ? group_end(self, at) : at;
}

/* `def up`, `function up(`, `exports.up =`, `up: (`, `async up(`; the first of them. */
static void way_find(reading *self, const char *name, ltl_migration_way *way) {
    for (uint32_t i = 1; i < self->tokens.count; i++) {
        bool is_own = is_mark(self, i - 1, '.') && i > 2 && is_word(self, i - 2, "self") &&
                      is_word(self, i - 3, "def");
        bool is_defined = is_own || is_word(self, i - 1, "def") ||
                          is_word(self, i - 1, "function") || is_word(self, i - 1, "async") ||
                          is_mark(self, i + 1, ':') ||
                          (is_mark(self, i - 1, '.') && is_mark(self, i + 1, '='));
        if (is_word(self, i, name) && is_defined) {
            way->head = token_at(self, i)->span;
            way_read(self, i + 1, way_end(self, i), way);
            return;
        }
    }
}

/* Where the mark of a tool also stands in files that are no migrations, their folder tells. */
static bool is_in_place(ltl_str path, ltl_migration_tool tool) {
    static const char *const folders[LTL_MIGRATION_TOOLS][3] = {
        [LTL_MIGRATION_RAILS] = {"db/", "migrate/", NULL},
        [LTL_MIGRATION_SCRIPT] = {"migrat", NULL}};
    bool is_found = folders[tool][0] == NULL;
    for (const char *const *folder = folders[tool]; *folder != NULL; folder++) {
        is_found |= ltl_str_find(path, ltl_str_of(*folder), 0) != SIZE_MAX;
    }
    return is_found;
}

static bool tool_find(const ltl_source *source, ltl_migration_tool *out_tool) {
    for (int tool = 0; tool < LTL_MIGRATION_TOOLS; tool++) {
        for (const char *const *extension = tools[tool].extensions; *extension != NULL;
             extension++) {
            if (ltl_str_ends_with(source->path, ltl_str_of(*extension)) &&
                is_in_place(source->path, (ltl_migration_tool)tool) &&
                ltl_str_find(source->text, ltl_str_of(tools[tool].mark), 0) != SIZE_MAX) {
                *out_tool = (ltl_migration_tool)tool;
                return true;
            }
        }
    }
    return false;
}

bool ltl_migration_read(ltl_arena *arena, const ltl_source *source, ltl_migration *out_migration) {
    reading self = {.arena = arena};
    *out_migration = (ltl_migration){0};
    if (ltl_str_ends_with(source->path, LTL_STR(".sql"))) {
        return ltl_migration_read_sql(arena, source->text, out_migration);
    }
    if (!tool_find(source, &self.tool)) {
        return false;
    }
    ltl_migration_tokens_read(arena, source->text, tools[self.tool].has, &self.tokens);
    out_migration->tool = self.tool;
    way_find(&self, tools[self.tool].forth, &out_migration->forth);
    way_find(&self, tools[self.tool].back, &out_migration->back);
    if (self.tool == LTL_MIGRATION_RAILS) {
        way_find(&self, "change", &out_migration->change);
    }
    return out_migration->forth.head.end > 0 || out_migration->change.head.end > 0;
}
