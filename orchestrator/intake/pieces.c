#include "orchestrator/intake/pieces.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/intake/model.h"
#include "orchestrator/intake/safe_file.h"

static ltl_status file_open(const ltl_intake *intake, const ltl_content *content,
                            ltl_pieces *out_pieces, ltl_error *error) {
    int fd = ltl_safe_open(intake->roots.at[content->root], content->text.ptr, O_RDONLY);
    if (fd < 0) {
        return ltl_fail(error, LTL_IO, "%s", strerror(errno));
    }
    if (fstat(fd, &out_pieces->was) != 0 || !S_ISREG(out_pieces->was.st_mode)) {
        (void)close(fd);
        return ltl_fail(error, LTL_REFUSED, "not a regular file");
    }
    (void)posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    out_pieces->fd = fd;
    out_pieces->size = (uint64_t)out_pieces->was.st_size;
    return LTL_OK;
}

ltl_status ltl_pieces_open(ltl_reader *reader, const ltl_target *target, ltl_side side,
                           ltl_arena *arena, ltl_pieces *out_pieces, ltl_error *error) {
    const ltl_intake *intake = ltl_reader_intake(reader);
    const ltl_content *content = &intake->sources.at[target->source].side[side];
    *out_pieces = (ltl_pieces){.fd = -1};
    if (content->kind == LTL_CONTENT_FILE) {
        return file_open(intake, content, out_pieces, error);
    }
    ltl_status status = ltl_reader_read_up_to(reader, target, side, LTL_MAX_GIT_OBJECT_BYTES, arena,
                                              &out_pieces->whole, error);
    out_pieces->size = status == LTL_OK ? out_pieces->whole.len : 0;
    return status;
}

static ltl_status file_read(ltl_pieces *pieces, char *bytes, size_t room, size_t *out_len) {
    while (*out_len < room) {
        ssize_t got = read(pieces->fd, bytes + *out_len, room - *out_len);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return LTL_IO;
        }
        if (got == 0) {
            break;
        }
        *out_len += (size_t)got;
    }
    return LTL_OK;
}

ltl_status ltl_pieces_read(ltl_pieces *pieces, char *bytes, size_t room, size_t *out_len) {
    uint64_t left = pieces->size - pieces->at;
    room = left < room ? (size_t)left : room;
    *out_len = 0;
    ltl_status status = LTL_OK;
    if (pieces->fd >= 0) {
        status = file_read(pieces, bytes, room, out_len);
    } else if (room > 0) {
        memcpy(bytes, pieces->whole.ptr + pieces->at, room);
        *out_len = room;
    }
    pieces->at += *out_len;
    return status;
}

ltl_reason ltl_pieces_close(ltl_pieces *pieces) {
    struct stat now;
    if (pieces->fd < 0) {
        return LTL_REASON_NONE;
    }
    bool is_same = fstat(pieces->fd, &now) == 0 && now.st_size == pieces->was.st_size &&
                   now.st_mtim.tv_sec == pieces->was.st_mtim.tv_sec &&
                   now.st_mtim.tv_nsec == pieces->was.st_mtim.tv_nsec;
    (void)close(pieces->fd);
    pieces->fd = -1;
    return is_same ? LTL_REASON_NONE : LTL_REASON_CHANGED;
}
