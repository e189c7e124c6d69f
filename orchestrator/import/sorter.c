#include "orchestrator/import/sorter.h"

#include <stdlib.h>
#include <unistd.h>

#include "orchestrator/import/packed.h"
#include "orchestrator/tools/temporary.h"

enum { MOST_RECORDS = 1 << 16 };

ltl_status ltl_sorter_open(ltl_sorter *sorter, int fd, ltl_error *error) {
    *sorter = (ltl_sorter){.fd = fd};
    sorter->buffer = malloc(LTL_IMPORT_SORT_BYTES);
    sorter->records = malloc(MOST_RECORDS * sizeof(sorter->records[0]));
    return sorter->buffer != NULL && sorter->records != NULL
               ? LTL_OK
               : ltl_fail(error, LTL_NO_MEMORY, "out of memory");
}

static void readers_free(ltl_sorter *sorter) {
    for (uint32_t i = 0; i < LTL_IMPORT_MOST_RUNS; i++) {
        free(sorter->readers[i].buffer);
        sorter->readers[i].buffer = NULL;
    }
}

void ltl_sorter_close(ltl_sorter *sorter) {
    readers_free(sorter);
    free(sorter->buffer);
    free((void *)sorter->records);
    if (sorter->fd >= 0) {
        (void)close(sorter->fd);
    }
}

static int compare(const void *a, const void *b) {
    return ltl_packed_compare(*(const char *const *)a, *(const char *const *)b);
}

/* --- writing -------------------------------------------------------------------------------------- */

/* A stretch of the file that grows at the end. */
typedef struct appender {
    ltl_sorter *sorter;
    char *buffer;
    uint32_t used;
    uint64_t start;
} appender;

static void appender_flush(appender *self) {
    ltl_sorter *sorter = self->sorter;
    sorter->has_failed =
        sorter->has_failed || !ltl_write_at(sorter->fd, sorter->end, self->buffer, self->used);
    sorter->end += self->used;
    self->used = 0;
}

static bool appender_begin(appender *self, ltl_sorter *sorter) {
    *self = (appender){.sorter = sorter, .buffer = malloc(LTL_PACKED_BYTES), .start = sorter->end};
    sorter->has_failed = sorter->has_failed || self->buffer == NULL;
    return self->buffer != NULL;
}

static void appender_add(appender *self, const char *record) {
    uint32_t len = ltl_packed_len(record);
    if (self->used + len > LTL_PACKED_BYTES) {
        appender_flush(self);
    }
    memcpy(self->buffer + self->used, record, len);
    self->used += len;
}

static ltl_sorter_run appender_end(appender *self) {
    appender_flush(self);
    free(self->buffer);
    return (ltl_sorter_run){self->start, self->sorter->end};
}

static bool heap_fill(ltl_sorter *sorter);

/* All stretches become one; the file goes on behind them. */
static void runs_merge(ltl_sorter *sorter) {
    appender out;
    if (!heap_fill(sorter) || !appender_begin(&out, sorter)) {
        return;
    }
    const char *record;
    while ((record = ltl_sorter_next(sorter)) != NULL) {
        appender_add(&out, record);
    }
    sorter->runs[0] = appender_end(&out);
    sorter->run_count = 1;
    readers_free(sorter);
}

void ltl_sorter_flush(ltl_sorter *sorter) {
    appender out;
    if (sorter->record_count == 0 || sorter->has_failed) {
        return;
    }
    if (sorter->run_count == LTL_IMPORT_MOST_RUNS) {
        runs_merge(sorter);
    }
    if (sorter->has_failed || !appender_begin(&out, sorter)) {
        return;
    }
    qsort((void *)sorter->records, sorter->record_count, sizeof(sorter->records[0]), compare);
    for (uint32_t i = 0; i < sorter->record_count; i++) {
        appender_add(&out, sorter->records[i]);
    }
    sorter->runs[sorter->run_count++] = appender_end(&out);
    sorter->record_count = sorter->used = 0;
}

void ltl_sorter_add(ltl_sorter *sorter, ltl_str record) {
    if (sorter->used + record.len > LTL_IMPORT_SORT_BYTES || sorter->record_count == MOST_RECORDS) {
        ltl_sorter_flush(sorter);
    }
    if (sorter->has_failed) {
        return;
    }
    char *into = sorter->buffer + sorter->used;
    memcpy(into, record.ptr, record.len);
    sorter->records[sorter->record_count++] = into;
    sorter->used += (uint32_t)record.len;
}

/* --- reading -------------------------------------------------------------------------------------- */

/* The record the reader stands at is whole in its buffer; false at the end of the stretch. */
static bool reader_fill(ltl_sorter *sorter, ltl_sorter_reader *reader) {
    uint32_t left = reader->len - reader->at;
    if (left >= sizeof(uint32_t) && ltl_packed_len(reader->buffer + reader->at) <= left) {
        return true;
    }
    memmove(reader->buffer, reader->buffer + reader->at, left);
    uint64_t rest = reader->end - reader->next;
    uint32_t more = LTL_PACKED_BYTES - left < rest ? LTL_PACKED_BYTES - left : (uint32_t)rest;
    if (!ltl_read_at(sorter->fd, reader->next, reader->buffer + left, more)) {
        sorter->has_failed = true;
        return false;
    }
    reader->next += more;
    reader->at = 0;
    reader->len = left + more;
    bool is_whole = reader->len >= sizeof(uint32_t) &&
                    ltl_packed_len(reader->buffer) <= reader->len &&
                    ltl_packed_len(reader->buffer) >= sizeof(uint32_t);
    sorter->has_failed = sorter->has_failed || (!is_whole && reader->len > 0);
    return is_whole;
}

static bool is_before(const ltl_sorter *sorter, uint32_t a, uint32_t b) {
    const ltl_sorter_reader *left = &sorter->readers[sorter->heap[a]];
    const ltl_sorter_reader *right = &sorter->readers[sorter->heap[b]];
    return ltl_packed_compare(left->buffer + left->at, right->buffer + right->at) < 0;
}

static void heap_sink(ltl_sorter *sorter, uint32_t at) {
    for (;;) {
        uint32_t least = at;
        for (uint32_t child = 2 * at + 1; child <= 2 * at + 2 && child < sorter->heap_count;
             child++) {
            least = is_before(sorter, child, least) ? child : least;
        }
        if (least == at) {
            return;
        }
        uint32_t other = sorter->heap[at];
        sorter->heap[at] = sorter->heap[least];
        sorter->heap[least] = other;
        at = least;
    }
}

static bool heap_fill(ltl_sorter *sorter) {
    sorter->heap_count = 0;
    sorter->is_reading = false;
    for (uint32_t i = 0; i < sorter->run_count; i++) {
        ltl_sorter_reader *reader = &sorter->readers[i];
        char *buffer = reader->buffer != NULL ? reader->buffer : malloc(LTL_PACKED_BYTES);
        *reader = (ltl_sorter_reader){
            .buffer = buffer, .next = sorter->runs[i].start, .end = sorter->runs[i].end};
        if (buffer == NULL) {
            sorter->has_failed = true;
            return false;
        }
        if (reader_fill(sorter, reader)) {
            sorter->heap[sorter->heap_count++] = i;
        }
    }
    for (uint32_t i = sorter->heap_count; i-- > 0;) {
        heap_sink(sorter, i);
    }
    return !sorter->has_failed;
}

bool ltl_sorter_read_begin(ltl_sorter *sorter) {
    ltl_sorter_flush(sorter);
    free(sorter->buffer);
    free((void *)sorter->records);
    sorter->buffer = NULL;
    sorter->records = NULL;
    return !sorter->has_failed && heap_fill(sorter);
}

const char *ltl_sorter_next(ltl_sorter *sorter) {
    /* The record that was given last goes only now. */
    if (sorter->is_reading && sorter->heap_count > 0) {
        ltl_sorter_reader *reader = &sorter->readers[sorter->heap[0]];
        reader->at += ltl_packed_len(reader->buffer + reader->at);
        if (!reader_fill(sorter, reader)) {
            sorter->heap[0] = sorter->heap[--sorter->heap_count];
        }
        heap_sink(sorter, 0);
    }
    sorter->is_reading = true;
    if (sorter->heap_count == 0 || sorter->has_failed) {
        return NULL;
    }
    const ltl_sorter_reader *reader = &sorter->readers[sorter->heap[0]];
    return reader->buffer + reader->at;
}
