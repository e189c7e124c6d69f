#include "orchestrator/fix/rewrite.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/limits.h"

#define BYTE_ORDER_MARK LTL_STR("\xEF\xBB\xBF")

static ltl_status failed(ltl_error *error, const char *path, const char *what) {
    int number = errno;
    ltl_status status = ltl_fail(error, LTL_IO, "%s: %s", what, strerror(number));
    ltl_error_at(error, path, 0, 0);
    return status;
}

static ltl_status refused(ltl_error *error, const char *path, const char *why) {
    ltl_status status = ltl_fail(error, LTL_REFUSED, "%s", why);
    ltl_error_at(error, path, 0, 0);
    return status;
}

static ltl_status read_all(ltl_arena *arena, int fd, size_t size, ltl_str *out_bytes) {
    char *bytes = ltl_arena_alloc(arena, size + 1);
    size_t count = 0;
    while (count < size) {
        ssize_t got = read(fd, bytes + count, size - count);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        count += (size_t)got;
    }
    *out_bytes = (ltl_str){bytes, count};
    return count == size ? LTL_OK : LTL_IO;
}

static ltl_status open_file(const char *path, int *out_fd, struct stat *out_info,
                            ltl_error *error) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) {
        return errno == ELOOP ? refused(error, path, "a link is not written through")
                              : failed(error, path, "cannot be opened");
    }
    if (fstat(fd, out_info) != 0 || !S_ISREG(out_info->st_mode)) {
        (void)close(fd);
        return refused(error, path, "this is no regular file");
    }
    if ((uint64_t)out_info->st_size > LTL_MAX_SOURCE_BYTES) {
        (void)close(fd);
        return refused(error, path, "the file is too large");
    }
    *out_fd = fd;
    return LTL_OK;
}

static ltl_status read_same(ltl_arena *arena, const char *path, ltl_digest content,
                            struct stat *out_info, ltl_source *out_source, ltl_str *out_bytes,
                            ltl_error *error) {
    int fd;
    ltl_status status = open_file(path, &fd, out_info, error);
    if (status != LTL_OK) {
        return status;
    }
    status = read_all(arena, fd, (size_t)out_info->st_size, out_bytes);
    (void)close(fd);
    if (status != LTL_OK) {
        return refused(error, path, "the file changed while it was read");
    }
    ltl_source_init(out_source, arena, ltl_str_of(path), *out_bytes);
    if (!ltl_digest_eq(out_source->content, content)) {
        return refused(error, path, "the file changed since it was looked at; nothing was fixed");
    }
    bool is_plain = ltl_str_ends_with(*out_bytes, out_source->text) &&
                    (out_bytes->len == out_source->text.len ||
                     (ltl_str_starts_with(*out_bytes, BYTE_ORDER_MARK) &&
                      out_bytes->len == out_source->text.len + BYTE_ORDER_MARK.len));
    return is_plain ? LTL_OK : refused(error, path, "only UTF-8 files can be fixed");
}

ltl_status ltl_rewrite_read(ltl_arena *arena, const char *path, ltl_digest content,
                            ltl_source *out_source, ltl_str *out_bytes, ltl_error *error) {
    struct stat info;
    return read_same(arena, path, content, &info, out_source, out_bytes, error);
}

static bool write_all(int fd, ltl_str bytes) {
    while (bytes.len > 0) {
        ssize_t put = write(fd, bytes.ptr, bytes.len);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            return false;
        }
        bytes = ltl_str_slice(bytes, (size_t)put, bytes.len);
    }
    return true;
}

/* The temporary file has the mode of the old one and its bytes on the disk before it takes the name. */
static ltl_status put(ltl_arena *arena, const char *path, const struct stat *info, ltl_str mark,
                      ltl_str text, ltl_error *error) {
    char *temporary = (char *)(uintptr_t)ltl_arena_printf(arena, "%s.lintel-XXXXXX", path).ptr;
    int fd = mkostemp(temporary, O_CLOEXEC);
    if (fd < 0) {
        return failed(error, path, "no temporary file beside it");
    }
    bool is_written = write_all(fd, mark) && write_all(fd, text) &&
                      fchmod(fd, info->st_mode & 07777) == 0 && fsync(fd) == 0;
    is_written = close(fd) == 0 && is_written;
    struct stat now;
    bool is_same = is_written && lstat(path, &now) == 0 && now.st_dev == info->st_dev &&
                   now.st_ino == info->st_ino && now.st_size == info->st_size &&
                   now.st_mtim.tv_sec == info->st_mtim.tv_sec &&
                   now.st_mtim.tv_nsec == info->st_mtim.tv_nsec;
    if (is_same && rename(temporary, path) == 0) {
        return LTL_OK;
    }
    ltl_status status = is_written && !is_same
                            ? refused(error, path, "the file changed meanwhile; nothing was fixed")
                            : failed(error, path, "cannot be written");
    (void)unlink(temporary);
    return status;
}

ltl_status ltl_rewrite_replace(ltl_arena *arena, const char *path, ltl_digest content, ltl_str text,
                               ltl_error *error) {
    struct stat info;
    ltl_source source;
    ltl_str bytes;
    ltl_status status = read_same(arena, path, content, &info, &source, &bytes, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_str mark = ltl_str_slice(bytes, 0, bytes.len - source.text.len);
    return put(arena, path, &info, mark, text, error);
}
