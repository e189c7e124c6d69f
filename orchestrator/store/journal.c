#include "orchestrator/store/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/store/journal_internal.h"
#include "orchestrator/store/process.h"
#include "orchestrator/store/schema.h"

ltl_status ltl_journal__fail(ltl_journal *self, ltl_error *error, const char *doing) {
    int code = sqlite3_errcode(self->database) & 0xFF;
    bool is_foreign = code == SQLITE_NOTADB || code == SQLITE_CORRUPT;
    ltl_status status = is_foreign ? LTL_SYNTAX : code == SQLITE_BUSY ? LTL_LIMIT : LTL_IO;
    return ltl_fail(error, status, "the journal of runs: %s: %s", doing,
                    sqlite3_errmsg(self->database));
}

void ltl_journal__bind(sqlite3_stmt *statement, int place, ltl_str text) {
    sqlite3_bind_text(statement, place, text.ptr != NULL ? text.ptr : "", (int)text.len,
                      SQLITE_TRANSIENT);
}

ltl_str ltl_journal__column(sqlite3_stmt *statement, int place) {
    const void *bytes = sqlite3_column_blob(statement, place);
    return (ltl_str){bytes != NULL ? bytes : "", (size_t)sqlite3_column_bytes(statement, place)};
}

static ltl_status tables_make(ltl_journal *self, ltl_error *error) {
    int from = 0;
    bool is_made = sqlite3_exec(self->database, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK;
    if (is_made && ltl_store_age_of(self->database, &from) == LTL_STORE_EMPTY) {
        is_made = sqlite3_exec(self->database, ltl_store_tables, NULL, NULL, NULL) == SQLITE_OK;
    }
    is_made = is_made && sqlite3_exec(self->database, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    return is_made ? LTL_OK : ltl_journal__fail(self, error, "making its tables");
}

/* A new file gets the tables; another program's, and one of a later version, is refused before anything is written to
 * it. */
static ltl_status age_check(ltl_journal *self, ltl_error *error) {
    int from = 0;
    switch (ltl_store_age_of(self->database, &from)) {
    case LTL_STORE_CURRENT:
        return LTL_OK;
    case LTL_STORE_EMPTY:
        return tables_make(self, error);
    case LTL_STORE_OLD:
        return ltl_fail(error, LTL_UNSUPPORTED,
                        "the journal of runs is of version %d; this Lintel needs %d", from,
                        LTL_STORE_VERSION);
    case LTL_STORE_UNDER_WAY:
        return ltl_fail(error, LTL_UNSUPPORTED,
                        "the upgrade of the journal of runs was interrupted");
    case LTL_STORE_NEWER:
        return ltl_fail(error, LTL_REFUSED,
                        "the journal of runs was written by a newer Lintel (version %d, this one "
                        "knows %d) and is left as it is: use that one, or set LINTEL_STATE_DIR to "
                        "another folder",
                        from, LTL_STORE_VERSION);
    case LTL_STORE_FOREIGN:
        return ltl_fail(error, LTL_SYNTAX, "the journal of runs: the file is of another program");
    default:
        return ltl_journal__fail(self, error, "reading it");
    }
}

static ltl_status statements_make(ltl_journal *self, ltl_error *error) {
    static const char insert[] = "INSERT INTO happenings VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    static const char asked[] = "SELECT id, what FROM requests WHERE run = ? ORDER BY id LIMIT 1";
    static const char part[] = "INSERT OR REPLACE INTO parts VALUES (?,?,?)";
    if (sqlite3_prepare_v2(self->database, insert, -1, &self->insert, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(self->database, part, -1, &self->part, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(self->database, asked, -1, &self->asked, NULL) != SQLITE_OK) {
        return ltl_journal__fail(self, error, "preparing it");
    }
    return LTL_OK;
}

ltl_status ltl_journal_open(const char *path, ltl_journal **out_journal, ltl_error *error) {
    ltl_journal *self = calloc(1, sizeof(*self));
    if (self == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    ltl_buf_init(&self->buf, LTL_MAX_DATA_BYTES);
    ltl_map_init(&self->by_key, &self->arena);
    ltl_status status = LTL_OK;
    if (sqlite3_open_v2(path, &self->database,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW,
                        NULL) != SQLITE_OK) {
        status = ltl_journal__fail(self, error, path);
    }
    if (status == LTL_OK) {
        ltl_journal__wait_begin(self);
        status = age_check(self, error);
        (void)sqlite3_exec(self->database,
                           "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                           "PRAGMA wal_autocheckpoint = 8192",
                           NULL, NULL, NULL);
        /* Nobody waits for the disk when a run is over; the log is folded in when it has grown. */
        (void)sqlite3_db_config(self->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    }
    status = status == LTL_OK ? statements_make(self, error) : status;
    if (status != LTL_OK) {
        ltl_journal_close(self);
        return status;
    }
    *out_journal = self;
    return LTL_OK;
}

sqlite3 *ltl_journal__database(const ltl_journal *journal) {
    return journal->database;
}

void ltl_journal_close(ltl_journal *journal) {
    if (journal == NULL) {
        return;
    }
    sqlite3_finalize(journal->insert);
    sqlite3_finalize(journal->asked);
    sqlite3_finalize(journal->part);
    sqlite3_close(journal->database);
    ltl_buf_clear(&journal->buf);
    ltl_arena_clear(&journal->held_arena);
    ltl_arena_clear(&journal->arena);
    free(journal);
}

ltl_status ltl_journal_begin(ltl_journal *journal, ltl_journal_run *run, ltl_error *error) {
    sqlite3_stmt *statement = NULL;
    static const char text[] =
        "INSERT INTO runs (name, path, text, inputs, seed, started, pid, born, status, reason,"
        " command, folder, words) VALUES (?,?,?,?,?,?,?,?,'running','',?,?,?)";
    if (sqlite3_prepare_v2(journal->database, text, -1, &statement, NULL) != SQLITE_OK) {
        return ltl_journal__fail(journal, error, "beginning a run");
    }
    ltl_journal__bind(statement, 1, run->name);
    ltl_journal__bind(statement, 2, run->path);
    ltl_journal__bind(statement, 3, run->text);
    sqlite3_bind_blob(statement, 4, run->inputs.ptr, (int)run->inputs.len, SQLITE_TRANSIENT);
    sqlite3_bind_int64(statement, 5, (int64_t)run->seed);
    sqlite3_bind_int64(statement, 6, (int64_t)time(NULL));
    sqlite3_bind_int64(statement, 7, (int64_t)getpid());
    sqlite3_bind_int64(statement, 8, ltl_process_born(getpid()));
    ltl_journal__bind(statement, 9, run->command.len > 0 ? run->command : LTL_STR("workflow"));
    ltl_journal__bind(statement, 10, run->folder);
    sqlite3_bind_blob(statement, 11, run->words.ptr, (int)run->words.len, SQLITE_TRANSIENT);
    int code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE) {
        return ltl_journal__fail(journal, error, "beginning a run");
    }
    run->id = journal->run = sqlite3_last_insert_rowid(journal->database);
    return LTL_OK;
}

static void delete_with(ltl_journal *self, const char *text, int64_t number) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(self->database, text, -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_int64(statement, 1, number);
        if (sqlite3_step(statement) != SQLITE_DONE) {
            ltl_journal__note_trouble(self);
        }
    }
    sqlite3_finalize(statement);
}

static const char parts_delete[] = "DELETE FROM parts WHERE run = ?";

void ltl_journal_parts_forget(ltl_journal *journal) {
    delete_with(journal, parts_delete, journal->run);
}

/* Whoever comes next does it as well: nobody is waited for. */
void ltl_journal_prune(ltl_journal *journal, uint32_t kept) {
    int64_t last = journal->run - (int64_t)kept;
    if (last > 0 && ltl_journal__open_together(journal, LTL_JOURNAL_GLANCE)) {
        delete_with(journal, "DELETE FROM runs WHERE id <= ?", last);
        delete_with(journal, "DELETE FROM happenings WHERE run <= ?", last);
        delete_with(journal, "DELETE FROM parts WHERE run <= ?", last);
        (void)ltl_journal__close_together(journal);
    }
}

static void end_write(ltl_journal *self, const ltl_result *result) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(self->database,
                                  "UPDATE runs SET status = ?, reason = ?, pid = 0,"
                                  " ended = unixepoch() WHERE id = ?",
                                  -1, &statement, NULL);
    if (code == SQLITE_OK) {
        ltl_journal__bind(statement, 1, ltl_str_of(ltl_ending_id(result->ending)));
        ltl_journal__bind(statement, 2, result->reason);
        sqlite3_bind_int64(statement, 3, self->run);
        code = sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE) {
        ltl_journal__note_trouble(self);
    }
    if (result->ending == LTL_ENDING_OK) {
        delete_with(self, parts_delete, self->run);
    }
}

/* What is missing, and why. */
static ltl_status gaps_tell(ltl_journal *self, ltl_error *error) {
    unsigned long long missing = self->lost + self->held.count + self->held_parts.count;
    if (self->status == LTL_OK && missing == 0) {
        return LTL_OK;
    }
    return ltl_fail(
        error, LTL_IO, "the journal of runs is not complete: %s; %llu %s of run %lld %s missing",
        self->status != LTL_OK ? self->trouble : "another process had it for too long", missing,
        missing == 1 ? "entry" : "entries", (long long)self->run, missing == 1 ? "is" : "are");
}

ltl_status ltl_journal_end(ltl_journal *journal, const ltl_result *result, ltl_error *error) {
    if (ltl_journal__open_together(journal, LTL_JOURNAL_AT_LAST)) {
        ltl_journal__held_write(journal);
        end_write(journal, result);
        if (ltl_journal__close_together(journal)) {
            ltl_journal__held_forget(journal);
        }
    }
    return gaps_tell(journal, error);
}
