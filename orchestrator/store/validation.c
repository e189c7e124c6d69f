/* validation.c - whether a migrated store is what a new one would be, and lost nothing. */
#include <stdio.h>
#include <string.h>

#include "orchestrator/store/schema.h"

enum { BUSY_MS = 5000 };

/* Columns that one has and the other has not, by table, name, type and whether they may be null. */
static const char difference[] =
    "SELECT m.name || '.' || c.name FROM %s.sqlite_master m, pragma_table_info(m.name, '%s') c"
    " WHERE m.type = 'table' AND NOT EXISTS (SELECT 1 FROM %s.sqlite_master o,"
    " pragma_table_info(o.name, '%s') d WHERE o.name = m.name AND d.name = c.name"
    " AND d.type = c.type AND d.\"notnull\" = c.\"notnull\") LIMIT 1";

static ltl_status fail_with(sqlite3 *store, const char *doing, ltl_error *error) {
    return ltl_fail(error, LTL_IO, "validating the store: %s: %s", doing, sqlite3_errmsg(store));
}

/* The text of the first row, if there is one. */
static bool first_text(sqlite3 *store, const char *query, char *text, size_t capacity) {
    sqlite3_stmt *statement = NULL;
    bool is_there = sqlite3_prepare_v2(store, query, -1, &statement, NULL) == SQLITE_OK &&
                    sqlite3_step(statement) == SQLITE_ROW;
    if (is_there) {
        (void)snprintf(text, capacity, "%s", (const char *)sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    return is_there;
}

static ltl_status tables_check(sqlite3 *store, ltl_error *error) {
    char query[1024];
    char column[256];
    static const char *const sides[][2] = {{"main", "fresh"}, {"fresh", "main"}};
    for (size_t i = 0; i < LTL_COUNT_OF(sides); i++) {
        (void)snprintf(query, sizeof(query), difference, sides[i][0], sides[i][0], sides[i][1],
                       sides[i][1]);
        if (first_text(store, query, column, sizeof(column))) {
            return ltl_fail(error, LTL_INVALID, "validating the store: column %s %s", column,
                            i == 0 ? "should not be there" : "is missing");
        }
    }
    return LTL_OK;
}

/* Every run and every happening of the backup is there, with the values it had. */
static ltl_status rows_check(sqlite3 *store, ltl_error *error) {
    static const char *const queries[] = {
        "SELECT 'runs' FROM (SELECT id, name, path, text, inputs, seed, started, pid, born, status,"
        " reason FROM old.runs EXCEPT SELECT id, name, path, text, inputs, seed, started, pid, born,"
        " status, reason FROM main.runs) LIMIT 1",
        "SELECT 'happenings' FROM (SELECT * FROM old.happenings EXCEPT SELECT * FROM"
        " main.happenings) LIMIT 1",
        "SELECT 'ends of runs' FROM main.runs WHERE status <> 'running' AND ended IS NULL LIMIT 1",
    };
    char what[64];
    for (size_t i = 0; i < LTL_COUNT_OF(queries); i++) {
        if (first_text(store, queries[i], what, sizeof(what))) {
            return ltl_fail(error, LTL_INVALID, "validating the store: %s are not what they were",
                            what);
        }
        if (sqlite3_errcode(store) != SQLITE_OK && sqlite3_errcode(store) != SQLITE_DONE &&
            sqlite3_errcode(store) != SQLITE_ROW) {
            return fail_with(store, "comparing rows", error);
        }
    }
    return LTL_OK;
}

/* The tables of a new store are made in memory, in a database of their own. */
static ltl_status fresh_make(sqlite3 *store, ltl_error *error) {
    char statements[4096];
    (void)snprintf(statements, sizeof(statements), "%s", ltl_store_tables);
    if (sqlite3_exec(store, "ATTACH ':memory:' AS fresh", NULL, NULL, NULL) != SQLITE_OK) {
        return fail_with(store, "tables of a new one", error);
    }
    const char *rest = ltl_store_tables;
    while (strncmp(rest, "CREATE TABLE ", 13) == 0) {
        const char *end = strchr(rest, ';');
        (void)snprintf(statements, sizeof(statements), "CREATE TABLE fresh.%.*s",
                       (int)(end - rest - 13), rest + 13);
        if (sqlite3_exec(store, statements, NULL, NULL, NULL) != SQLITE_OK) {
            return fail_with(store, "tables of a new one", error);
        }
        rest = end + 1;
    }
    return LTL_OK;
}

static ltl_status check(sqlite3 *store, const char *path, ltl_error *error) {
    char text[256] = "";
    if (!first_text(store, "PRAGMA main.integrity_check(1)", text, sizeof(text)) ||
        strcmp(text, "ok") != 0) {
        return ltl_fail(error, LTL_INVALID, "validating the store: %s", text);
    }
    char *attach = sqlite3_mprintf("ATTACH '%q.backup' AS old", path);
    ltl_status status = fresh_make(store, error);
    if (status == LTL_OK &&
        (attach == NULL || sqlite3_exec(store, attach, NULL, NULL, NULL) != SQLITE_OK)) {
        status = fail_with(store, "its backup", error);
    }
    sqlite3_free(attach);
    status = status == LTL_OK ? tables_check(store, error) : status;
    return status == LTL_OK ? rows_check(store, error) : status;
}

ltl_status ltl_store_validate(const char *path, ltl_error *error) {
    sqlite3 *store = NULL;
    int from = 0;
    if (sqlite3_open_v2(path, &store, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, NULL) !=
        SQLITE_OK) {
        ltl_status status = fail_with(store, path, error);
        sqlite3_close(store);
        return status;
    }
    sqlite3_busy_timeout(store, BUSY_MS);
    (void)sqlite3_exec(store, "PRAGMA synchronous = FULL", NULL, NULL, NULL);
    ltl_store_age age = ltl_store_age_of(store, &from);
    ltl_status status = LTL_OK;
    if (age == LTL_STORE_UNDER_WAY) {
        status = check(store, path, error);
        char text[64];
        (void)snprintf(text, sizeof(text), "PRAGMA main.user_version = %d", LTL_STORE_VERSION);
        if (status == LTL_OK && sqlite3_exec(store, text, NULL, NULL, NULL) != SQLITE_OK) {
            status = fail_with(store, "its version", error);
        }
    } else if (age != LTL_STORE_CURRENT) {
        status = ltl_fail(error, LTL_REFUSED, "validating the store: it was not migrated");
    }
    sqlite3_close(store);
    return status;
}
