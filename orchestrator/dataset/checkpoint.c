/* checkpoint.c - how far a run came, in a file that is there whole or not at all.
 *
 * One packed value: which file it is of, the stream's own record, where the dead letters end, and the profile as
 * bytes; then the digest of all that. It is for the same program on the same machine. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "orchestrator/dataset/dataset_internal.h"

enum { VERSION = 2, MOST_BYTES = 4 << 20, MOST_PATH = 4096 };

static const ltl_str names[] = {LTL_STR_INIT("version"), LTL_STR_INIT("layout"),
                                LTL_STR_INIT("size"),    LTL_STR_INIT("changed"),
                                LTL_STR_INIT("stream"),  LTL_STR_INIT("dead"),
                                LTL_STR_INIT("width"),   LTL_STR_INIT("profile")};

static ltl_str profile_bytes(const ltl_table_profile *profile) {
    size_t columns = profile->column_count * sizeof(profile->columns[0]);
    return (ltl_str){(const char *)profile, offsetof(ltl_table_profile, columns) + columns};
}

static bool write_all(int fd, ltl_str bytes) {
    while (bytes.len > 0) {
        ssize_t done = write(fd, bytes.ptr, bytes.len);
        if (done <= 0) {
            return false;
        }
        bytes = ltl_str_slice(bytes, (size_t)done, bytes.len);
    }
    return true;
}

static bool file_replace(const char *path, ltl_str bytes) {
    char temporary[MOST_PATH];
    int len = snprintf(temporary, sizeof(temporary), "%s.tmp", path);
    if (len < 0 || (size_t)len >= sizeof(temporary)) {
        return false;
    }
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        return false;
    }
    bool is_written = write_all(fd, bytes) && fsync(fd) == 0;
    bool is_closed = close(fd) == 0;
    if (is_written && is_closed && rename(temporary, path) == 0) {
        return true;
    }
    (void)unlink(temporary);
    return false;
}

void ltl_checkpoint_write(ltl_dataset *dataset, const ltl_data *record) {
    int64_t dead = 0;
    if (dataset->dead != NULL) {
        dead = fflush(dataset->dead) == 0 ? (int64_t)ftello(dataset->dead) : -1;
    }
    ltl_data values[] = {ltl_data_number(VERSION),
                         ltl_data_number((int64_t)sizeof(ltl_table_profile)),
                         ltl_data_number((int64_t)dataset->size),
                         ltl_data_number(dataset->changed),
                         *record,
                         ltl_data_number(dead),
                         ltl_data_number(dataset->profile->width),
                         ltl_data_text(profile_bytes(dataset->profile))};
    ltl_data whole = ltl_data_record(names, values, LTL_COUNT_OF(names));
    ltl_buf bytes;
    ltl_buf_init(&bytes, MOST_BYTES);
    bool is_good = dead >= 0 && ltl_data_pack(&whole, &bytes) == LTL_OK;
    ltl_digest digest = ltl_digest_of(ltl_buf_borrow(&bytes));
    ltl_buf_append(&bytes, (ltl_str){(const char *)&digest, sizeof(digest)});
    is_good = is_good && !bytes.is_cut &&
              file_replace(dataset->options->checkpoint, ltl_buf_borrow(&bytes));
    dataset->checkpoint_failed = dataset->checkpoint_failed || !is_good;
    ltl_buf_clear(&bytes);
}

static ltl_status file_read(ltl_arena *arena, const char *path, ltl_str *out_bytes,
                            ltl_error *error) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return LTL_NOT_FOUND;
    }
    char *bytes = ltl_arena_alloc_raw(arena, MOST_BYTES);
    size_t len = 0;
    ssize_t got = 1;
    while (got > 0 && len < MOST_BYTES) {
        got = read(fd, bytes + len, MOST_BYTES - len);
        len += got > 0 ? (size_t)got : 0;
    }
    (void)close(fd);
    *out_bytes = (ltl_str){bytes, len};
    return got < 0 ? ltl_fail(error, LTL_IO, "%s: cannot be read", path) : LTL_OK;
}

static bool take(ltl_dataset *dataset, const ltl_data *whole) {
    const ltl_data *profile = ltl_data_member(whole, LTL_STR("profile"));
    const ltl_data *stream = ltl_data_member(whole, LTL_STR("stream"));
    int64_t dead = ltl_data_member_number(whole, "dead", -1);
    bool is_ours =
        ltl_data_member_number(whole, "version", 0) == VERSION &&
        ltl_data_member_number(whole, "layout", 0) == (int64_t)sizeof(ltl_table_profile) &&
        ltl_data_member_number(whole, "size", -1) == (int64_t)dataset->size &&
        ltl_data_member_number(whole, "changed", -1) == dataset->changed && dead >= 0 &&
        profile != NULL && stream != NULL && profile->text.len <= sizeof(ltl_table_profile);
    if (!is_ours) {
        return false;
    }
    memcpy(dataset->profile, profile->text.ptr, profile->text.len);
    ltl_validation_restore(dataset->profile, &dataset->validation);
    dataset->past = *stream;
    dataset->was_resumed = true;
    if (dataset->dead != NULL) {
        return ftruncate(fileno(dataset->dead), (off_t)dead) == 0 &&
               fseeko(dataset->dead, (off_t)dead, SEEK_SET) == 0;
    }
    return true;
}

ltl_status ltl_checkpoint_read(ltl_dataset *dataset, ltl_error *error) {
    ltl_str bytes;
    const char *path = dataset->options->checkpoint;
    ltl_status status = file_read(&dataset->past_arena, path, &bytes, error);
    if (status != LTL_OK) {
        return status == LTL_NOT_FOUND ? LTL_OK : status;
    }
    ltl_digest digest;
    ltl_data whole;
    bool is_whole = bytes.len > sizeof(digest);
    ltl_str body = ltl_str_slice(bytes, 0, is_whole ? bytes.len - sizeof(digest) : 0);
    if (is_whole) {
        memcpy(&digest, body.ptr + body.len, sizeof(digest));
        is_whole = ltl_digest_eq(digest, ltl_digest_of(body)) &&
                   ltl_data_unpack(&dataset->past_arena, body, &whole) == LTL_OK;
    }
    if (!is_whole || !take(dataset, &whole)) {
        return ltl_fail(error, LTL_INVALID, "%s: no checkpoint of this file as it is now", path);
    }
    return LTL_OK;
}
