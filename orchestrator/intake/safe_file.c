#include "orchestrator/intake/safe_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/limits.h"

/* Never waits for the other end of a FIFO, never becomes the terminal of anything. */
enum { CAREFUL = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY };

/* openat2 as the kernel documents it; the C library has no name for it yet. */
struct how_to_open {
    uint64_t flags;
    uint64_t mode;
    uint64_t resolve;
};
enum { NO_MAGIC_LINKS = 0x02, NO_LINKS = 0x04, STAY_BENEATH = 0x08 };

static bool is_dots(ltl_str name) {
    return name.len == 0 || ltl_str_is(name, ".") || ltl_str_is(name, "..");
}

static bool has_dots(const char *path) {
    ltl_str rest = ltl_str_of(path);
    ltl_str name;
    while (ltl_str_split(&rest, '/', &name)) {
        if (is_dots(name)) {
            return true;
        }
    }
    return false;
}

/* The kernel refuses flags that mean nothing for a handle that cannot be read. */
static int careful_for(int flags) {
    return flags & O_PATH ? O_CLOEXEC | O_NOFOLLOW : CAREFUL;
}

int ltl_safe_open_stepwise(int root_fd, const char *path, int flags) {
    char name[256];
    int folder = root_fd;
    for (;;) {
        const char *slash = strchr(path, '/');
        size_t len = slash ? (size_t)(slash - path) : strlen(path);
        int next = -1;
        if (len >= sizeof(name)) {
            errno = ENAMETOOLONG;
        } else if (is_dots((ltl_str){path, len})) {
            errno = EINVAL;
        } else {
            memcpy(name, path, len);
            name[len] = '\0';
            next = openat(folder, name,
                          slash ? O_PATH | O_DIRECTORY | CAREFUL : flags | careful_for(flags));
        }
        if (folder != root_fd) {
            int kept = errno;
            (void)close(folder);
            errno = kept;
        }
        if (next < 0 || !slash) {
            return next;
        }
        folder = next;
        path = slash + 1;
    }
}

/* Old kernels do not know the call, some sandboxes forbid it: remembered, asked once. */
static atomic_bool kernel_refuses;

int ltl_safe_open(int root_fd, const char *path, int flags) {
    if (has_dots(path)) {
        errno = EINVAL;
        return -1;
    }
    if (!atomic_load_explicit(&kernel_refuses, memory_order_relaxed)) {
        struct how_to_open how = {
            .flags = (uint64_t)(flags | careful_for(flags)),
            .resolve = NO_MAGIC_LINKS | NO_LINKS | STAY_BENEATH,
        };
        int fd = (int)syscall(SYS_openat2, root_fd, path, &how, sizeof(how));
        if (fd >= 0 || (errno != ENOSYS && errno != EPERM && errno != EAGAIN)) {
            return fd;
        }
        if (errno == ENOSYS) {
            atomic_store_explicit(&kernel_refuses, true, memory_order_relaxed);
        }
    }
    return ltl_safe_open_stepwise(root_fd, path, flags);
}

static ltl_status tell(ltl_reason reason, ltl_reason *out_reason, ltl_status status,
                       const char *path, ltl_error *error, const char *why) {
    if (out_reason) {
        *out_reason = reason;
    }
    (void)ltl_fail(error, status, "%s", why);
    ltl_error_at(error, path, 0, 0);
    return status;
}

static ltl_status tell_open_failed(const char *path, ltl_reason *out_reason, ltl_error *error) {
    int number = errno;
    if (number == ENOENT) {
        return tell(LTL_REASON_UNREADABLE, out_reason, LTL_NOT_FOUND, path, error, "no such file");
    }
    if (number == ELOOP || number == EXDEV || number == EINVAL) {
        return tell(LTL_REASON_LINK, out_reason, LTL_REFUSED, path, error,
                    "the path leads through a link or out of the folder");
    }
    if (number == ENXIO || number == ENODEV) {
        return tell(LTL_REASON_SPECIAL, out_reason, LTL_REFUSED, path, error, "not a regular file");
    }
    return tell(LTL_REASON_UNREADABLE, out_reason, LTL_IO, path, error, strerror(number));
}

/* Fills `bytes` as far as the file goes; -1 with errno. */
static ssize_t read_up_to(int fd, char *bytes, size_t capacity) {
    size_t len = 0;
    while (len < capacity) {
        ssize_t got = read(fd, bytes + len, capacity - len);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return -1;
        }
        if (got == 0) {
            break;
        }
        len += (size_t)got;
    }
    return (ssize_t)len;
}

static bool is_same_state(const struct stat *a, const struct stat *b) {
    return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static ltl_status read_open_file(int fd, const char *path, uint64_t max_bytes, ltl_arena *arena,
                                 ltl_str *out_bytes, ltl_reason *out_reason, ltl_error *error) {
    struct stat before;
    struct stat after;
    if (fstat(fd, &before) != 0) {
        return tell(LTL_REASON_UNREADABLE, out_reason, LTL_IO, path, error, strerror(errno));
    }
    if (!S_ISREG(before.st_mode)) {
        return tell(LTL_REASON_SPECIAL, out_reason, LTL_REFUSED, path, error, "not a regular file");
    }
    uint64_t size = (uint64_t)before.st_size;
    if (size > max_bytes) {
        return tell(LTL_REASON_TOO_LARGE, out_reason, LTL_LIMIT, path, error,
                    "larger than the size limit");
    }
    /* One byte more than the size, so that growth shows, and a zero after the text. */
    char *bytes = ltl_arena_alloc_raw(arena, (size_t)size + 2);
    ssize_t got = read_up_to(fd, bytes, (size_t)size + 1);
    if (got < 0) {
        return tell(LTL_REASON_UNREADABLE, out_reason, LTL_IO, path, error, strerror(errno));
    }
    if ((uint64_t)got != size || fstat(fd, &after) != 0 || !is_same_state(&before, &after)) {
        return tell(LTL_REASON_CHANGED, out_reason, LTL_IO, path, error,
                    "the file changed while it was read");
    }
    bytes[size] = '\0';
    *out_bytes = (ltl_str){bytes, (size_t)size};
    return LTL_OK;
}

ltl_status ltl_safe_read(int root_fd, const char *path, uint64_t max_bytes, ltl_arena *arena,
                         ltl_str *out_bytes, ltl_reason *out_reason, ltl_error *error) {
    int fd = ltl_safe_open(root_fd, path, O_RDONLY);
    if (fd < 0) {
        return tell_open_failed(path, out_reason, error);
    }
    ltl_status status = read_open_file(fd, path, max_bytes, arena, out_bytes, out_reason, error);
    (void)close(fd);
    return status;
}

bool ltl_safe_try_read(int root_fd, const char *path, uint64_t max_bytes, ltl_arena *arena,
                       ltl_str *out_bytes, const char **out_problem) {
    ltl_reason reason = LTL_REASON_NONE;
    ltl_status status = ltl_safe_read(root_fd, path, max_bytes, arena, out_bytes, &reason, NULL);
    if (out_problem) {
        bool is_problem = status != LTL_OK && status != LTL_NOT_FOUND;
        *out_problem = is_problem ? ltl_status_text(status) : NULL;
    }
    return status == LTL_OK;
}

bool ltl_safe_try_read_handle(int fd, uint64_t max_bytes, ltl_arena *arena, ltl_str *out_bytes) {
    ltl_status status = read_open_file(fd, "", max_bytes, arena, out_bytes, NULL, NULL);
    (void)close(fd);
    return status == LTL_OK;
}

bool ltl_path_is_safe(ltl_str path) {
    if (path.len == 0 || path.len > LTL_MAX_PATH_BYTES || memchr(path.ptr, '\0', path.len)) {
        return false;
    }
    ltl_str rest = path;
    ltl_str name;
    while (ltl_str_split(&rest, '/', &name)) {
        if (is_dots(name) || ltl_str_equals_ignoring_case(name, LTL_STR(".git"))) {
            return false;
        }
    }
    return true;
}
