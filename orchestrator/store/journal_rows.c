/* What happens as rows, and what parts came to: written at once, or held for a moment and written together. */
#include "orchestrator/store/journal_internal.h"

enum {
    HANDFUL = 256,
    MOST_HELD_BYTES = 64 << 20, /* while somebody else has the file */
};

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
    self->held_bytes += sizeof(row) + row.key.len + row.reason.len + row.detail.len + row.data.len;
    LTL_PUSH(arena, &self->held, row);
}

static void part_write(ltl_journal *self, ltl_str key, ltl_str bytes) {
    sqlite3_bind_int64(self->part, 1, self->run);
    ltl_journal__bind(self->part, 2, key);
    sqlite3_bind_blob(self->part, 3, bytes.ptr, (int)bytes.len, SQLITE_STATIC);
    if (bytes.len > INT32_MAX || sqlite3_step(self->part) != SQLITE_DONE) {
        ltl_journal__note_trouble(self);
    }
    sqlite3_reset(self->part);
    sqlite3_clear_bindings(self->part);
}

void ltl_journal__held_write(ltl_journal *self) {
    for (uint32_t i = 0; i < self->held.count; i++) {
        row_write(self, &self->held.at[i]);
    }
    for (uint32_t i = 0; i < self->held_parts.count; i++) {
        part_write(self, self->held_parts.at[i].key, self->held_parts.at[i].bytes);
    }
}

void ltl_journal__held_forget(ltl_journal *self) {
    self->held = (ltl_held_rows){0};
    self->held_parts = (ltl_held_parts){0};
    ltl_arena_reset(&self->held_arena);
    self->held_bytes = 0;
}

static void flush_with(ltl_journal *self, ltl_journal_patience patience) {
    if (self->held.count + self->held_parts.count == 0 ||
        !ltl_journal__open_together(self, patience)) {
        return;
    }
    ltl_journal__held_write(self);
    if (ltl_journal__close_together(self)) {
        ltl_journal__held_forget(self);
    }
}

/* What is there no room for after a long wait is lost, and counted. */
static bool has_room(ltl_journal *self) {
    if (self->held_bytes >= MOST_HELD_BYTES) {
        flush_with(self, LTL_JOURNAL_LONG);
    }
    bool has_some = self->held_bytes < MOST_HELD_BYTES;
    self->lost += !has_some;
    return has_some;
}

void ltl_journal_hold(ltl_journal *journal) {
    journal->is_holding = true;
}

void ltl_journal_flush(ltl_journal *journal) {
    flush_with(journal, LTL_JOURNAL_GLANCE);
}

void ltl_journal_take(ltl_journal *journal, const ltl_happening *happening) {
    bool is_end = happening->kind == LTL_HAPPENING_ENDED && happening->result != NULL;
    if (happening->is_replayed && is_end) {
        return; /* it stands there already */
    }
    if (!has_room(journal)) {
        return;
    }
    row_hold(journal, row_of(journal, happening));
    if (!journal->is_holding) {
        flush_with(journal, LTL_JOURNAL_LONG);
    } else if (journal->held.count % HANDFUL == 0) {
        flush_with(journal, LTL_JOURNAL_GLANCE);
    }
}

void ltl_journal_part_put(ltl_journal *journal, ltl_str key, ltl_str bytes) {
    if (!ltl_journal__open_together(journal, LTL_JOURNAL_GLANCE)) {
        if (has_room(journal)) {
            ltl_arena *arena = &journal->held_arena;
            ltl_held_part part = {ltl_arena_copy(arena, key), ltl_arena_copy(arena, bytes)};
            LTL_PUSH(arena, &journal->held_parts, part);
            journal->held_bytes += sizeof(part) + key.len + bytes.len;
        }
        return;
    }
    ltl_journal__held_write(journal);
    part_write(journal, key, bytes);
    if (ltl_journal__close_together(journal)) {
        ltl_journal__held_forget(journal);
    }
}
