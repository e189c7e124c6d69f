#include "orchestrator/store/schema.h"

const char ltl_store_tables[] =
    "CREATE TABLE runs (id INTEGER PRIMARY KEY, name TEXT NOT NULL, path TEXT NOT NULL, text TEXT "
    "NOT NULL, inputs BLOB NOT NULL, seed INTEGER NOT NULL, started INTEGER NOT NULL, pid INTEGER "
    "NOT NULL, born INTEGER NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL,"
    " command TEXT NOT NULL DEFAULT 'workflow', folder TEXT NOT NULL DEFAULT '', words BLOB,"
    " ended INTEGER);"
    "CREATE TABLE happenings (run INTEGER NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, "
    "kind TEXT NOT NULL, key TEXT NOT NULL, step TEXT NOT NULL, attempt INTEGER NOT NULL, is_task "
    "INTEGER NOT NULL, ending INTEGER, skip INTEGER, cause INTEGER, reason TEXT NOT NULL, what "
    "TEXT NOT NULL, detail TEXT NOT NULL, data BLOB, PRIMARY KEY (run, number));"
    "CREATE TABLE requests (id INTEGER PRIMARY KEY, run INTEGER NOT NULL, what TEXT NOT NULL);"
    "CREATE TABLE parts (run INTEGER NOT NULL, key TEXT NOT NULL, data BLOB NOT NULL,"
    " PRIMARY KEY (run, key));"
    "CREATE TABLE circuits (name TEXT NOT NULL, workflow TEXT NOT NULL, digest BLOB NOT NULL,"
    " folder TEXT NOT NULL, opened INTEGER NOT NULL, until INTEGER NOT NULL, expires INTEGER NOT NULL,"
    " reason TEXT NOT NULL, PRIMARY KEY (name, workflow, digest, folder));"
    "PRAGMA application_id = 1281977972;"
    "PRAGMA user_version = 3;";

const ltl_store_step ltl_store_steps[] = {
    /* Runs of scans: what was typed, where, when it ended, and the results of their parts. */
    {.from = 1,
     .schema = "ALTER TABLE runs ADD COLUMN command TEXT NOT NULL DEFAULT 'workflow';"
               "ALTER TABLE runs ADD COLUMN folder TEXT NOT NULL DEFAULT '';"
               "ALTER TABLE runs ADD COLUMN words BLOB;"
               "ALTER TABLE runs ADD COLUMN ended INTEGER;"
               "CREATE TABLE parts (run INTEGER NOT NULL, key TEXT NOT NULL, data BLOB NOT NULL,"
               " PRIMARY KEY (run, key));",
     .data = "UPDATE runs SET ended = started + coalesce((SELECT max(at) FROM happenings"
             " WHERE run = runs.id), 0) / 1000000 WHERE status <> 'running' AND ended IS NULL;"},
    /* Circuits that are open. */
    {.from = 2,
     .schema = "CREATE TABLE IF NOT EXISTS circuits (name TEXT NOT NULL, workflow TEXT NOT NULL,"
               " digest BLOB NOT NULL, folder TEXT NOT NULL, opened INTEGER NOT NULL, until INTEGER NOT NULL,"
               " expires INTEGER NOT NULL, reason TEXT NOT NULL,"
               " PRIMARY KEY (name, workflow, digest, folder));",
     .data = ""},
    {0},
};

enum { UNDER_WAY_BASE = 1000000, VERSIONS = 1000 };

int ltl_store_mark_under_way(int from, int to) {
    return UNDER_WAY_BASE + from * VERSIONS + to;
}

/* All three of one moment: another process may be making the tables. */
static bool read_marks(sqlite3 *database, int64_t *out_id, int64_t *out_version,
                       int64_t *out_tables) {
    static const char text[] = "SELECT (SELECT application_id FROM pragma_application_id),"
                               " (SELECT user_version FROM pragma_user_version),"
                               " (SELECT count(*) FROM sqlite_master)";
    sqlite3_stmt *statement = NULL;
    bool is_read = sqlite3_prepare_v2(database, text, -1, &statement, NULL) == SQLITE_OK &&
                   sqlite3_step(statement) == SQLITE_ROW;
    if (is_read) {
        *out_id = sqlite3_column_int64(statement, 0);
        *out_version = sqlite3_column_int64(statement, 1);
        *out_tables = sqlite3_column_int64(statement, 2);
    }
    sqlite3_finalize(statement);
    return is_read;
}

ltl_store_age ltl_store_age_of(sqlite3 *database, int *out_from) {
    int64_t id;
    int64_t version;
    int64_t tables;
    if (!read_marks(database, &id, &version, &tables)) {
        return LTL_STORE_UNREADABLE;
    }
    *out_from = (int)version;
    if (tables == 0 && version == 0) {
        return LTL_STORE_EMPTY;
    }
    if (id != LTL_STORE_APPLICATION || version < 1) {
        return LTL_STORE_FOREIGN;
    }
    bool is_under_way = version > UNDER_WAY_BASE;
    if (is_under_way) {
        *out_from = (int)(version - UNDER_WAY_BASE) / VERSIONS;
        version = (version - UNDER_WAY_BASE) % VERSIONS;
    }
    return version > LTL_STORE_VERSION   ? LTL_STORE_NEWER
           : is_under_way                ? LTL_STORE_UNDER_WAY
           : version < LTL_STORE_VERSION ? LTL_STORE_OLD
                                         : LTL_STORE_CURRENT;
}
