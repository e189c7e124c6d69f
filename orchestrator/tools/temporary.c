#include "orchestrator/tools/temporary.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int ltl_temporary_open(void) {
    const char *folder = getenv("TMPDIR");
    folder = folder != NULL && folder[0] == '/' ? folder : "/tmp";
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0) {
        return fd;
    }
    /* A file system that cannot do without names. */
    char path[PATH_MAX];
    int len = snprintf(path, sizeof(path), "%s/lintel-XXXXXX", folder);
    if (len < 0 || (size_t)len >= sizeof(path) || (fd = mkostemp(path, O_CLOEXEC)) < 0) {
        return -1;
    }
    (void)unlink(path);
    return fd;
}

bool ltl_write_at(int fd, uint64_t offset, const void *bytes, size_t count) {
    const char *at = bytes;
    while (count > 0) {
        ssize_t done = pwrite(fd, at, count, (off_t)offset);
        if (done <= 0) {
            return false;
        }
        at += done;
        offset += (uint64_t)done;
        count -= (size_t)done;
    }
    return true;
}

bool ltl_read_at(int fd, uint64_t offset, void *into, size_t count) {
    char *at = into;
    while (count > 0) {
        ssize_t got = pread(fd, at, count, (off_t)offset);
        if (got <= 0) {
            return false;
        }
        at += got;
        offset += (uint64_t)got;
        count -= (size_t)got;
    }
    return true;
}
