/* journal_read.c - runs and their happenings, as they were written. */
#include "orchestrator/store/journal_internal.h"
#include "orchestrator/store/process.h"

#define RUN_COLUMNS                                                                                \
    "id, name, path, text, inputs, seed, started, pid, status, reason,"                            \
    " (SELECT at FROM happenings WHERE run = id ORDER BY number DESC LIMIT 1), born, command,"      \
    " folder, words, ended, CASE WHEN status = 'running' THEN (SELECT kind = 'paused' FROM"         \
    " happenings WHERE run = id AND kind IN ('paused', 'resumed', 'run-started')"                   \
    " ORDER BY number DESC LIMIT 1) END"

static void run_read(sqlite3_stmt *statement, ltl_journal_run *out_run) {
    *out_run = (ltl_journal_run){
        .id = sqlite3_column_int64(statement, 0),
        .name = ltl_journal__column(statement, 1),
        .path = ltl_journal__column(statement, 2),
        .text = ltl_journal__column(statement, 3),
        .inputs = ltl_journal__column(statement, 4),
        .seed = (uint64_t)sqlite3_column_int64(statement, 5),
        .started = sqlite3_column_int64(statement, 6),
        .pid = sqlite3_column_int64(statement, 7),
        .status = ltl_journal__column(statement, 8),
        .reason = ltl_journal__column(statement, 9),
        .lasted_us = (uint64_t)sqlite3_column_int64(statement, 10),
        .command = ltl_journal__column(statement, 12),
        .folder = ltl_journal__column(statement, 13),
        .words = ltl_journal__column(statement, 14),
        .ended = sqlite3_column_int64(statement, 15),
    };
    bool is_running = ltl_str_is(out_run->status, "running") && out_run->pid > 0;
    int64_t born = sqlite3_column_int64(statement, 11);
    out_run->is_alive = is_running && born == ltl_process_born((pid_t)out_run->pid);
    if (is_running && !out_run->is_alive) {
        out_run->status = LTL_STR("interrupted");
    } else if (is_running && sqlite3_column_int(statement, 16) != 0) {
        out_run->status = LTL_STR("paused");
    }
}

ltl_status ltl_journal_parts(ltl_journal *journal, void (*each)(void *, ltl_str key, ltl_str bytes),
                             void *context, ltl_error *error) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(journal->database, "SELECT key, data FROM parts WHERE run = ?", -1,
                           &statement, NULL) != SQLITE_OK) {
        return ltl_journal__fail(journal, error, "reading parts of a run");
    }
    sqlite3_bind_int64(statement, 1, journal->run);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        each(context, ltl_journal__column(statement, 0), ltl_journal__column(statement, 1));
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
    return code == SQLITE_OK ? LTL_OK : ltl_journal__fail(journal, error, "listing runs");
}

ltl_status ltl_journal_find(ltl_journal *journal, ltl_arena *arena, int64_t id,
                            ltl_journal_run *out_run, ltl_error *error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(
        journal->database, "SELECT " RUN_COLUMNS " FROM runs WHERE id = ?", -1, &statement, NULL);
    if (code != SQLITE_OK) {
        return ltl_journal__fail(journal, error, "looking for a run");
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

/* An empty place reads as 0, and so does a number that this program does not know. */
static uint32_t code_read(sqlite3_stmt *statement, int place, uint32_t count) {
    int64_t code = sqlite3_column_int64(statement, place);
    return code > 0 && code < count ? (uint32_t)code : 0;
}

static ltl_journal_row row_read(sqlite3_stmt *statement) {
    ltl_ending how = (ltl_ending)code_read(statement, 6, LTL_ENDING_COUNT);
    return (ltl_journal_row){
        .number = sqlite3_column_int64(statement, 0),
        .at_us = (uint64_t)sqlite3_column_int64(statement, 1),
        .kind = ltl_journal__column(statement, 2),
        .key = ltl_journal__column(statement, 3),
        .step = ltl_journal__column(statement, 4),
        .attempt = (uint32_t)sqlite3_column_int(statement, 5),
        .is_task = sqlite3_column_int(statement, 10) != 0,
        .how = how,
        .skip = (ltl_skip)code_read(statement, 11, LTL_SKIP_COUNT),
        .cause = (ltl_cause)code_read(statement, 12, LTL_CAUSE_COUNT),
        .ending = how != LTL_ENDING_NONE ? ltl_str_of(ltl_ending_id(how)) : LTL_STR(""),
        .reason = ltl_journal__column(statement, 7),
        .what = ltl_journal__column(statement, 8),
        .detail = ltl_journal__column(statement, 9),
        .data = ltl_journal__column(statement, 13),
    };
}

ltl_status ltl_journal_rows(ltl_journal *journal, int64_t id,
                            bool (*each)(void *, const ltl_journal_row *), void *context,
                            ltl_error *error) {
    static const char text[] =
        "SELECT number, at, kind, key, step, attempt, ending, reason, what, detail, is_task, skip, cause,"
        " data"
        " FROM happenings WHERE run = ? ORDER BY number";
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(journal->database, text, -1, &statement, NULL) != SQLITE_OK) {
        return ltl_journal__fail(journal, error, "reading a run");
    }
    sqlite3_bind_int64(statement, 1, id);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        ltl_journal_row row = row_read(statement);
        if (!each(context, &row)) {
            break;
        }
    }
    sqlite3_finalize(statement);
    return LTL_OK;
}
