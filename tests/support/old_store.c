#include "tests/support/old_store.h"

const char ltl_old_store_tables[] =
    "CREATE TABLE runs (id INTEGER PRIMARY KEY, name TEXT NOT NULL, path TEXT NOT NULL, text TEXT "
    "NOT NULL, inputs BLOB NOT NULL, seed INTEGER NOT NULL, started INTEGER NOT NULL, pid INTEGER "
    "NOT NULL, born INTEGER NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL);"
    "CREATE TABLE happenings (run INTEGER NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, "
    "kind TEXT NOT NULL, key TEXT NOT NULL, step TEXT NOT NULL, attempt INTEGER NOT NULL, is_task "
    "INTEGER NOT NULL, ending INTEGER, skip INTEGER, cause INTEGER, reason TEXT NOT NULL, what "
    "TEXT NOT NULL, detail TEXT NOT NULL, data BLOB, PRIMARY KEY (run, number));"
    "CREATE TABLE requests (id INTEGER PRIMARY KEY, run INTEGER NOT NULL, what TEXT NOT NULL);"
    "PRAGMA application_id = 1281977972; PRAGMA user_version = 1; PRAGMA journal_mode = WAL;";

ltl_str ltl_old_store_rows(ltl_arena *arena, int runs, int happenings) {
    return ltl_arena_printf(
        arena,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
        " INSERT INTO runs SELECT i, 'w' || i, 'w.yaml', 'workflow: w', x'00', i, 1000 + i, 0,"
        " 0, CASE i %% 3 WHEN 0 THEN 'failed' ELSE 'ok' END, '' FROM n;"
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
        " INSERT INTO happenings SELECT 1 + i / %d, 1 + i %% %d, i * 100000, 'told', 'k', 's',"
        " 1, 0, NULL, NULL, NULL, 'r', 'w', 'd', x'01' FROM n;",
        runs, runs * happenings - 1, happenings, happenings);
}
