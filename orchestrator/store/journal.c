#include "orchestrator/store/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "core/limits.h"
#include "core/map.h"
#include "orchestrator/store/journal_internal.h"
#include "orchestrator/store/schema.h"

enum { BUSY_MS = 5000 };

/* How a task of the run that is resumed ended, or that it was only begun. */
typedef struct old_end {
    bool is_over;
    bool is_plain;
    ltl_ending ending;
    ltl_skip skip;
    ltl_cause cause;
    ltl_str reason;
    ltl_str data;
} old_end;

typedef struct old_ends LTL_VEC(old_end) old_ends;

struct ltl_journal {
    sqlite3 *database;
    sqlite3_stmt *insert;
    sqlite3_stmt *asked;
    sqlite3_stmt *part;
    int64_t run;
    int64_t offset; /* of the numbers, in a resumed run */
    ltl_status status;
    char trouble[256];
    ltl_buf buf;
    ltl_arena arena; /* of the past */
    ltl_map by_key;  /* of tasks: place in `ends`; of what was told, under "key\nwhat" */
    old_ends ends;
    bool retries;
};

static ltl_status fail_with(ltl_journal *self, ltl_error *error, const char *doing) {
    int code = sqlite3_errcode(self->database) & 0xFF;
    bool is_foreign = code == SQLITE_NOTADB || code == SQLITE_CORRUPT;
    return ltl_fail(error, is_foreign ? LTL_SYNTAX : LTL_IO, "the journal of runs: %s: %s", doing,
                    sqlite3_errmsg(self->database));
}

static ltl_status tables_make(ltl_journal *self, ltl_error *error) {
    int from = 0;
    bool is_made = sqlite3_exec(self->database, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK;
    if (is_made && ltl_store_age_of(self->database, &from) == LTL_STORE_EMPTY) {
        is_made = sqlite3_exec(self->database, ltl_store_tables, NULL, NULL, NULL) == SQLITE_OK;
    }
    is_made = is_made && sqlite3_exec(self->database, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    return is_made ? LTL_OK : fail_with(self, error, "making its tables");
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
        return fail_with(self, error, "reading it");
    }
}

static ltl_status statements_make(ltl_journal *self, ltl_error *error) {
    static const char insert[] = "INSERT INTO happenings VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    static const char asked[] = "SELECT id, what FROM requests WHERE run = ? ORDER BY id LIMIT 1";
    static const char part[] = "INSERT OR REPLACE INTO parts VALUES (?,?,?)";
    if (sqlite3_prepare_v2(self->database, insert, -1, &self->insert, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(self->database, part, -1, &self->part, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(self->database, asked, -1, &self->asked, NULL) != SQLITE_OK) {
        return fail_with(self, error, "preparing it");
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
        status = fail_with(self, error, path);
    }
    if (status == LTL_OK) {
        sqlite3_busy_timeout(self->database, BUSY_MS);
        status = age_check(self, error);
        (void)sqlite3_exec(self->database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
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
    ltl_arena_clear(&journal->arena);
    free(journal);
}

/* When a process was started, in ticks since the machine was: together with its number that names it once and for all.
 * 0 when it is over, even if nobody has asked how it ended. */
static int64_t process_born(pid_t pid) {
    enum { FIELDS_AFTER_STATE = 19 }; /* the start is the 22nd field of stat, the state the 3rd */
    char path[64];
    char text[1024] = "";
    (void)snprintf(path, sizeof(path), "/proc/%ld/stat", (long)pid);
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        return 0;
    }
    size_t len = fread(text, 1, sizeof(text) - 1, file);
    fclose(file);
    ltl_str rest = ltl_str_after_last((ltl_str){text, len}, ')'); /* the name may hold anything */
    ltl_str field = LTL_STR("");
    uint64_t born = 0;
    (void)ltl_str_split(&rest, ' ', &field);
    (void)ltl_str_split(&rest, ' ', &field);
    bool is_over = ltl_str_is(field, "Z") || ltl_str_is(field, "X");
    for (int i = 0; i < FIELDS_AFTER_STATE && rest.ptr != NULL; i++) {
        (void)ltl_str_split(&rest, ' ', &field);
    }
    return !is_over && ltl_str_to_u64(field, &born) ? (int64_t)born : 0;
}

static void bind_text(sqlite3_stmt *statement, int place, ltl_str text) {
    sqlite3_bind_text(statement, place, text.ptr != NULL ? text.ptr : "", (int)text.len,
                      SQLITE_TRANSIENT);
}

ltl_status ltl_journal_begin(ltl_journal *journal, ltl_journal_run *run, ltl_error *error) {
    sqlite3_stmt *statement = NULL;
    static const char text[] =
        "INSERT INTO runs (name, path, text, inputs, seed, started, pid, born, status, reason,"
        " command, folder, words) VALUES (?,?,?,?,?,?,?,?,'running','',?,?,?)";
    if (sqlite3_prepare_v2(journal->database, text, -1, &statement, NULL) != SQLITE_OK) {
        return fail_with(journal, error, "beginning a run");
    }
    bind_text(statement, 1, run->name);
    bind_text(statement, 2, run->path);
    bind_text(statement, 3, run->text);
    sqlite3_bind_blob(statement, 4, run->inputs.ptr, (int)run->inputs.len, SQLITE_TRANSIENT);
    sqlite3_bind_int64(statement, 5, (int64_t)run->seed);
    sqlite3_bind_int64(statement, 6, (int64_t)time(NULL));
    sqlite3_bind_int64(statement, 7, (int64_t)getpid());
    sqlite3_bind_int64(statement, 8, process_born(getpid()));
    bind_text(statement, 9, run->command.len > 0 ? run->command : LTL_STR("workflow"));
    bind_text(statement, 10, run->folder);
    sqlite3_bind_blob(statement, 11, run->words.ptr, (int)run->words.len, SQLITE_TRANSIENT);
    int code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE) {
        return fail_with(journal, error, "beginning a run");
    }
    run->id = journal->run = sqlite3_last_insert_rowid(journal->database);
    return LTL_OK;
}

static void trouble_note(ltl_journal *self) {
    if (self->status == LTL_OK) {
        self->status = LTL_IO;
        (void)snprintf(self->trouble, sizeof(self->trouble), "%s", sqlite3_errmsg(self->database));
    }
}

/* The outputs of a task, or what was told; nothing when it means something only in this process. */
static void data_bind(ltl_journal *self, int place, const ltl_data *data, bool is_kept) {
    ltl_buf_reset(&self->buf);
    if (data != NULL && is_kept && ltl_data_pack(data, &self->buf) == LTL_OK) {
        sqlite3_bind_blob(self->insert, place, self->buf.ptr, (int)self->buf.len, SQLITE_TRANSIENT);
    } else {
        sqlite3_bind_null(self->insert, place);
    }
}

void ltl_journal_take(ltl_journal *journal, const ltl_happening *happening) {
    sqlite3_stmt *insert = journal->insert;
    const ltl_flow_step *step = happening->step;
    bool is_end = happening->kind == LTL_HAPPENING_ENDED && happening->result != NULL;
    bool is_task = step != NULL && step->task != NULL && !happening->is_passing;
    if (happening->is_replayed && is_end) {
        return; /* it stands there already */
    }
    sqlite3_bind_int64(insert, 1, journal->run);
    sqlite3_bind_int64(insert, 2, journal->offset + (int64_t)happening->number);
    sqlite3_bind_int64(insert, 3, (int64_t)happening->at_us);
    bind_text(insert, 4, ltl_str_of(ltl_happening_name(happening->kind)));
    bind_text(insert, 5, happening->key);
    bind_text(insert, 6, step != NULL ? step->name : LTL_STR(""));
    sqlite3_bind_int(insert, 7, (int)happening->attempt);
    sqlite3_bind_int(insert, 8, is_task);
    for (int place = 9; place <= 11; place++) {
        sqlite3_bind_null(insert, place);
    }
    if (happening->result != NULL) {
        sqlite3_bind_int(insert, 9, (int)happening->result->ending);
        sqlite3_bind_int(insert, 10, (int)happening->result->skip);
        sqlite3_bind_int(insert, 11, (int)happening->result->cause);
    }
    bind_text(insert, 12, happening->result != NULL ? happening->result->reason : LTL_STR(""));
    bind_text(insert, 13, ltl_str_of(happening->what != NULL ? happening->what : ""));
    bind_text(insert, 14, happening->detail);
    data_bind(journal, 15, is_end ? &happening->result->outputs : happening->data,
              is_task || !is_end);
    if (sqlite3_step(insert) != SQLITE_DONE) {
        trouble_note(journal);
    }
    sqlite3_reset(insert);
}

void ltl_journal_part_put(ltl_journal *journal, ltl_str key, ltl_str bytes) {
    sqlite3_bind_int64(journal->part, 1, journal->run);
    bind_text(journal->part, 2, key);
    sqlite3_bind_blob(journal->part, 3, bytes.ptr, (int)bytes.len, SQLITE_STATIC);
    if (bytes.len > INT32_MAX || sqlite3_step(journal->part) != SQLITE_DONE) {
        trouble_note(journal);
    }
    sqlite3_reset(journal->part);
    sqlite3_clear_bindings(journal->part);
}

static void delete_with(ltl_journal *self, const char *text, int64_t number) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(self->database, text, -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_int64(statement, 1, number);
        if (sqlite3_step(statement) != SQLITE_DONE) {
            trouble_note(self);
        }
    }
    sqlite3_finalize(statement);
}

void ltl_journal_prune(ltl_journal *journal, uint32_t kept) {
    int64_t last = journal->run - (int64_t)kept;
    if (last > 0) {
        delete_with(journal, "DELETE FROM runs WHERE id <= ?", last);
        delete_with(journal, "DELETE FROM happenings WHERE run <= ?", last);
        delete_with(journal, "DELETE FROM parts WHERE run <= ?", last);
    }
}

ltl_status ltl_journal_end(ltl_journal *journal, const ltl_result *result, ltl_error *error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(journal->database,
                                  "UPDATE runs SET status = ?, reason = ?, pid = 0,"
                                  " ended = unixepoch() WHERE id = ?",
                                  -1, &statement, NULL);
    if (code == SQLITE_OK) {
        bind_text(statement, 1, ltl_str_of(ltl_ending_id(result->ending)));
        bind_text(statement, 2, result->reason);
        sqlite3_bind_int64(statement, 3, journal->run);
        code = sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE) {
        trouble_note(journal);
    }
    if (result->ending == LTL_ENDING_OK) {
        delete_with(journal, "DELETE FROM parts WHERE run = ?", journal->run);
    }
    return journal->status == LTL_OK
               ? LTL_OK
               : ltl_fail(error, LTL_IO, "the journal of runs is not complete: %s",
                          journal->trouble);
}

static ltl_str column(sqlite3_stmt *statement, int place) {
    const void *bytes = sqlite3_column_blob(statement, place);
    return (ltl_str){bytes != NULL ? bytes : "", (size_t)sqlite3_column_bytes(statement, place)};
}

#define RUN_COLUMNS                                                                                \
    "id, name, path, text, inputs, seed, started, pid, status, reason,"                            \
    " (SELECT count(*) FROM happenings WHERE run = id), born, command, folder, words, ended"

static void run_read(sqlite3_stmt *statement, ltl_journal_run *out_run) {
    *out_run = (ltl_journal_run){
        .id = sqlite3_column_int64(statement, 0),
        .name = column(statement, 1),
        .path = column(statement, 2),
        .text = column(statement, 3),
        .inputs = column(statement, 4),
        .seed = (uint64_t)sqlite3_column_int64(statement, 5),
        .started = sqlite3_column_int64(statement, 6),
        .pid = sqlite3_column_int64(statement, 7),
        .status = column(statement, 8),
        .reason = column(statement, 9),
        .happenings = (uint64_t)sqlite3_column_int64(statement, 10),
        .command = column(statement, 12),
        .folder = column(statement, 13),
        .words = column(statement, 14),
        .ended = sqlite3_column_int64(statement, 15),
    };
    bool is_running = ltl_str_is(out_run->status, "running") && out_run->pid > 0;
    int64_t born = sqlite3_column_int64(statement, 11);
    out_run->is_alive = is_running && born == process_born((pid_t)out_run->pid);
    if (is_running && !out_run->is_alive) {
        out_run->status = LTL_STR("interrupted");
    }
}

ltl_status ltl_journal_parts(ltl_journal *journal,
                             void (*each)(void *, ltl_str key, ltl_str bytes), void *context,
                             ltl_error *error) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(journal->database, "SELECT key, data FROM parts WHERE run = ?", -1,
                           &statement, NULL) != SQLITE_OK) {
        return fail_with(journal, error, "reading parts of a run");
    }
    sqlite3_bind_int64(statement, 1, journal->run);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        each(context, column(statement, 0), column(statement, 1));
    }
    sqlite3_finalize(statement);
    return LTL_OK;
}

ltl_status ltl_journal_list(ltl_journal *journal, bool (*each)(void *, const ltl_journal_run *),
                            void *context, ltl_error *error) {
    sqlite3_stmt *statement = NULL;
    int code =
        sqlite3_prepare_v2(journal->database, "SELECT " RUN_COLUMNS " FROM runs ORDER BY id DESC",
                           -1, &statement, NULL);
    ltl_journal_run run;
    while (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW) {
        run_read(statement, &run);
        if (!each(context, &run)) {
            break;
        }
    }
    sqlite3_finalize(statement);
    return code == SQLITE_OK ? LTL_OK : fail_with(journal, error, "listing runs");
}

ltl_status ltl_journal_find(ltl_journal *journal, ltl_arena *arena, int64_t id,
                            ltl_journal_run *out_run, ltl_error *error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(
        journal->database, "SELECT " RUN_COLUMNS " FROM runs WHERE id = ?", -1, &statement, NULL);
    if (code != SQLITE_OK) {
        return fail_with(journal, error, "looking for a run");
    }
    sqlite3_bind_int64(statement, 1, id);
    bool is_there = sqlite3_step(statement) == SQLITE_ROW;
    if (is_there) {
        run_read(statement, out_run);
        out_run->name = ltl_arena_copy(arena, out_run->name);
        out_run->path = ltl_arena_copy(arena, out_run->path);
        out_run->text = ltl_arena_copy(arena, out_run->text);
        out_run->inputs = ltl_arena_copy(arena, out_run->inputs);
        out_run->status = ltl_arena_copy(arena, out_run->status);
        out_run->reason = ltl_arena_copy(arena, out_run->reason);
        out_run->command = ltl_arena_copy(arena, out_run->command);
        out_run->folder = ltl_arena_copy(arena, out_run->folder);
        out_run->words = ltl_arena_copy(arena, out_run->words);
    }
    sqlite3_finalize(statement);
    return is_there ? LTL_OK
                    : ltl_fail(error, LTL_NOT_FOUND, "there is no run %lld", (long long)id);
}

ltl_status ltl_journal_rows(ltl_journal *journal, int64_t id,
                            bool (*each)(void *, const ltl_journal_row *), void *context,
                            ltl_error *error) {
    static const char text[] =
        "SELECT number, at, kind, key, step, attempt, ending, reason, what, detail"
        " FROM happenings WHERE run = ? ORDER BY number";
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(journal->database, text, -1, &statement, NULL) != SQLITE_OK) {
        return fail_with(journal, error, "reading a run");
    }
    sqlite3_bind_int64(statement, 1, id);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        bool has_ending = sqlite3_column_type(statement, 6) != SQLITE_NULL;
        int ending = has_ending ? sqlite3_column_int(statement, 6) : 0;
        ltl_journal_row row = {
            .number = sqlite3_column_int64(statement, 0),
            .at_us = (uint64_t)sqlite3_column_int64(statement, 1),
            .kind = column(statement, 2),
            .key = column(statement, 3),
            .step = column(statement, 4),
            .attempt = (uint32_t)sqlite3_column_int(statement, 5),
            .ending = ending > 0 && ending < LTL_ENDING_COUNT
                          ? ltl_str_of(ltl_ending_id((ltl_ending)ending))
                          : LTL_STR(""),
            .reason = column(statement, 7),
            .what = column(statement, 8),
            .detail = column(statement, 9),
        };
        if (!each(context, &row)) {
            break;
        }
    }
    sqlite3_finalize(statement);
    return LTL_OK;
}

/* The latest of each key counts. */
static void past_put(ltl_journal *self, ltl_str key, const old_end *end) {
    bool is_new = false;
    ltl_map_entry *entry = ltl_map_put_copy(&self->by_key, key, &is_new);
    if (is_new) {
        entry->value = self->ends.count;
        LTL_PUSH(&self->arena, &self->ends, *end);
    } else {
        self->ends.at[entry->value] = *end;
    }
}

static void past_row(ltl_journal *self, sqlite3_stmt *statement) {
    ltl_str kind = column(statement, 0);
    ltl_str key = column(statement, 1);
    bool is_task = sqlite3_column_int(statement, 2) != 0;
    bool has_data = sqlite3_column_type(statement, 8) != SQLITE_NULL;
    old_end end = {
        .is_over = ltl_str_is(kind, "ended"),
        .is_plain = has_data,
        .ending = (ltl_ending)sqlite3_column_int(statement, 3),
        .skip = (ltl_skip)sqlite3_column_int(statement, 4),
        .cause = (ltl_cause)sqlite3_column_int(statement, 5),
        .reason = ltl_arena_copy(&self->arena, column(statement, 6)),
        .data = ltl_arena_copy(&self->arena, column(statement, 8)),
    };
    if (ltl_str_is(kind, "told") && has_data) {
        ltl_str what = column(statement, 7);
        past_put(self,
                 ltl_arena_printf(&self->arena, "%.*s\n%.*s", LTL_STR_ARG(key), LTL_STR_ARG(what)),
                 &end);
    } else if (is_task && (end.is_over || ltl_str_is(kind, "started"))) {
        past_put(self, key, &end);
    }
}

static ltl_status past_load(ltl_journal *self, int64_t id, ltl_error *error) {
    static const char text[] = "SELECT kind, key, is_task, ending, skip, cause, reason, what, data"
                               " FROM happenings WHERE run = ? ORDER BY number";
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(self->database, text, -1, &statement, NULL) != SQLITE_OK) {
        return fail_with(self, error, "reading a run");
    }
    sqlite3_bind_int64(statement, 1, id);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        past_row(self, statement);
    }
    sqlite3_finalize(statement);
    return LTL_OK;
}

/* What was cancelled is done again; with `retries`, also what failed. */
static bool counts(const ltl_journal *self, const old_end *end) {
    bool is_again =
        end->ending == LTL_ENDING_CANCELLED || (self->retries && !ltl_ending_has_data(end->ending));
    return end->is_over && end->is_plain && !is_again;
}

static bool past_result(void *context, ltl_str key, ltl_arena *arena, ltl_result *out_result,
                        bool *out_was_started) {
    ltl_journal *self = context;
    const ltl_map_entry *entry = ltl_map_find(&self->by_key, key);
    if (entry == NULL) {
        return false;
    }
    const old_end *end = &self->ends.at[entry->value];
    *out_was_started = !end->is_over;
    if (!counts(self, end)) {
        return false;
    }
    ltl_data outputs;
    if (ltl_data_unpack(arena, end->data, &outputs) != LTL_OK) {
        return false;
    }
    out_result->ending = end->ending;
    out_result->skip = end->skip;
    out_result->cause = end->cause;
    out_result->reason = ltl_arena_copy(arena, end->reason);
    out_result->outputs = outputs;
    return true;
}

static bool past_told(void *context, ltl_str key, const char *what, ltl_arena *arena,
                      ltl_data *out_data) {
    ltl_journal *self = context;
    ltl_arena scratch = {0};
    ltl_str name = ltl_arena_printf(&scratch, "%.*s\n%s", LTL_STR_ARG(key), what);
    const ltl_map_entry *entry = ltl_map_find(&self->by_key, name);
    bool is_there = entry != NULL &&
                    ltl_data_unpack(arena, self->ends.at[entry->value].data, out_data) == LTL_OK;
    ltl_arena_clear(&scratch);
    return is_there;
}

/* Takes the run over; of two processes that try, one wins. */
static ltl_status run_claim(ltl_journal *self, const ltl_journal_run *run, ltl_error *error) {
    sqlite3_stmt *statement = NULL;
    static const char text[] = "UPDATE runs SET status = 'running', reason = '', pid = ?, born = ? "
                               "WHERE id = ? AND pid = ?";
    int code = sqlite3_prepare_v2(self->database, text, -1, &statement, NULL);
    if (code == SQLITE_OK) {
        sqlite3_bind_int64(statement, 1, (int64_t)getpid());
        sqlite3_bind_int64(statement, 2, process_born(getpid()));
        sqlite3_bind_int64(statement, 3, run->id);
        sqlite3_bind_int64(statement, 4, run->pid);
        code = sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE) {
        return fail_with(self, error, "going on with a run");
    }
    return sqlite3_changes(self->database) == 1
               ? LTL_OK
               : ltl_fail(error, LTL_REFUSED, "somebody else goes on with run %lld",
                          (long long)run->id);
}

ltl_status ltl_journal_resume(ltl_journal *journal, ltl_arena *arena, int64_t id, bool retries,
                              ltl_journal_run *out_run, ltl_past *out_past, ltl_error *error) {
    ltl_status status = ltl_journal_find(journal, arena, id, out_run, error);
    if (status == LTL_OK && out_run->is_alive) {
        status = ltl_fail(error, LTL_REFUSED, "run %lld is still running, as process %lld",
                          (long long)id, (long long)out_run->pid);
    }
    if (status == LTL_OK && ltl_str_is(out_run->status, "ok")) {
        status = ltl_fail(error, LTL_REFUSED, "run %lld ended well: there is nothing to do",
                          (long long)id);
    }
    status = status == LTL_OK ? run_claim(journal, out_run, error) : status;
    status = status == LTL_OK ? past_load(journal, id, error) : status;
    if (status == LTL_OK) {
        journal->run = id;
        journal->retries = retries;
        sqlite3_stmt *statement = NULL;
        if (sqlite3_prepare_v2(journal->database,
                               "SELECT max(number) FROM happenings WHERE run = ?", -1, &statement,
                               NULL) == SQLITE_OK) {
            sqlite3_bind_int64(statement, 1, id);
            journal->offset =
                sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
        }
        sqlite3_finalize(statement);
        *out_past = (ltl_past){journal, past_result, past_told, retries};
    }
    return status;
}

ltl_status ltl_journal_ask(ltl_journal *journal, int64_t id, const char *what, ltl_error *error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(
        journal->database, "INSERT INTO requests (run, what) VALUES (?, ?)", -1, &statement, NULL);
    if (code == SQLITE_OK) {
        sqlite3_bind_int64(statement, 1, id);
        bind_text(statement, 2, ltl_str_of(what));
        code = sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? LTL_OK : fail_with(journal, error, "asking a run");
}

bool ltl_journal_asked(ltl_journal *journal, ltl_arena *arena, ltl_str *out_what) {
    sqlite3_bind_int64(journal->asked, 1, journal->run);
    bool is_there = sqlite3_step(journal->asked) == SQLITE_ROW;
    int64_t id = is_there ? sqlite3_column_int64(journal->asked, 0) : 0;
    if (is_there) {
        *out_what = ltl_arena_copy(arena, column(journal->asked, 1));
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
