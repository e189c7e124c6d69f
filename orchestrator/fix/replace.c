#include "orchestrator/fix/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>


enum { ATTRIBUTE_BYTES = 65536, MODE_BITS = 07777 };

bool ltl_write_all(int fd, ltl_str bytes) {
    while (bytes.len > 0) {
        ssize_t put = write(fd, bytes.ptr, bytes.len);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            errno = put == 0 ? ENOSPC : errno;
            return false;
        }
        bytes = ltl_str_slice(bytes, (size_t)put, bytes.len);
    }
    return true;
}

static ltl_status failed(const char *what, ltl_error *error) {
    return ltl_fail(error, LTL_IO, "%s: %s", what, strerror(errno));
}

static bool read_all(int fd, char *bytes, size_t size) {
    for (size_t count = 0; count < size;) {
        ssize_t got = read(fd, bytes + count, size - count);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        count += (size_t)got;
    }
    return true;
}

ltl_status ltl_replace_read(int folder, const char *name, uint64_t max_bytes, ltl_arena *arena,
                            struct stat *out_info, ltl_str *out_bytes, ltl_error *error) {
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) {
        bool is_other = errno == ENOENT || errno == ELOOP || errno == ENXIO;
        return is_other ? ltl_fail(error, LTL_NOT_FOUND, "there is no regular file of that name")
                        : failed("cannot be opened", error);
    }
    ltl_status status = LTL_OK;
    if (fstat(fd, out_info) != 0 || !S_ISREG(out_info->st_mode)) {
        status = ltl_fail(error, LTL_NOT_FOUND, "this is no regular file");
    } else if ((uint64_t)out_info->st_size > max_bytes) {
        status = ltl_fail(error, LTL_LIMIT, "the file is too large");
    }
    if (status == LTL_OK) {
        size_t size = (size_t)out_info->st_size;
        char *bytes = ltl_arena_alloc(arena, size + 1);
        *out_bytes = (ltl_str){bytes, size};
        status = read_all(fd, bytes, size) ? LTL_OK : failed("cannot be read", error);
    }
    (void)close(fd);
    return status;
}

/* What the old file has besides bytes. Attributes that this file system or this user may not set were not set by
 * this user either. */
static void attributes_copy(int from, int to) {
    static _Thread_local char names[ATTRIBUTE_BYTES];
    static _Thread_local char value[ATTRIBUTE_BYTES];
    ssize_t count = flistxattr(from, names, sizeof(names));
    for (ssize_t at = 0; at < count; at += (ssize_t)strlen(names + at) + 1) {
        ssize_t len = fgetxattr(from, names + at, value, sizeof(value));
        if (len >= 0 && fsetxattr(to, names + at, value, (size_t)len, 0) != 0) {
            continue;
        }
    }
}

static bool owner_copy(const struct stat *old, int fd) {
    struct stat now;
    return fstat(fd, &now) == 0 && ((now.st_uid == old->st_uid && now.st_gid == old->st_gid) ||
                                    fchown(fd, old->st_uid, old->st_gid) == 0);
}

static bool is_same(const struct stat *a, const struct stat *b) {
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec &&
           a->st_ctim.tv_sec == b->st_ctim.tv_sec && a->st_ctim.tv_nsec == b->st_ctim.tv_nsec;
}

/* Whole on the disk, with everything the old one has, before it takes the name. */
static ltl_status temporary_write(const ltl_replacement *r, const struct stat *old,
                                  ltl_error *error) {
    int fd = openat(r->folder, r->temporary,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) {
        return failed("no temporary file beside it", error);
    }
    int from = openat(r->folder, r->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (from >= 0) {
        attributes_copy(from, fd);
        (void)close(from);
    }
    bool is_written = ltl_write_all(fd, r->bytes) && owner_copy(old, fd) &&
                      fchmod(fd, old->st_mode & MODE_BITS) == 0 && fsync(fd) == 0;
    ltl_status status = is_written ? LTL_OK : failed("cannot be written", error);
    if (close(fd) != 0 && status == LTL_OK) {
        status = failed("cannot be written", error);
    }
    return status;
}

void ltl_replace_tidy(const ltl_replacement *r) {
    struct stat own;
    struct stat lock;
    bool is_own = fstatat(r->folder, r->temporary, &own, AT_SYMLINK_NOFOLLOW) == 0;
    if (is_own && r->lock != NULL &&
        fstatat(r->folder, r->lock, &lock, AT_SYMLINK_NOFOLLOW) == 0 &&
        lock.st_dev == own.st_dev && lock.st_ino == own.st_ino) {
        (void)unlinkat(r->folder, r->lock, 0); /* ours: nobody else has that file */
    }
    if (is_own) {
        (void)unlinkat(r->folder, r->temporary, 0);
    }
}

/* git's lock is a second name of our temporary file, so that a lock left behind can be told from git's own. */
static ltl_status lock_take(const ltl_replacement *r, ltl_error *error) {
    if (r->lock == NULL || linkat(r->folder, r->temporary, r->folder, r->lock, 0) == 0) {
        return LTL_OK;
    }
    return errno == EEXIST ? ltl_fail(error, LTL_REFUSED,
                                      "git is at work here: %s is there already", r->lock)
                           : failed("the lock of the index", error);
}

ltl_status ltl_replace(const ltl_replacement *r, const struct stat *old, bool *out_is_done,
                       ltl_error *error) {
    ltl_replace_tidy(r);
    ltl_status status = temporary_write(r, old, error);
    if (status == LTL_OK) {
        status = lock_take(r, error);
    }
    struct stat now;
    bool is_still = status == LTL_OK &&
                    fstatat(r->folder, r->name, &now, AT_SYMLINK_NOFOLLOW) == 0 && is_same(old, &now);
    const char *from = r->lock != NULL ? r->lock : r->temporary;
    if (is_still && renameat(r->folder, from, r->folder, r->name) != 0) {
        status = failed("cannot be replaced", error);
        is_still = false;
    }
    if (is_still && r->lock != NULL) {
        (void)unlinkat(r->folder, r->temporary, 0); /* the other name */
    } else if (!is_still) {
        ltl_replace_tidy(r);
    }
    if (status == LTL_OK) {
        *out_is_done = is_still;
    }
    return status;
}

ltl_status ltl_replace_make(const ltl_replacement *r, bool *out_is_done, ltl_error *error) {
    ltl_replace_tidy(r);
    int fd = openat(r->folder, r->temporary,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0) {
        return failed("no temporary file beside it", error);
    }
    bool is_written = ltl_write_all(fd, r->bytes) && fsync(fd) == 0;
    ltl_status status = is_written ? LTL_OK : failed("cannot be written", error);
    if (close(fd) != 0 && status == LTL_OK) {
        status = failed("cannot be written", error);
    }
    if (status == LTL_OK) {
        *out_is_done = linkat(r->folder, r->temporary, r->folder, r->name, 0) == 0;
        status = *out_is_done || errno == EEXIST ? LTL_OK : failed("cannot be made", error);
    }
    ltl_replace_tidy(r);
    return status;
}

ltl_status ltl_replace_remove(const ltl_replacement *r, const struct stat *old, bool *out_is_done,
                              ltl_error *error) {
    struct stat now;
    ltl_replace_tidy(r);
    bool is_still =
        fstatat(r->folder, r->name, &now, AT_SYMLINK_NOFOLLOW) == 0 && is_same(old, &now);
    *out_is_done = is_still && unlinkat(r->folder, r->name, 0) == 0;
    return *out_is_done || !is_still ? LTL_OK : failed("cannot be removed", error);
}
