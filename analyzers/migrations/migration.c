#include "analyzers/migrations/migration.h"

#define RULE(identity, level, name, text, reason, help)                                            \
    {                                                                                              \
        .id = LTL_STR_INIT(identity), .title = LTL_STR_INIT(name), .message = LTL_STR_INIT(text),  \
        .why = LTL_STR_INIT(reason), .advice = LTL_STR_INIT(help),                                 \
        .severity = LTL_SEVERITY_##level, .confidence = LTL_CONFIDENCE_MEDIUM,                     \
        .domain = LTL_DOMAIN_QUALITY                                                               \
    }

enum rule { WAY_BACK_DIFFERS, REQUIRED_COLUMN, IRREVERSIBLE, RULES };

static const ltl_rule_info rules[RULES] = {
    [WAY_BACK_DIFFERS] = RULE("quality/migration-way-back-differs", MEDIUM,
                              "The way back does not undo the way forth",
                              "The way back does not undo what this step does.",
                              "A release that is taken back leaves tables and columns behind, or "
                              "misses some, and the same "
                              "migration fails when it is run again.",
                              "Undo each step in the way back, in reverse order; what cannot be "
                              "undone is worth an error there."),
    [REQUIRED_COLUMN] =
        RULE("quality/migration-required-column", HIGH, "A required column for rows that have none",
             "A column that may not be empty is added without a value for the rows that are there.",
             "The migration runs on the empty database of a developer and fails on the one in "
             "production, "
             "or gives all rows a value that nobody chose.",
             "Give it a default, or add it as optional, fill it, and make it required in a step of "
             "its own."),
    [IRREVERSIBLE] = RULE("quality/migration-irreversible-change", MEDIUM,
                          "A change that cannot be worked out backwards",
                          "Rails cannot work out how to undo this, and the rollback stops here.",
                          "What is written in `change` is run backwards by a rollback; a step that "
                          "does not say how it was "
                          "before raises an error then, with the steps behind it undone already.",
                          "Say how it was (the column's type, the table's columns in a block, "
                          "from: and to:), or write `up` and "
                          "`down`, or wrap it in `reversible`."),
};

const ltl_rule_info *ltl_migration_rule_at(uint32_t index) {
    return index < RULES ? &rules[index] : NULL;
}

LTL_PRINTF(5, 6)
static void say(ltl_arena *arena, ltl_migration_faults *faults, enum rule rule,
                const ltl_migration_step *step, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ltl_migration_fault fault = {&rules[rule], step->span, ltl_arena_vprintf(arena, format, args)};
    va_end(args);
    LTL_PUSH(arena, faults, fault);
}

/* A step of that kind for the table, and the column where one is given. */
static bool has_step(const ltl_migration_way *way, ltl_migration_act act, ltl_str table,
                     ltl_str column) {
    for (uint32_t i = 0; i < way->steps.count; i++) {
        const ltl_migration_step *step = &way->steps.at[i];
        if (step->act == act && ltl_str_equals_ignoring_case(step->table, table) &&
            (column.len == 0 || ltl_str_equals_ignoring_case(step->column, column))) {
            return true;
        }
    }
    return false;
}

/* Names that change on the way are not followed. */
static bool is_renamed(const ltl_migration_way *way, ltl_str name) {
    for (uint32_t i = 0; i < way->steps.count; i++) {
        const ltl_migration_step *step = &way->steps.at[i];
        if (step->act == LTL_MIGRATION_RENAME &&
            (ltl_str_eq(step->table, name) || ltl_str_eq(step->column, name))) {
            return true;
        }
    }
    return false;
}

static const struct {
    ltl_migration_act act;
    ltl_migration_act undone_by;
    ltl_migration_act whole; /* of the table: the column goes and comes with it */
    const char *text;
} opposites[] = {
    {LTL_MIGRATION_CREATE_TABLE, LTL_MIGRATION_DROP_TABLE, LTL_MIGRATION_DROP_TABLE,
     "leaves behind"},
    {LTL_MIGRATION_DROP_TABLE, LTL_MIGRATION_CREATE_TABLE, LTL_MIGRATION_CREATE_TABLE,
     "does not bring back"},
    {LTL_MIGRATION_ADD_COLUMN, LTL_MIGRATION_DROP_COLUMN, LTL_MIGRATION_DROP_TABLE,
     "leaves behind"},
    {LTL_MIGRATION_DROP_COLUMN, LTL_MIGRATION_ADD_COLUMN, LTL_MIGRATION_CREATE_TABLE,
     "does not bring back"},
};

static ltl_str name_of(ltl_arena *arena, const ltl_migration_step *step) {
    return step->column.len > 0
               ? ltl_arena_printf(arena, "the column %.*s of %.*s", LTL_STR_ARG(step->column),
                                  LTL_STR_ARG(step->table))
               : ltl_arena_printf(arena, "the table %.*s", LTL_STR_ARG(step->table));
}

/* Whether what follows on the way forth, or a name that changes, makes the step's effect another one. */
static bool is_settled(const ltl_migration *migration, const ltl_migration_step *step) {
    const ltl_migration_way *ways[] = {&migration->forth, &migration->back};
    for (size_t i = 0; i < LTL_COUNT_OF(ways); i++) {
        if (is_renamed(ways[i], step->table) ||
            (step->column.len > 0 && is_renamed(ways[i], step->column))) {
            return true;
        }
    }
    if (step->column.len == 0) {
        return has_step(ways[0], LTL_MIGRATION_NOTHING, step->table,
                        LTL_STR("")); /* for now only */
    }
    bool is_made_anew = has_step(ways[0], LTL_MIGRATION_ADD_COLUMN, step->table, step->column) &&
                        has_step(ways[0], LTL_MIGRATION_DROP_COLUMN, step->table, step->column);
    return is_made_anew ||
           has_step(ways[0], LTL_MIGRATION_CREATE_TABLE, step->table, LTL_STR("")) ||
           has_step(ways[0], LTL_MIGRATION_DROP_TABLE, step->table, LTL_STR(""));
}

static void step_compare(ltl_arena *arena, const ltl_migration *migration,
                         const ltl_migration_step *step, ltl_migration_faults *faults) {
    const ltl_migration_way *ways[] = {&migration->forth, &migration->back};
    for (size_t i = 0; i < LTL_COUNT_OF(opposites); i++) {
        bool is_undone = opposites[i].act != step->act || is_settled(migration, step);
        for (size_t k = 0; k < LTL_COUNT_OF(ways); k++) {
            is_undone |= has_step(ways[k], opposites[i].undone_by, step->table, step->column) ||
                         has_step(ways[k], opposites[i].whole, step->table, LTL_STR(""));
        }
        if (!is_undone) {
            ltl_str name = name_of(arena, step);
            say(arena, faults, WAY_BACK_DIFFERS, step, "The way back %s %.*s.", opposites[i].text,
                LTL_STR_ARG(name));
        }
    }
}

/* Only where the whole way back is understood, and does something. */
static void ways_compare(ltl_arena *arena, const ltl_migration *migration,
                         ltl_migration_faults *faults) {
    const ltl_migration_way *back = &migration->back;
    for (uint32_t i = 0;
         i < migration->forth.steps.count && back->steps.count > 0 && !back->is_opaque; i++) {
        step_compare(arena, migration, &migration->forth.steps.at[i], faults);
    }
}

static void required_look(ltl_arena *arena, const ltl_migration_way *way,
                          ltl_migration_faults *faults) {
    for (uint32_t i = 0; i < way->steps.count; i++) {
        const ltl_migration_step *step = &way->steps.at[i];
        bool is_new = has_step(way, LTL_MIGRATION_CREATE_TABLE, step->table, LTL_STR("")) ||
                      has_step(way, LTL_MIGRATION_CLEAR, step->table, LTL_STR(""));
        if (step->act == LTL_MIGRATION_ADD_COLUMN && step->is_required && !step->has_default &&
            !is_new) {
            say(arena, faults, REQUIRED_COLUMN, step,
                "The column %.*s of %.*s may not be empty, and the rows that are there get no "
                "value for it.",
                LTL_STR_ARG(step->column), LTL_STR_ARG(step->table));
        }
    }
}

static bool is_stuck(const ltl_migration_step *step) {
    enum { WITH_TYPE = 3 };
    return !step->is_guarded &&
           (step->act == LTL_MIGRATION_CHANGE ||
            (step->act == LTL_MIGRATION_DROP_TABLE && !step->has_block) ||
            (step->act == LTL_MIGRATION_DROP_COLUMN && step->arguments < WITH_TYPE) ||
            (step->act == LTL_MIGRATION_OPAQUE && ltl_str_is(step->word, "execute")));
}

/* A rollback goes from the end to the beginning: it stops at the last one. */
static void irreversible_look(ltl_arena *arena, const ltl_migration_way *change,
                              ltl_migration_faults *faults) {
    const ltl_migration_step *last = NULL;
    uint32_t count = 0;
    for (uint32_t i = 0; i < change->steps.count; i++) {
        bool is_one = is_stuck(&change->steps.at[i]);
        last = is_one ? &change->steps.at[i] : last;
        count += is_one;
    }
    if (count == 1) {
        say(arena, faults, IRREVERSIBLE, last,
            "Rails cannot work out how to undo this %.*s: a rollback stops here.",
            LTL_STR_ARG(last->word));
    } else if (count > 1) {
        say(arena, faults, IRREVERSIBLE, last,
            "Rails cannot work out how to undo this %.*s, nor %u more above: a rollback stops "
            "here.",
            LTL_STR_ARG(last->word), count - 1);
    }
}

void ltl_migration_look(ltl_arena *arena, const ltl_source *source,
                        ltl_migration_faults *out_faults) {
    ltl_migration migration;
    if (!ltl_migration_read(arena, source, &migration)) {
        return;
    }
    ways_compare(arena, &migration, out_faults);
    required_look(arena, &migration.forth, out_faults);
    if (migration.tool == LTL_MIGRATION_RAILS) {
        required_look(arena, &migration.change, out_faults);
        irreversible_look(arena, &migration.change, out_faults);
    }
}

void ltl_migration_look_pair(ltl_arena *arena, ltl_str forth, ltl_str back,
                             ltl_migration_faults *out_faults) {
    ltl_migration migration = {0};
    ltl_migration_read_way(arena, forth, &migration.forth);
    ltl_migration_read_way(arena, back, &migration.back);
    ways_compare(arena, &migration, out_faults);
    required_look(arena, &migration.forth, out_faults);
}
