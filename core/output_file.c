#include "core/output_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_ATTEMPTS = 100, MODE_NEW = 0666, MODE_BITS = 0777 };

static ltl_status write_fully(void *target, ltl_str bytes) {
    ltl_output_file *file = target;
    while (bytes.len > 0) {
        ssize_t written = write(file->fd, bytes.ptr, bytes.len);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            file->failure = written < 0 ? errno : EIO;
            return LTL_IO;
        }
        bytes.ptr += written;
        bytes.len -= (size_t)written;
    }
    return LTL_OK;
}

static ltl_status fail(ltl_error *error, const char *path, int failure) {
    return ltl_fail(error, LTL_IO, "cannot write %s: %s", path, strerror(failure));
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static int open_folder(const char *path) {
    size_t len = (size_t)(base_name(path) - path);
    if (len == 0) {
        return open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    }
    char *folder = strndup(path, len);
    int fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    free(folder);
    return fd;
}

/* A name that no other process is using: whoever creates it first has it. */
static ltl_status create_temporary(ltl_output_file *file, mode_t mode, ltl_error *error) {
    const char *base = base_name(file->path);
    size_t size = strlen(base) + 48;
    file->temporary = malloc(size);
    if (!file->temporary) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    for (int i = 0; i < MOST_ATTEMPTS && file->fd < 0; i++) {
        (void)snprintf(file->temporary, size, ".%s.%ld.%d.part", base, (long)getpid(), i);
        file->fd = openat(file->folder, file->temporary, flags, MODE_NEW);
        if (file->fd < 0 && errno != EEXIST) {
            break;
        }
    }
    int failure = errno;
    bool is_kept = file->fd >= 0 && (mode == 0 || fchmod(file->fd, mode & MODE_BITS) == 0);
    if (!is_kept) {
        failure = file->fd >= 0 ? errno : failure;
        return fail(error, file->path, failure);
    }
    return LTL_OK;
}

static ltl_status open_target(ltl_output_file *file, ltl_error *error) {
    struct stat old;
    const char *base = base_name(file->path);
    file->folder = base[0] != '\0' ? open_folder(file->path) : -1;
    if (file->folder < 0) {
        return fail(error, file->path, base[0] != '\0' ? errno : EISDIR);
    }
    if (fstatat(file->folder, base, &old, AT_SYMLINK_NOFOLLOW) != 0) {
        return errno == ENOENT ? create_temporary(file, 0, error) : fail(error, file->path, errno);
    }
    if (S_ISLNK(old.st_mode)) {
        return ltl_fail(error, LTL_REFUSED, "%s is a link: name the file it leads to", file->path);
    }
    if (S_ISDIR(old.st_mode)) {
        return ltl_fail(error, LTL_REFUSED, "%s is a folder", file->path);
    }
    if (S_ISREG(old.st_mode)) {
        return create_temporary(file, old.st_mode, error);
    }
    file->fd = openat(file->folder, base, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    return file->fd < 0 ? fail(error, file->path, errno) : LTL_OK;
}

void ltl_output_file_discard(ltl_output_file *file) {
    if (file->fd >= 0) {
        (void)close(file->fd);
        if (file->temporary) {
            (void)unlinkat(file->folder, file->temporary, 0);
        }
    }
    if (file->folder >= 0) {
        (void)close(file->folder);
    }
    free(file->temporary);
    free(file->path);
    file->path = NULL;
    file->temporary = NULL;
    file->folder = -1;
    file->fd = -1;
}

ltl_status ltl_output_file_open(ltl_output_file *file, const char *path, ltl_error *error) {
    file->temporary = NULL;
    file->folder = -1;
    file->fd = -1;
    file->failure = 0;
    file->path = strdup(path);
    ltl_status status =
        file->path ? open_target(file, error) : ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    if (status != LTL_OK) {
        ltl_output_file_discard(file);
        return status;
    }
    ltl_out_init(&file->out, write_fully, file);
    return LTL_OK;
}

/* Pipes and devices have nothing to make durable, and say so. */
static bool make_durable(int fd) {
    return fsync(fd) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP;
}

ltl_status ltl_output_file_commit(ltl_output_file *file, ltl_error *error) {
    ltl_status status = ltl_out_flush(&file->out);
    if (status != LTL_OK) {
        int failure = file->failure;
        status = failure != 0 ? fail(error, file->path, failure)
                              : ltl_fail(error, status, "%s", ltl_status_text(status));
    } else if (!make_durable(file->fd)) {
        status = fail(error, file->path, errno);
    } else if (file->temporary &&
               renameat(file->folder, file->temporary, file->folder, base_name(file->path)) != 0) {
        status = fail(error, file->path, errno);
    }
    if (status == LTL_OK) {
        free(file->temporary);
        file->temporary = NULL; /* it has the target's name now */
        (void)make_durable(file->folder);
    }
    ltl_output_file_discard(file);
    return status;
}
