#include "orchestrator/cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_STEP_BYTES = 65536, EXIT_BY_SIGNAL = 128 };

static ltl_status fail_errno(ltl_error *error, ltl_status status, const char *path,
                             const char *what) {
    return ltl_fail(error, status, "%s: %s: %s", path, what, strerror(errno));
}

ltl_status ltl_fd_read(ltl_arena *arena, int fd, const char *name, uint64_t max_bytes,
                       ltl_str *out_text, ltl_error *error) {
    size_t capacity = READ_STEP_BYTES;
    size_t len = 0;
    char *bytes = ltl_arena_alloc_raw(arena, capacity);
    for (;;) {
        if (len == capacity) {
            char *larger = ltl_arena_alloc_raw(arena, 2 * capacity);
            memcpy(larger, bytes, len);
            bytes = larger;
            capacity *= 2;
        }
        ssize_t got = read(fd, bytes + len, capacity - len);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return fail_errno(error, LTL_IO, name, "cannot be read");
        }
        if (got == 0) {
            break;
        }
        len += (size_t)got;
        if (len > max_bytes) {
            return ltl_fail(error, LTL_LIMIT, "%s: larger than %llu bytes", name,
                            (unsigned long long)max_bytes);
        }
    }
    *out_text = (ltl_str){bytes, len};
    return LTL_OK;
}

ltl_status ltl_file_read(ltl_arena *arena, const char *path, uint64_t max_bytes, ltl_str *out_text,
                         ltl_error *error) {
    /* Not blocking: a pipe of that name must not hang the program before it is refused. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        bool is_missing = errno == ENOENT || errno == ENOTDIR;
        return fail_errno(error, is_missing ? LTL_NOT_FOUND : LTL_IO, path, "cannot be opened");
    }
    struct stat info;
    ltl_status status = LTL_OK;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        status = ltl_fail(error, LTL_REFUSED, "%s: not a regular file", path);
    } else {
        status = ltl_fd_read(arena, fd, path, max_bytes, out_text, error);
    }
    close(fd);
    return status;
}

bool ltl_file_exists(const char *path) {
    struct stat info;
    return stat(path, &info) == 0;
}

bool ltl_folder_exists(const char *path) {
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* The temporary file that a signal has to remove; empty when there is none. */
static char doomed[PATH_MAX];
static struct sigaction before_interrupt;
static struct sigaction before_terminate;

static void remove_and_exit(int number) {
    if (doomed[0] != '\0') {
        unlink(doomed);
    }
    _exit(EXIT_BY_SIGNAL + number);
}

static void guard_begin(const char *path) {
    snprintf(doomed, sizeof(doomed), "%s", path);
    struct sigaction action = {.sa_handler = remove_and_exit};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &before_interrupt);
    sigaction(SIGTERM, &action, &before_terminate);
}

static void guard_end(void) {
    sigaction(SIGINT, &before_interrupt, NULL);
    sigaction(SIGTERM, &before_terminate, NULL);
    doomed[0] = '\0';
}

static ltl_status write_all(void *target, ltl_str bytes) {
    ltl_file_writer *writer = target;
    while (bytes.len > 0) {
        ssize_t written = write(writer->fd, bytes.ptr, bytes.len);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            writer->error_number = errno;
            return LTL_IO;
        }
        bytes = ltl_str_slice(bytes, (size_t)written, bytes.len);
    }
    return LTL_OK;
}

static bool is_special(const char *path) {
    struct stat info;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode);
}

static ltl_status temporary_open(ltl_file_writer *writer, ltl_error *error) {
    const char *slash = strrchr(writer->path, '/');
    int folder_len = slash ? (int)(slash - writer->path) + 1 : 0;
    int len = snprintf(writer->temporary, sizeof(writer->temporary), "%.*s.lintel-XXXXXX",
                       folder_len, writer->path);
    if (len < 0 || (size_t)len >= sizeof(writer->temporary)) {
        return ltl_fail(error, LTL_IO, "%s: the path is too long", writer->path);
    }
    writer->fd = mkostemp(writer->temporary, O_CLOEXEC);
    if (writer->fd < 0) {
        return fail_errno(error, LTL_IO, writer->path, "cannot be written");
    }
    writer->has_temporary = true;
    guard_begin(writer->temporary);
    return LTL_OK;
}

ltl_status ltl_file_writer_open(ltl_file_writer *writer, const char *path, ltl_error *error) {
    writer->has_temporary = false;
    writer->error_number = 0;
    int len = snprintf(writer->path, sizeof(writer->path), "%s", path);
    if (len < 0 || (size_t)len >= sizeof(writer->path)) {
        return ltl_fail(error, LTL_IO, "%s: the path is too long", path);
    }
    ltl_out_init(&writer->out, write_all, writer);
    if (!is_special(path)) {
        return temporary_open(writer, error);
    }
    writer->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return writer->fd >= 0 ? LTL_OK : fail_errno(error, LTL_IO, path, "cannot be written");
}

static mode_t usual_mode(void) {
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

ltl_status ltl_file_writer_close(ltl_file_writer *writer, unsigned mode, ltl_error *error) {
    ltl_status status = ltl_out_flush(&writer->out);
    int number = writer->error_number;
    if (status == LTL_OK && writer->has_temporary) {
        mode_t wanted = mode ? (mode_t)mode : usual_mode();
        bool is_safe = fchmod(writer->fd, wanted) == 0 && fsync(writer->fd) == 0;
        number = is_safe ? 0 : errno;
        status = is_safe ? LTL_OK : LTL_IO;
    }
    if (close(writer->fd) != 0 && status == LTL_OK) {
        number = errno;
        status = LTL_IO;
    }
    if (status == LTL_OK && writer->has_temporary && rename(writer->temporary, writer->path) != 0) {
        number = errno;
        status = LTL_IO;
    }
    if (status != LTL_OK && writer->has_temporary) {
        unlink(writer->temporary);
    }
    if (writer->has_temporary) {
        guard_end();
    }
    errno = number;
    return status == LTL_OK ? LTL_OK : fail_errno(error, status, writer->path, "cannot be written");
}

void ltl_fd_writer_open(ltl_file_writer *writer, int fd, const char *name) {
    writer->fd = fd;
    writer->has_temporary = false;
    writer->error_number = 0;
    snprintf(writer->path, sizeof(writer->path), "%s", name);
    ltl_out_init(&writer->out, write_all, writer);
}

ltl_status ltl_fd_writer_close(ltl_file_writer *writer, ltl_error *error) {
    ltl_status status = ltl_out_flush(&writer->out);
    errno = writer->error_number;
    return status == LTL_OK ? LTL_OK : fail_errno(error, status, writer->path, "cannot be written");
}
