/* checkpoint.c - how far an import came, in a file that is there whole or not at all.
 *
 * One packed value: which file it is of, the stream's own record, which stretches of the sorted findings count, where
 * the dead letters end; then the digest of all that. The findings lie in a file of their own beside it. It is for the
 * same program on the same machine. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "orchestrator/import/import_internal.h"
#include "orchestrator/import/temporary.h"

enum { VERSION = 1, MOST_BYTES = 1 << 20 };

static const ltl_str names[] = {
    LTL_STR_INIT("version"), LTL_STR_INIT("layout"),   LTL_STR_INIT("size"),
    LTL_STR_INIT("changed"), LTL_STR_INIT("format"),   LTL_STR_INIT("stream"),
    LTL_STR_INIT("dead"),    LTL_STR_INIT("findings"), LTL_STR_INIT("end"),
    LTL_STR_INIT("runs"),    LTL_STR_INIT("reasons")};

/* Counts that the outcome tells at the end. */
typedef struct kept_counts {
    uint64_t reasons[LTL_IMPORT_REASON_COUNT];
    uint64_t lost;
    uint64_t cut;
    uint64_t lossy;
} kept_counts;

static bool name_with(const char *path, const char *end, char *into) {
    int len = snprintf(into, LTL_MAX_PATH_BYTES, "%s%s", path, end);
    return len > 0 && len < (int)LTL_MAX_PATH_BYTES;
}

int ltl_import_findings_open(const ltl_import_options *options) {
    char path[LTL_MAX_PATH_BYTES];
    if (options->checkpoint == NULL) {
        return ltl_temporary_open();
    }
    if (!name_with(options->checkpoint, ".findings", path)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int anew = options->resumes ? 0 : O_TRUNC;
    return open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | anew, 0600);
}

void ltl_import_checkpoint_remove(const ltl_import_options *options) {
    char path[LTL_MAX_PATH_BYTES];
    if (options->checkpoint != NULL) {
        (void)unlink(options->checkpoint);
        if (name_with(options->checkpoint, ".findings", path)) {
            (void)unlink(path);
        }
    }
}

static bool file_replace(const char *path, ltl_str bytes) {
    char temporary[LTL_MAX_PATH_BYTES];
    if (!name_with(path, ".tmp", temporary)) {
        return false;
    }
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        return false;
    }
    bool is_written = ltl_write_at(fd, 0, bytes.ptr, bytes.len) && fsync(fd) == 0;
    bool is_closed = close(fd) == 0;
    if (is_written && is_closed && rename(temporary, path) == 0) {
        return true;
    }
    (void)unlink(temporary);
    return false;
}

static ltl_data bytes_of(const void *bytes, size_t len) {
    return ltl_data_text((ltl_str){bytes, len});
}

void ltl_import_checkpoint_write(ltl_import *import, const ltl_data *record) {
    ltl_sorter *sorter = &import->sorter;
    int64_t dead = 0;
    if (import->dead != NULL) {
        dead = fflush(import->dead) == 0 ? (int64_t)ftello(import->dead) : -1;
    }
    ltl_sorter_flush(sorter);
    kept_counts counts = {.lost = import->outcome->lost,
                          .cut = import->outcome->cut,
                          .lossy = import->outcome->lossy};
    memcpy(counts.reasons, import->outcome->reasons, sizeof(counts.reasons));
    ltl_data values[] = {ltl_data_number(VERSION),
                         ltl_data_number((int64_t)sizeof(ltl_import_mark)),
                         ltl_data_number((int64_t)import->outcome->bytes),
                         ltl_data_number(import->changed),
                         ltl_data_text(ltl_str_of(import->reader.format->id)),
                         *record,
                         ltl_data_number(dead),
                         ltl_data_number((int64_t)import->findings),
                         ltl_data_number((int64_t)sorter->end),
                         bytes_of(sorter->runs, sorter->run_count * sizeof(sorter->runs[0])),
                         bytes_of(&counts, sizeof(counts))};
    ltl_data whole = ltl_data_record(names, values, LTL_COUNT_OF(names));
    ltl_buf bytes;
    ltl_buf_init(&bytes, MOST_BYTES);
    bool is_good = dead >= 0 && !sorter->has_failed && fdatasync(sorter->fd) == 0 &&
                   ltl_data_pack(&whole, &bytes) == LTL_OK;
    ltl_digest digest = ltl_digest_of(ltl_buf_borrow(&bytes));
    ltl_buf_append(&bytes, (ltl_str){(const char *)&digest, sizeof(digest)});
    is_good = is_good && !bytes.is_cut &&
              file_replace(import->options->checkpoint, ltl_buf_borrow(&bytes));
    import->checkpoint_failed = import->checkpoint_failed || !is_good;
    ltl_buf_clear(&bytes);
}

static bool runs_take(ltl_import *import, const ltl_data *runs, int64_t end) {
    ltl_sorter *sorter = &import->sorter;
    if (runs == NULL || runs->text.len > sizeof(sorter->runs) ||
        runs->text.len % sizeof(sorter->runs[0]) != 0 || end < 0) {
        return false;
    }
    memcpy(sorter->runs, runs->text.ptr, runs->text.len);
    sorter->run_count = (uint32_t)(runs->text.len / sizeof(sorter->runs[0]));
    sorter->end = (uint64_t)end;
    off_t there = lseek(sorter->fd, 0, SEEK_END);
    return there >= 0 && (uint64_t)there >= sorter->end;
}

static bool dead_take(ltl_import *import, int64_t dead) {
    return import->dead == NULL || (ftruncate(fileno(import->dead), (off_t)dead) == 0 &&
                                    fseeko(import->dead, (off_t)dead, SEEK_SET) == 0);
}

static bool take(ltl_import *import, const ltl_data *whole) {
    const ltl_data *stream = ltl_data_member(whole, LTL_STR("stream"));
    const ltl_data *format = ltl_data_member(whole, LTL_STR("format"));
    const ltl_data *reasons = ltl_data_member(whole, LTL_STR("reasons"));
    int64_t dead = ltl_data_member_number(whole, "dead", -1);
    kept_counts counts;
    bool is_ours = ltl_data_member_number(whole, "version", 0) == VERSION &&
                   ltl_data_member_number(whole, "layout", 0) == (int64_t)sizeof(ltl_import_mark) &&
                   ltl_data_member_number(whole, "size", -1) == (int64_t)import->outcome->bytes &&
                   ltl_data_member_number(whole, "changed", -1) == import->changed && dead >= 0 &&
                   stream != NULL && format != NULL &&
                   ltl_str_is(format->text, import->reader.format->id) && reasons != NULL &&
                   reasons->text.len == sizeof(counts);
    if (!is_ours ||
        !runs_take(import, ltl_data_member(whole, LTL_STR("runs")),
                   ltl_data_member_number(whole, "end", -1)) ||
        !dead_take(import, dead)) {
        return false;
    }
    memcpy(&counts, reasons->text.ptr, sizeof(counts));
    memcpy(import->outcome->reasons, counts.reasons, sizeof(counts.reasons));
    import->outcome->lost = counts.lost;
    import->outcome->cut = counts.cut;
    import->outcome->lossy = counts.lossy;
    import->findings = (uint64_t)ltl_data_member_number(whole, "findings", 0);
    import->past = *stream;
    import->outcome->was_resumed = true;
    return true;
}

/* False when there is none. */
static bool file_read(ltl_arena *arena, const char *path, ltl_str *out_bytes) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    off_t len = fd >= 0 ? lseek(fd, 0, SEEK_END) : -1;
    bool is_there = fd >= 0;
    *out_bytes = LTL_STR("");
    if (len > 0 && len <= MOST_BYTES) {
        char *bytes = ltl_arena_alloc_raw(arena, (size_t)len);
        bool is_read = ltl_read_at(fd, 0, bytes, (size_t)len);
        *out_bytes = is_read ? (ltl_str){bytes, (size_t)len} : LTL_STR("");
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    return is_there;
}

ltl_status ltl_import_checkpoint_read(ltl_import *import, ltl_error *error) {
    ltl_str bytes;
    const char *path = import->options->checkpoint;
    if (!file_read(&import->past_arena, path, &bytes)) {
        return LTL_OK;
    }
    ltl_digest digest;
    ltl_data whole;
    bool is_whole = bytes.len > sizeof(digest);
    ltl_str body = ltl_str_slice(bytes, 0, is_whole ? bytes.len - sizeof(digest) : 0);
    if (is_whole) {
        memcpy(&digest, body.ptr + body.len, sizeof(digest));
        is_whole = ltl_digest_eq(digest, ltl_digest_of(body)) &&
                   ltl_data_unpack(&import->past_arena, body, &whole) == LTL_OK;
    }
    if (!is_whole || !take(import, &whole)) {
        return ltl_fail(error, LTL_INVALID, "%s: no checkpoint of this file as it is now", path);
    }
    return LTL_OK;
}
