/* sorter.h - records put in order that memory does not hold.
 *
 * Shape    records are added in any order; each time memory is full, what is there becomes a sorted stretch of a
 *          file; at the end all stretches are merged while they are read
 * Units    bytes
 * Owns     its file and its memory; a record that was read is there until the next one
 * Errors   sticky: `has_failed` when the file could not be written or read
 * Threads  one owner
 * Cost     each record is written once, and once more for every LTL_IMPORT_MOST_RUNS stretches; memory is
 *          LTL_IMPORT_SORT_BYTES while adding, 64 KiB a stretch while reading
 */
#ifndef LTL_IMPORT_SORTER_H
#define LTL_IMPORT_SORTER_H

#include "core/limits.h"
#include "core/status.h"
#include "core/str.h"

typedef struct ltl_sorter_run {
    uint64_t start;
    uint64_t end;
} ltl_sorter_run;

typedef struct ltl_sorter_reader {
    char *buffer;
    uint64_t next; /* in the file */
    uint64_t end;
    uint32_t at;
    uint32_t len;
} ltl_sorter_reader;

typedef struct ltl_sorter {
    int fd;
    uint64_t end; /* of the file */
    bool has_failed;
    char *buffer;
    uint32_t used;
    const char **records; /* in the buffer */
    uint32_t record_count;
    ltl_sorter_run runs[LTL_IMPORT_MOST_RUNS];
    uint32_t run_count;
    ltl_sorter_reader readers[LTL_IMPORT_MOST_RUNS];
    uint32_t heap[LTL_IMPORT_MOST_RUNS]; /* of readers, the least record first */
    uint32_t heap_count;
    bool is_reading;
} ltl_sorter;

/* `fd` becomes the sorter's. Records begin with their length in four bytes, at most LTL_PACKED_BYTES of it. */
LTL_MUST_USE ltl_status ltl_sorter_open(ltl_sorter *sorter, int fd, ltl_error *error);
void ltl_sorter_close(ltl_sorter *sorter);
void ltl_sorter_add(ltl_sorter *sorter, ltl_str record);
/* Everything that was added is in the file: runs and end are all there is to know. */
void ltl_sorter_flush(ltl_sorter *sorter);
/* Nothing can be added any more. May be called again: from the beginning. */
bool ltl_sorter_read_begin(ltl_sorter *sorter);
/* Null at the end, or when it failed. */
const char *ltl_sorter_next(ltl_sorter *sorter);

#endif
