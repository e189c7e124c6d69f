/* What happens as rows: written one by one, or held for a moment and written together. */
#include <stdio.h>

#include "orchestrator/store/journal_internal.h"

enum { MOST_HELD = 256 };

void ltl_journal__note_trouble(ltl_journal *self) {
    if (self->status == LTL_OK) {
        self->status = LTL_IO;
        (void)snprintf(self->trouble, sizeof(self->trouble), "%s", sqlite3_errmsg(self->database));
    }
}

/* The outputs of a task, or what was told; nothing when it means something only in this process. */
static ltl_str data_of(ltl_journal *self, const ltl_data *data, bool is_kept) {
    ltl_buf_reset(&self->buf);
    bool has_data = data != NULL && is_kept && ltl_data_pack(data, &self->buf) == LTL_OK;
    return has_data ? ltl_buf_borrow(&self->buf) : LTL_STR_NONE;
}

static ltl_held_row row_of(ltl_journal *self, const ltl_happening *happening) {
    const ltl_flow_step *step = happening->step;
    const ltl_result *result = happening->result;
    bool is_end = happening->kind == LTL_HAPPENING_ENDED && result != NULL;
    bool is_task = step != NULL && step->task != NULL && !happening->is_passing;
    return (ltl_held_row){
        .number = self->offset + (int64_t)happening->number,
        .at_us = happening->at_us,
        .kind = ltl_happening_name(happening->kind),
        .key = happening->key,
        .step = step != NULL ? step->name : LTL_STR(""),
        .attempt = happening->attempt,
        .is_task = is_task,
        .has_result = result != NULL,
        .ending = result != NULL ? (int)result->ending : 0,
        .skip = result != NULL ? (int)result->skip : 0,
        .cause = result != NULL ? (int)result->cause : 0,
        .reason = result != NULL ? result->reason : LTL_STR(""),
        .what = ltl_str_of(happening->what != NULL ? happening->what : ""),
        .detail = happening->detail,
        .data = data_of(self, is_end ? &result->outputs : happening->data, is_task || !is_end),
    };
}

static void number_bind(sqlite3_stmt *insert, int place, bool is_there, int number) {
    if (is_there) {
        sqlite3_bind_int(insert, place, number);
    } else {
        sqlite3_bind_null(insert, place);
    }
}

static void row_write(ltl_journal *self, const ltl_held_row *row) {
    sqlite3_stmt *insert = self->insert;
    sqlite3_bind_int64(insert, 1, self->run);
    sqlite3_bind_int64(insert, 2, row->number);
    sqlite3_bind_int64(insert, 3, (int64_t)row->at_us);
    ltl_journal__bind(insert, 4, ltl_str_of(row->kind));
    ltl_journal__bind(insert, 5, row->key);
    ltl_journal__bind(insert, 6, row->step);
    sqlite3_bind_int(insert, 7, (int)row->attempt);
    sqlite3_bind_int(insert, 8, row->is_task);
    number_bind(insert, 9, row->has_result, row->ending);
    number_bind(insert, 10, row->has_result, row->skip);
    number_bind(insert, 11, row->has_result, row->cause);
    ltl_journal__bind(insert, 12, row->reason);
    ltl_journal__bind(insert, 13, row->what);
    ltl_journal__bind(insert, 14, row->detail);
    if (row->data.ptr != NULL) {
        sqlite3_bind_blob(insert, 15, row->data.ptr, (int)row->data.len, SQLITE_TRANSIENT);
    } else {
        sqlite3_bind_null(insert, 15);
    }
    if (sqlite3_step(insert) != SQLITE_DONE) {
        ltl_journal__note_trouble(self);
    }
    sqlite3_reset(insert);
}

static void row_hold(ltl_journal *self, ltl_held_row row) {
    ltl_arena *arena = &self->held_arena;
    row.key = ltl_arena_copy(arena, row.key);
    row.step = ltl_arena_copy(arena, row.step);
    row.reason = ltl_arena_copy(arena, row.reason);
    row.what = ltl_arena_copy(arena, row.what);
    row.detail = ltl_arena_copy(arena, row.detail);
    row.data = row.data.ptr != NULL ? ltl_arena_copy(arena, row.data) : row.data;
    LTL_PUSH(arena, &self->held, row);
}

static void command(ltl_journal *self, const char *text) {
    if (sqlite3_exec(self->database, text, NULL, NULL, NULL) != SQLITE_OK) {
        ltl_journal__note_trouble(self);
    }
}

void ltl_journal__open_together(ltl_journal *self) {
    command(self, "BEGIN IMMEDIATE");
    for (uint32_t i = 0; i < self->held.count; i++) {
        row_write(self, &self->held.at[i]);
    }
    self->held = (ltl_held_rows){0};
    ltl_arena_reset(&self->held_arena);
}

void ltl_journal__close_together(ltl_journal *self) {
    command(self, "COMMIT");
}

void ltl_journal_hold(ltl_journal *journal) {
    journal->is_holding = true;
}

void ltl_journal_flush(ltl_journal *journal) {
    if (journal->held.count > 0) {
        ltl_journal__open_together(journal);
        ltl_journal__close_together(journal);
    }
}

void ltl_journal_take(ltl_journal *journal, const ltl_happening *happening) {
    bool is_end = happening->kind == LTL_HAPPENING_ENDED && happening->result != NULL;
    if (happening->is_replayed && is_end) {
        return; /* it stands there already */
    }
    ltl_held_row row = row_of(journal, happening);
    if (!journal->is_holding) {
        row_write(journal, &row);
        return;
    }
    row_hold(journal, row);
    if (journal->held.count >= MOST_HELD) {
        ltl_journal_flush(journal);
    }
}
