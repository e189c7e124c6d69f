#include "analyzers/migrations/steps.h"

#include <string.h>

#include "analyzers/migrations/calls.h"

enum { ARGUMENTS = 8, NONE = LTL_MIGRATION_NO_ARGUMENT };

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
    [LTL_MIGRATION_DJANGO] =
        {{".py", NULL}, "migrations.Migration", "", "", LTL_MIGRATION_HASH, false},
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

static bool is_one_of(const reading *self, uint32_t index, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (is_word(self, index, words[i])) {
            return true;
        }
    }
    return false;
}

/* The same of words and of texts. */
static bool is_text_of(const reading *self, uint32_t index, const char *const *words,
                       size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (ltl_str_is(token_at(self, index)->text, words[i])) {
            return true;
        }
    }
    return false;
}

/* What stands within a call: `null: false`, `nullable=False`, `allowNull: false`; whether rows that are there get a
 * value; whether others may write meanwhile. */
static void words_read(const reading *self, uint32_t from, uint32_t to, ltl_migration_step *step) {
    static const char *const empties[] = {"null", "nullable", "allowNull"};
    static const char *const defaults[] = {"default",  "server_default", "defaultValue",
                                           "Computed", "Identity",       "defaultTo"};
    static const char *const gentle[] = {"concurrently", "CONCURRENTLY", "postgresql_concurrently"};
    static const char *const texts[] = {"text", "Text", "TEXT", "string", "String", "STRING"};
    for (uint32_t i = from; i < to; i++) {
        ltl_str value = token_at(self, i + 2)->text;
        bool is_no = ltl_str_is(value, "false") || ltl_str_is(value, "False");
        step->is_required |= is_one_of(self, i, empties, LTL_COUNT_OF(empties)) && is_no;
        step->has_default |= is_one_of(self, i, defaults, LTL_COUNT_OF(defaults));
        step->is_gentle |= is_text_of(self, i, gentle, LTL_COUNT_OF(gentle)) ||
                           (is_word(self, i, "validate") && is_no) ||
                           is_word(self, i, "postgresql_not_valid");
        step->is_text |= is_text_of(self, i, texts, LTL_COUNT_OF(texts));
    }
}

/* `alter_column(t, c, type_=…)`, `change_column_null(t, c, false)`. */
static ltl_migration_act altered(const reading *self, const arguments *args,
                                 const ltl_migration_step *step) {
    bool is_null = ltl_str_is(step->word, "change_column_null");
    bool has_no = false;
    bool has_type = false;
    for (uint32_t i = args->count > 0 ? args->first[0] : args->over; i < args->over; i++) {
        has_no |= is_word(self, i, "false");
        has_type |= is_word(self, i, "type_");
    }
    return has_type                                   ? LTL_MIGRATION_CHANGE
           : step->is_required || (is_null && has_no) ? LTL_MIGRATION_REQUIRE
                                                      : LTL_MIGRATION_NOTHING;
}

static void step_read(reading *self, uint32_t index, const ltl_migration_call *call,
                      ltl_migration_way *way) {
    arguments args;
    arguments_read(self, index, &args);
    const ltl_migration_token *table = name_of(self, &args, call->table);
    const ltl_migration_token *column = name_of(self, &args, call->column);
    ltl_migration_step step = {
        .act = call->act,
        .word = token_at(self, index)->text,
        .table = table != NULL ? table->text : LTL_STR(""),
        .column = column != NULL ? column->text : LTL_STR(""),
        .span = token_at(self, index)->span,
        .arguments = args.count,
        .has_block = is_word(self, args.over, "do") || is_word(self, args.over + 1, "do") ||
                     is_mark(self, args.over, '{') || is_mark(self, args.over + 1, '{'),
    };
    words_read(self, args.count > 0 ? args.first[0] : args.over, args.over, &step);
    step.act = step.act == LTL_MIGRATION_ALTER ? altered(self, &args, &step) : step.act;
    bool is_said =
        (call->table == NONE || table != NULL) && (call->column == NONE || column != NULL);
    bool is_lasting = step.act <= LTL_MIGRATION_CHANGE; /* what a way back has to undo */
    way->is_opaque |= step.act == LTL_MIGRATION_OPAQUE || (!is_said && is_lasting);
    if (is_said && step.act != LTL_MIGRATION_NOTHING) {
        LTL_PUSH(self->arena, &way->steps, step);
    }
}

/* One step for each column that is named: `dropColumn(['a', 'b'])`, `t.remove :a, :b`. */
static void columns_read(reading *self, uint32_t index, ltl_migration_act act, ltl_str table,
                         ltl_migration_way *way) {
    arguments args;
    arguments_read(self, index, &args);
    uint32_t chain = args.over;
    while (chain < self->tokens.count && !is_mark(self, chain, ';') &&
           !(token_at(self, chain)->is_first && !is_mark(self, chain, '-') &&
             !is_mark(self, chain, '.'))) {
        chain++;
    }
    bool is_all = act == LTL_MIGRATION_DROP_COLUMN;
    uint32_t named = 0;
    for (uint32_t i = args.count > 0 ? args.first[0] : args.over; i < args.over; i++) {
        if (token_at(self, i)->kind != LTL_MIGRATION_TEXT || (!is_all && named > 0)) {
            continue;
        }
        ltl_migration_step step = {.act = act,
                                   .word = token_at(self, index)->text,
                                   .table = table,
                                   .column = token_at(self, i)->text,
                                   .span = token_at(self, index)->span,
                                   .arguments = args.count};
        words_read(self, args.first[0], chain, &step);
        for (uint32_t k = args.over; k < chain; k++) {
            bool is_change = is_word(self, k, "change") || is_word(self, k, "alter");
            step.act = is_change ? LTL_MIGRATION_CHANGE : step.act;
        }
        LTL_PUSH(self->arena, &way->steps, step);
        named++;
    }
    way->is_opaque |= named == 0 || act == LTL_MIGRATION_RENAME;
}

/* `$table->`, `t.`: of the table itself, not of what a call gave. */
static bool is_of_table(const reading *self, uint32_t index) {
    bool is_arrow = is_mark(self, index - 1, '>') && is_mark(self, index - 2, '-');
    uint32_t before = is_arrow ? index - 3 : index - 2;
    return (is_arrow || is_mark(self, index - 1, '.')) &&
           token_at(self, before)->kind == LTL_MIGRATION_WORD && !is_mark(self, before - 1, '.') &&
           !is_mark(self, before - 1, '>') && !is_word(self, before, "sa") &&
           !is_word(self, before, "op");
}

/* One past the block that a call opens: its closure, or the lines that are deeper. */
static uint32_t block_end(const reading *self, uint32_t index) {
    if (tools[self->tool].has_braces) {
        return is_mark(self, index + 1, '(') ? group_end(self, index + 1) : index + 1;
    }
    uint32_t at = index + 1;
    uint32_t indent = token_at(self, index)->indent;
    while (at < self->tokens.count &&
           !(token_at(self, at)->is_first && token_at(self, at)->indent <= indent)) {
        at++;
    }
    return at;
}

/* Returns where the way goes on. */
static uint32_t block_read(reading *self, uint32_t index, ltl_migration_way *way) {
    arguments args;
    arguments_read(self, index, &args);
    const ltl_migration_token *table = name_of(self, &args, 0);
    uint32_t end = block_end(self, index);
    if (table == NULL) {
        way->is_opaque = true;
        return end;
    }
    for (uint32_t i = index + 1; i < end; i++) {
        way->is_opaque |= is_one_of(self, i, turns, LTL_COUNT_OF(turns));
        if (token_at(self, i)->kind != LTL_MIGRATION_WORD || !is_of_table(self, i)) {
            continue;
        }
        ltl_migration_act act = ltl_migration_block_act(self->tool, token_at(self, i)->text);
        if (act == LTL_MIGRATION_OPAQUE) {
            way->is_opaque = true;
        } else if (act != LTL_MIGRATION_NOTHING) {
            columns_read(self, i, act, table->text, way);
        }
    }
    return end;
}

/* Not a key, nor a definition; Laravel's tables are made by `Schema` alone. */
static bool is_call(const reading *self, uint32_t index) {
    bool is_of_schema = is_mark(self, index - 1, ':') && is_word(self, index - 3, "Schema");
    return !is_mark(self, index + 1, ':') && !is_word(self, index - 1, "def") &&
           !is_word(self, index - 1, "function") &&
           (self->tool != LTL_MIGRATION_LARAVEL || !is_word(self, index, "create") || is_of_schema);
}

/* Returns where the way goes on. */
static uint32_t word_read(reading *self, uint32_t index, bool is_guarded, ltl_migration_way *way) {
    ltl_str word = token_at(self, index)->text;
    const ltl_migration_call *call = ltl_migration_call_find(self->tool, word);
    uint32_t before = way->steps.count;
    bool is_of_schema = self->tool != LTL_MIGRATION_LARAVEL || is_word(self, index - 3, "Schema");
    if (ltl_migration_opens_block(self->tool, word) && is_of_schema && is_call(self, index)) {
        return block_read(self, index, way);
    }
    if (call != NULL && is_call(self, index)) {
        step_read(self, index, call, way);
    }
    if (way->steps.count > before) {
        /* What is called on something else is not written down for the way back. */
        way->steps.at[before].is_guarded = is_guarded || is_mark(self, index - 1, '.');
    }
    return index + 1;
}

static void way_read(reading *self, uint32_t from, uint32_t to, ltl_migration_way *way) {
    uint32_t guard = UINT32_MAX; /* the indent of what runs one way only */
    for (uint32_t i = from; i < to;) {
        const ltl_migration_token *token = token_at(self, i);
        guard =
            token->is_first && guard != UINT32_MAX && token->indent <= guard ? UINT32_MAX : guard;
        if (is_one_of(self, i, guards, LTL_COUNT_OF(guards))) {
            guard = guard == UINT32_MAX ? token->indent : guard;
        }
        way->is_opaque |= is_one_of(self, i, turns, LTL_COUNT_OF(turns));
        i = token->kind == LTL_MIGRATION_WORD ? word_read(self, i, guard != UINT32_MAX, way)
                                              : i + 1;
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
        [LTL_MIGRATION_SCRIPT] = {"migrat", NULL},
        [LTL_MIGRATION_DJANGO] = {"migrations/", NULL}};
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
    static const char *const alone[] = {"disable_ddl_transaction!", "atomic = False",
                                        "withinTransaction = false", "transaction: false"};
    ltl_migration_tokens_read(arena, source->text, tools[self.tool].has, &self.tokens);
    out_migration->tool = self.tool;
    for (size_t i = 0; i < LTL_COUNT_OF(alone); i++) {
        out_migration->has_no_transaction |=
            ltl_str_find(source->text, ltl_str_of(alone[i]), 0) != SIZE_MAX;
    }
    if (self.tool == LTL_MIGRATION_DJANGO) {
        way_read(&self, 0, self.tokens.count, &out_migration->change);
        return out_migration->change.steps.count > 0;
    }
    way_find(&self, tools[self.tool].forth, &out_migration->forth);
    way_find(&self, tools[self.tool].back, &out_migration->back);
    if (self.tool == LTL_MIGRATION_RAILS) {
        way_find(&self, "change", &out_migration->change);
    }
    return out_migration->forth.head.end > 0 || out_migration->change.head.end > 0;
}
