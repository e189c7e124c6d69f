#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>

int find(sqlite3 *db, const char *name) {
    char sql[256];
    snprintf(sql, sizeof sql, "SELECT id FROM users WHERE name = '%s'", name);
    /* ruleid: c-sql-built-query */
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

PGresult *store(PGconn *db, const char *name, int age) {
    char sql[256];
    sprintf(sql, "INSERT INTO users VALUES ('%s', %d)", name, age);
    /* ruleid: c-sql-built-query */
    return PQexec(db, sql);
}

int find_bound(sqlite3 *db, const char *name, sqlite3_stmt **out) {
    /* ok: c-sql-built-query */
    int rc = sqlite3_prepare_v2(db, "SELECT id FROM users WHERE name = ?", -1, out, NULL);
    return rc == SQLITE_OK ? sqlite3_bind_text(*out, 1, name, -1, SQLITE_TRANSIENT) : rc;
}

int by_number(sqlite3 *db, int id) {
    char sql[256];
    snprintf(sql, sizeof sql, "DELETE FROM users WHERE id = %d", id);
    /* ok: c-sql-built-query */
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}
