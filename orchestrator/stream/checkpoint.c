/* checkpoint.c - one packed value: which file it is of, the engine's own record of the stream, where the dead letters
 * end, and the kind's state; then the digest of all that. It is for the same program on the same machine. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/stream/stream.h"
#include "orchestrator/tools/temporary.h"

enum { VERSION = 3, MOST_BYTES = 4 << 20 };

static const ltl_str names[] = {
    LTL_STR_INIT("version"), LTL_STR_INIT("kind"),   LTL_STR_INIT("layout"), LTL_STR_INIT("size"),
    LTL_STR_INIT("changed"), LTL_STR_INIT("stream"), LTL_STR_INIT("dead"),   LTL_STR_INIT("state")};

static bool file_replace(const char *path, ltl_str bytes) {
    char temporary[LTL_MAX_PATH_BYTES];
    int len = snprintf(temporary, sizeof(temporary), "%s.tmp", path);
    if (len < 0 || (size_t)len >= sizeof(temporary)) {
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

void ltl_stream_checkpoint_write(ltl_stream *stream, const ltl_data *record) {
    int64_t dead = 0;
    if (stream->dead != NULL) {
        dead = fflush(stream->dead) == 0 ? (int64_t)ftello(stream->dead) : -1;
    }
    ltl_arena arena = {0};
    ltl_data state = LTL_DATA_NONE;
    bool is_good = dead >= 0 && stream->kind->keep(stream->of, &arena, &state);
    ltl_data values[] = {ltl_data_number(VERSION),
                         ltl_data_text(ltl_str_of(stream->kind->within)),
                         ltl_data_number((int64_t)stream->kind->layout),
                         ltl_data_number((int64_t)stream->outcome.bytes),
                         ltl_data_number(stream->changed),
                         *record,
                         ltl_data_number(dead),
                         state};
    ltl_data whole = ltl_data_record(names, values, LTL_COUNT_OF(names));
    ltl_buf bytes;
    ltl_buf_init(&bytes, MOST_BYTES);
    is_good = is_good && ltl_data_pack(&whole, &bytes) == LTL_OK;
    ltl_digest digest = ltl_digest_of(ltl_buf_borrow(&bytes));
    ltl_buf_append(&bytes, (ltl_str){(const char *)&digest, sizeof(digest)});
    is_good = is_good && !bytes.is_cut &&
              file_replace(stream->options->checkpoint, ltl_buf_borrow(&bytes));
    stream->checkpoint_failed = stream->checkpoint_failed || !is_good;
    ltl_buf_clear(&bytes);
    ltl_arena_clear(&arena);
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

static bool dead_take(ltl_stream *stream, int64_t dead) {
    return dead >= 0 &&
           (stream->dead == NULL || (ftruncate(fileno(stream->dead), (off_t)dead) == 0 &&
                                     fseeko(stream->dead, (off_t)dead, SEEK_SET) == 0));
}

static bool take(ltl_stream *stream, const ltl_data *whole) {
    const ltl_data *place = ltl_data_member(whole, LTL_STR("stream"));
    const ltl_data *state = ltl_data_member(whole, LTL_STR("state"));
    const ltl_data *kind = ltl_data_member(whole, LTL_STR("kind"));
    bool is_ours = ltl_data_member_number(whole, "version", 0) == VERSION && kind != NULL &&
                   ltl_str_is(kind->text, stream->kind->within) && place != NULL && state != NULL &&
                   ltl_data_member_number(whole, "layout", -1) == (int64_t)stream->kind->layout &&
                   ltl_data_member_number(whole, "size", -1) == (int64_t)stream->outcome.bytes &&
                   ltl_data_member_number(whole, "changed", -1) == stream->changed;
    if (!is_ours || !stream->kind->restore(stream->of, state) ||
        !dead_take(stream, ltl_data_member_number(whole, "dead", -1))) {
        return false;
    }
    stream->past = *place;
    stream->outcome.was_resumed = true;
    return true;
}

ltl_status ltl_stream_checkpoint_read(ltl_stream *stream, ltl_error *error) {
    ltl_str bytes;
    const char *path = stream->options->checkpoint;
    if (!file_read(&stream->past_arena, path, &bytes)) {
        return LTL_OK;
    }
    ltl_digest digest;
    ltl_data whole;
    bool is_whole = bytes.len > sizeof(digest);
    ltl_str body = ltl_str_slice(bytes, 0, is_whole ? bytes.len - sizeof(digest) : 0);
    if (is_whole) {
        memcpy(&digest, body.ptr + body.len, sizeof(digest));
        is_whole = ltl_digest_eq(digest, ltl_digest_of(body)) &&
                   ltl_data_unpack(&stream->past_arena, body, &whole) == LTL_OK;
    }
    if (!is_whole || !take(stream, &whole)) {
        return ltl_fail(error, LTL_INVALID, "%s: no checkpoint of this file as it is now", path);
    }
    return LTL_OK;
}
