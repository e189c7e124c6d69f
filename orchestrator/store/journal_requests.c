/* journal_requests.c - what other processes ask of the one that runs it. */
#include "orchestrator/store/journal_internal.h"

ltl_status ltl_journal_ask(ltl_journal *journal, int64_t id, const char *what, ltl_error *error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(
        journal->database, "INSERT INTO requests (run, what) VALUES (?, ?)", -1, &statement, NULL);
    if (code == SQLITE_OK) {
        sqlite3_bind_int64(statement, 1, id);
        ltl_journal__bind(statement, 2, ltl_str_of(what));
        code = sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? LTL_OK : ltl_journal__fail(journal, error, "asking a run");
}

bool ltl_journal_asked(ltl_journal *journal, ltl_arena *arena, ltl_str *out_what) {
    sqlite3_bind_int64(journal->asked, 1, journal->run);
    bool is_there = sqlite3_step(journal->asked) == SQLITE_ROW;
    int64_t id = is_there ? sqlite3_column_int64(journal->asked, 0) : 0;
    if (is_there) {
        *out_what = ltl_arena_copy(arena, ltl_journal__column(journal->asked, 1));
    }
    sqlite3_reset(journal->asked);
    if (is_there) {
        sqlite3_stmt *statement = NULL;
        if (sqlite3_prepare_v2(journal->database, "DELETE FROM requests WHERE id = ?", -1,
                               &statement, NULL) == SQLITE_OK) {
            sqlite3_bind_int64(statement, 1, id);
            (void)sqlite3_step(statement);
        }
        sqlite3_finalize(statement);
    }
    return is_there;
}
