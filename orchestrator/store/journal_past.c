/* journal_past.c - a run that is gone on with: taken over from a process that is dead, and what of it need not be done
 * again. */
#include <unistd.h>

#include "orchestrator/store/journal_internal.h"
#include "orchestrator/store/process.h"

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
    ltl_str kind = ltl_journal__column(statement, 0);
    ltl_str key = ltl_journal__column(statement, 1);
    bool is_task = sqlite3_column_int(statement, 2) != 0;
    bool has_data = sqlite3_column_type(statement, 8) != SQLITE_NULL;
    old_end end = {
        .is_over = ltl_str_is(kind, "ended"),
        .is_plain = has_data,
        .ending = (ltl_ending)sqlite3_column_int(statement, 3),
        .skip = (ltl_skip)sqlite3_column_int(statement, 4),
        .cause = (ltl_cause)sqlite3_column_int(statement, 5),
        .reason = ltl_arena_copy(&self->arena, ltl_journal__column(statement, 6)),
        .data = ltl_arena_copy(&self->arena, ltl_journal__column(statement, 8)),
    };
    if (ltl_str_is(kind, "told") && has_data) {
        ltl_str what = ltl_journal__column(statement, 7);
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
        return ltl_journal__fail(self, error, "reading a run");
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
        sqlite3_bind_int64(statement, 2, ltl_process_born(getpid()));
        sqlite3_bind_int64(statement, 3, run->id);
        sqlite3_bind_int64(statement, 4, run->pid);
        code = sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE) {
        return ltl_journal__fail(self, error, "going on with a run");
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
