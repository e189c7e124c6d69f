#include "analyzers/migrations/locks.h"

#include <string.h>

#define RULE(identity, level, sure, name, text, reason, help)                                      \
    {                                                                                              \
        .id = LTL_STR_INIT(identity), .title = LTL_STR_INIT(name), .message = LTL_STR_INIT(text),  \
        .why = LTL_STR_INIT(reason), .advice = LTL_STR_INIT(help),                                 \
        .severity = LTL_SEVERITY_##level, .confidence = LTL_CONFIDENCE_##sure,                     \
        .domain = LTL_DOMAIN_QUALITY                                                               \
    }

const ltl_rule_info ltl_rule_migration_long_lock =
    RULE("review/migration-long-lock", MEDIUM, MEDIUM, "A migration that stops everybody else",
         "This step locks the table for as long as it takes to read all of its rows.",
         "On the empty database of a developer it takes no time. In production everybody who "
         "wants the table waits, then those who wait for them, and the site is down.",
         "Build indexes concurrently, add keys that are not valid yet and validate them in a step "
         "of their own, fill new columns in batches.");
const ltl_rule_info ltl_rule_migration_loses_rows =
    RULE("review/migration-loses-rows", LOW, HIGH, "A migration that throws data away",
         "What goes here is copied nowhere before.",
         "The way back can make the table or the column again, but not what was in it: when the "
         "release has to be taken back, it is gone.",
         "Copy it in a step before, or rename it and drop it a release later; or say in the "
         "migration that nobody needs it.");
const ltl_rule_info ltl_rule_migration_lock_order =
    RULE("review/migration-lock-order", LOW, MEDIUM, "Two migrations that can wait for each other",
         "Two migrations of this change lock the same tables in different orders.",
         "Where both run at once, or one of them beside a program that takes the tables as the "
         "other does, each waits for what the other has, and the database ends one of them.",
         "Lock tables in one order everywhere, or each in a transaction of its own.");

const ltl_rule_info ltl_rule_migration_unproven = RULE(
    "review/migration-not-validated", LOW, MEDIUM, "Values that are moved and not looked at again",
    "A column is dropped right after its values were moved, and nothing looks whether all arrived.",
    "A condition that leaves rows out, or a conversion that gives nothing, is seen when the old "
    "column is gone.",
    "Compare both columns in a step between, or make the new one required, so that the migration "
    "stops while the old values are there; or drop the old column a release later.");

LTL_PRINTF(5, 6)
static void say(ltl_arena *arena, ltl_migration_faults *faults, const ltl_rule_info *rule,
                ltl_span span, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ltl_migration_fault fault = {rule, span, ltl_arena_vprintf(arena, format, args)};
    va_end(args);
    LTL_PUSH(arena, faults, fault);
}

/* Up to `end`, or anywhere. */
static bool has_step(const ltl_migration_way *way, uint32_t end, ltl_migration_act act,
                     ltl_str table) {
    for (uint32_t i = 0; i < way->steps.count && i < end; i++) {
        const ltl_migration_step *step = &way->steps.at[i];
        if (step->act == act &&
            (ltl_str_equals_ignoring_case(step->table, table) ||
             (act == LTL_MIGRATION_RENAME && ltl_str_equals_ignoring_case(step->column, table)))) {
            return true;
        }
    }
    return false;
}

/* Nobody waits for a table that was not there before. */
static bool is_new(const ltl_migration_way *way, ltl_str table) {
    return has_step(way, UINT32_MAX, LTL_MIGRATION_CREATE_TABLE, table) ||
           has_step(way, UINT32_MAX, LTL_MIGRATION_NOTHING, table) ||
           has_step(way, UINT32_MAX, LTL_MIGRATION_RENAME, table);
}

/* What takes long, and what is done instead; null: nothing. */
static const char *long_of(const ltl_migration_step *step, ltl_migration_server server) {
    bool is_postgres = server.database == LTL_MIGRATION_POSTGRES;
    /* `change_column :t, :c, :string, null: false`: the type is that which was there, most likely */
    bool is_same = ltl_str_is(step->word, "change_column") && step->is_text && step->is_required;
    switch (is_same ? LTL_MIGRATION_REQUIRE : step->act) {
    case LTL_MIGRATION_ADD_INDEX:
        return is_postgres && !step->is_gentle ? "nobody can write to %.*s while this index is "
                                                 "built; build it concurrently, in a migration "
                                                 "without a transaction"
                                               : NULL;
    case LTL_MIGRATION_ADD_KEY:
        return is_postgres && !step->is_gentle ? "nobody can write to %.*s while all of its rows "
                                                 "are checked; add it as not valid, and validate "
                                                 "it in a step of its own"
                                               : NULL;
    case LTL_MIGRATION_REQUIRE:
        return is_postgres ? "nobody can use %.*s while all of its rows are read; a check that "
                             "is validated before makes this step short"
                           : NULL;
    case LTL_MIGRATION_CHANGE:
        return is_postgres && step->is_text
                   ? NULL
                   : "another type writes all rows of %.*s anew, and everybody waits; add a "
                     "column, fill it in batches, and take its place";
    case LTL_MIGRATION_ADD_COLUMN:
        return step->is_worked_out && is_postgres
                   ? "a value of its own for each row writes all of %.*s anew, and everybody "
                     "waits; add the column empty, fill it in batches, then set the default"
               : server.is_old && step->has_default
                   ? "this version of the database writes all rows of %.*s anew for a default, and "
                     "everybody waits; add the column empty and fill it in batches"
                   : NULL;
    default:
        return NULL;
    }
}

static void long_look(ltl_arena *arena, const ltl_migration_way *way, ltl_migration_server server,
                      ltl_migration_faults *faults) {
    for (uint32_t i = 0; i < way->steps.count && server.database != LTL_MIGRATION_UNKNOWN; i++) {
        const ltl_migration_step *step = &way->steps.at[i];
        const char *told = is_new(way, step->table) ? NULL : long_of(step, server);
        const char *name = told != NULL ? strstr(told, "%.*s") : NULL;
        if (name != NULL) {
            say(arena, faults, &ltl_rule_migration_long_lock, step->span,
                "On a table with many rows %.*s%.*s%s.", (int)(name - told), told,
                LTL_STR_ARG(step->table), name + strlen("%.*s"));
        }
    }
}

/* The first one; the rest of a migration that is about to clean up says the same. */
static void loss_look(ltl_arena *arena, const ltl_migration_way *way,
                      ltl_migration_faults *faults) {
    for (uint32_t i = 0; i < way->steps.count; i++) {
        const ltl_migration_step *step = &way->steps.at[i];
        bool is_table = step->act == LTL_MIGRATION_DROP_TABLE || step->act == LTL_MIGRATION_CLEAR;
        bool is_kept = is_new(way, step->table) ||
                       has_step(way, i, LTL_MIGRATION_COPY, step->table) ||
                       has_step(way, UINT32_MAX, LTL_MIGRATION_ADD_COLUMN, step->table);
        if (is_table && !is_kept) {
            say(arena, faults, &ltl_rule_migration_loses_rows, step->span,
                "The rows of %.*s go for good; nothing in this migration copies them first.",
                LTL_STR_ARG(step->table));
            return;
        }
        if (step->act == LTL_MIGRATION_DROP_COLUMN && !is_kept) {
            say(arena, faults, &ltl_rule_migration_loses_rows, step->span,
                "What is in the column %.*s of %.*s goes for good; nothing in this migration "
                "copies it first.",
                LTL_STR_ARG(step->column), LTL_STR_ARG(step->table));
            return;
        }
    }
}

/* ---- values that are moved ---- */

static bool holds_word(ltl_str text, const char *word) {
    size_t len = strlen(word);
    for (size_t at = 0; at + len <= text.len; at++) {
        if (ltl_str_equals_ignoring_case(ltl_str_slice(text, at, at + len), ltl_str_of(word))) {
            return true;
        }
    }
    return false;
}

static bool holds_any(ltl_str text, const char *const *words) {
    bool is_one = false;
    for (; *words != NULL && !is_one; words++) {
        is_one = holds_word(text, *words);
    }
    return is_one;
}

/* The column that takes the values: added to the same table before, with a statement between that speaks of both. */
static const ltl_migration_step *taker_of(const ltl_source *source, const ltl_migration_way *way,
                                          uint32_t dropped) {
    static const char *const moves[] = {"update ",   "update_all", ".update(",
                                        "runpython", "runsql",     NULL};
    const ltl_migration_step *gone = &way->steps.at[dropped];
    for (uint32_t i = 0; i < dropped; i++) {
        const ltl_migration_step *step = &way->steps.at[i];
        ltl_str between = ltl_str_slice(source->text, step->span.end, gone->span.start);
        if (step->act == LTL_MIGRATION_ADD_COLUMN && step->column.len > 0 &&
            ltl_str_equals_ignoring_case(step->table, gone->table) && holds_any(between, moves) &&
            ltl_str_find(between, gone->column, 0) != SIZE_MAX &&
            ltl_str_find(between, step->column, 0) != SIZE_MAX) {
            return step;
        }
    }
    return NULL;
}

/* Something between that stops when a value is missing: a test, or what rows have to fulfil from now on. */
static bool is_validated(const ltl_source *source, const ltl_migration_way *way,
                         const ltl_migration_step *taker, const ltl_migration_step *gone) {
    static const char *const tests[] = {"count(", ".count",   "raise",    "exception", "assert",
                                        "throw",  "validate", "verify",   "check (",   "check(",
                                        "exists", "abort",    "mismatch", "ensure",    NULL};
    bool is_one = holds_any(ltl_str_slice(source->text, taker->span.end, gone->span.start), tests);
    for (uint32_t i = 0; i < way->steps.count && !is_one; i++) {
        const ltl_migration_step *step = &way->steps.at[i];
        bool requires = step->act == LTL_MIGRATION_REQUIRE || step->act == LTL_MIGRATION_ADD_KEY;
        is_one = requires && step->span.start > taker->span.start &&
                 step->span.start < gone->span.start &&
                 ltl_str_equals_ignoring_case(step->table, gone->table);
    }
    return is_one;
}

static void moved_look(ltl_arena *arena, const ltl_source *source, const ltl_migration_way *way,
                       ltl_migration_faults *faults) {
    for (uint32_t i = 0; i < way->steps.count; i++) {
        const ltl_migration_step *gone = &way->steps.at[i];
        bool is_column = gone->act == LTL_MIGRATION_DROP_COLUMN && gone->column.len > 0;
        const ltl_migration_step *taker = is_column ? taker_of(source, way, i) : NULL;
        if (taker != NULL && !is_validated(source, way, taker, gone)) {
            say(arena, faults, &ltl_rule_migration_unproven, gone->span,
                "The values of %.*s are moved to %.*s and dropped; nothing between looks whether "
                "all of "
                "them arrived.",
                LTL_STR_ARG(gone->column), LTL_STR_ARG(taker->column));
        }
    }
}

/* The way that a release goes; null when the file is no migration, or does what nobody can tell. */
static const ltl_migration_way *way_of(ltl_arena *arena, const ltl_source *source,
                                       ltl_migration *migration) {
    if (ltl_migration_read(arena, source, migration)) {
        return migration->change.steps.count > 0 ? &migration->change : &migration->forth;
    }
    if (!ltl_str_ends_with(source->path, LTL_STR(".sql")) ||
        ltl_str_ends_with(source->path, LTL_STR("down.sql"))) {
        return NULL;
    }
    ltl_migration_read_way(arena, source->text, &migration->forth);
    return &migration->forth;
}

void ltl_migration_locks_look(ltl_arena *arena, const ltl_source *source,
                              ltl_migration_server server, ltl_migration_faults *out_faults) {
    ltl_migration migration = {0};
    const ltl_migration_way *way = way_of(arena, source, &migration);
    if (way != NULL) {
        long_look(arena, way, server, out_faults);
        loss_look(arena, way, out_faults);
        moved_look(arena, source, way, out_faults);
    }
}

static uint32_t place_of(const ltl_migration_order *order, ltl_str table) {
    uint32_t place = 0;
    while (place < order->count && !ltl_str_eq(order->at[place].table, table)) {
        place++;
    }
    return place;
}

void ltl_migration_order_read(ltl_arena *arena, const ltl_source *source,
                              ltl_migration_order *out_order) {
    ltl_migration migration = {0};
    const ltl_migration_way *way = way_of(arena, source, &migration);
    for (uint32_t i = 0; way != NULL && !migration.has_no_transaction && i < way->steps.count;
         i++) {
        const ltl_migration_step *step = &way->steps.at[i];
        bool is_lock = step->act != LTL_MIGRATION_COPY && step->act != LTL_MIGRATION_OPAQUE &&
                       step->table.len > 0 && !is_new(way, step->table);
        if (is_lock && place_of(out_order, step->table) == out_order->count) {
            ltl_migration_locked locked = {step->table, step->span};
            LTL_PUSH(arena, out_order, locked);
        }
    }
}

void ltl_migration_orders_compare(ltl_arena *arena, const ltl_migration_order *order,
                                  const ltl_migration_order *other, ltl_str other_path,
                                  ltl_migration_faults *out_faults) {
    for (uint32_t i = 1; i < order->count; i++) {
        uint32_t there = place_of(other, order->at[i].table);
        for (uint32_t k = 0; k < i && there < other->count; k++) {
            uint32_t before = place_of(other, order->at[k].table);
            if (before < other->count && before > there) {
                say(arena, out_faults, &ltl_rule_migration_lock_order, order->at[i].span,
                    "Here %.*s is locked before %.*s; %.*s takes them the other way round.",
                    LTL_STR_ARG(order->at[k].table), LTL_STR_ARG(order->at[i].table),
                    LTL_STR_ARG(other_path));
                return;
            }
        }
    }
}
