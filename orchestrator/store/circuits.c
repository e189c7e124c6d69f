#include "orchestrator/store/circuits.h"

#include <time.h>

#include "orchestrator/store/journal_internal.h"

#define IS_IT " WHERE name = ? AND workflow = ? AND digest = ? AND folder = ?"

static int64_t now_ms(void) {
    struct timespec now = {0};
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static sqlite3_stmt *prepare(ltl_journal *journal, const char *text) {
    sqlite3_stmt *statement = NULL;
    (void)sqlite3_prepare_v2(ltl_journal__database(journal), text, -1, &statement, NULL);
    return statement; /* null does nothing in what follows */
}

static void bind_text(sqlite3_stmt *statement, int place, ltl_str text) {
    sqlite3_bind_text(statement, place, text.ptr != NULL ? text.ptr : "", (int)text.len, SQLITE_TRANSIENT);
}

/* Which circuit it is: the first four columns. */
static void identity_bind(sqlite3_stmt *statement, const ltl_circuit_book *book, ltl_str name) {
    ltl_digest digest = book->workflow->digest;
    bind_text(statement, 1, name);
    bind_text(statement, 2, book->workflow->name);
    sqlite3_bind_blob(statement, 3, &digest, sizeof(digest), SQLITE_TRANSIENT);
    bind_text(statement, 4, book->folder);
}

static ltl_str column(sqlite3_stmt *statement, int place) {
    const void *bytes = sqlite3_column_blob(statement, place);
    return (ltl_str){bytes != NULL ? bytes : "", (size_t)sqlite3_column_bytes(statement, place)};
}

static bool get(void *context, ltl_str name, ltl_arena *arena, ltl_circuit *out_circuit) {
    const ltl_circuit_book *book = context;
    sqlite3_stmt *statement = prepare(book->journal, "SELECT until, expires, reason FROM circuits" IS_IT);
    identity_bind(statement, book, name);
    bool is_there = sqlite3_step(statement) == SQLITE_ROW;
    if (is_there) {
        int64_t now = now_ms();
        int64_t left = sqlite3_column_int64(statement, 0) - now;
        is_there = sqlite3_column_int64(statement, 1) > now;
        *out_circuit = (ltl_circuit){.left_us = left > 0 ? (uint64_t)left * 1000 : 0,
                                     .reason = ltl_arena_copy(arena, column(statement, 2))};
    }
    sqlite3_finalize(statement);
    return is_there;
}

static void put(void *context, ltl_str name, const ltl_circuit *circuit, uint64_t keep_us) {
    const ltl_circuit_book *book = context;
    int64_t now = now_ms();
    sqlite3_stmt *statement =
        prepare(book->journal, "INSERT OR REPLACE INTO circuits VALUES (?,?,?,?,?,?,?,?)");
    identity_bind(statement, book, name);
    sqlite3_bind_int64(statement, 5, now / 1000);
    sqlite3_bind_int64(statement, 6, now + (int64_t)(circuit->left_us / 1000));
    sqlite3_bind_int64(statement, 7, now + (int64_t)(keep_us / 1000));
    bind_text(statement, 8, circuit->reason);
    (void)sqlite3_step(statement);
    sqlite3_finalize(statement);
    statement = prepare(book->journal, "DELETE FROM circuits WHERE expires <= ?");
    sqlite3_bind_int64(statement, 1, now);
    (void)sqlite3_step(statement);
    sqlite3_finalize(statement);
}

static void forget(void *context, ltl_str name) {
    const ltl_circuit_book *book = context;
    sqlite3_stmt *statement = prepare(book->journal, "DELETE FROM circuits" IS_IT);
    identity_bind(statement, book, name);
    (void)sqlite3_step(statement);
    sqlite3_finalize(statement);
}

void ltl_circuit_book_open(ltl_circuit_book *book, ltl_journal *journal, const ltl_workflow *workflow,
                           ltl_str folder) {
    *book = (ltl_circuit_book){journal, workflow, folder, {book, get, put, forget}};
}

static ltl_status fail_with(ltl_journal *journal, ltl_error *error) {
    return ltl_fail(error, LTL_IO, "the circuits of the store: %s",
                    sqlite3_errmsg(ltl_journal__database(journal)));
}

ltl_status ltl_circuits_list(ltl_journal *journal, void (*each)(void *, const ltl_circuit_row *),
                             void *context, ltl_error *error) {
    sqlite3_stmt *statement =
        prepare(journal, "SELECT name, workflow, folder, reason, opened, until FROM circuits"
                         " WHERE expires > ? ORDER BY name, workflow, folder");
    int64_t now = now_ms();
    int code = statement != NULL ? SQLITE_ROW : SQLITE_ERROR;
    sqlite3_bind_int64(statement, 1, now);
    while (code == SQLITE_ROW && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        ltl_circuit_row row = {
            .name = column(statement, 0),
            .workflow = column(statement, 1),
            .folder = column(statement, 2),
            .reason = column(statement, 3),
            .opened = sqlite3_column_int64(statement, 4),
            .left_ms = sqlite3_column_int64(statement, 5) - now,
        };
        each(context, &row);
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? LTL_OK : fail_with(journal, error);
}

ltl_status ltl_circuits_close(ltl_journal *journal, ltl_str name, uint32_t *out_count, ltl_error *error) {
    sqlite3_stmt *statement = prepare(journal, "DELETE FROM circuits WHERE name = ?");
    bind_text(statement, 1, name);
    int code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE) {
        return fail_with(journal, error);
    }
    *out_count = (uint32_t)sqlite3_changes(ltl_journal__database(journal));
    return LTL_OK;
}
