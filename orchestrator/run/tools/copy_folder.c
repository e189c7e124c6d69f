#include "orchestrator/run/tools/copy_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX "lintel-files-"

enum { OPEN_FOLDERS = 16, TRIES = 8 };

static const char *base_folder(void) {
    const char *base = getenv("TMPDIR");
    return base != NULL && base[0] == '/' ? base : "/tmp";
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *place) {
    (void)info;
    (void)kind;
    (void)place;
    (void)remove(path);
    return 0;
}

static void all_remove(const char *path) {
    (void)nftw(path, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

static int folder_open(const char *path) {
    return open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Nobody else's folder, and no link to one. */
static bool is_own(int fd) {
    struct stat info;
    return fstat(fd, &info) == 0 && info.st_uid == geteuid();
}

/* Those of processes that were killed. Who holds the lock is alive, whatever its number says in this container. */
static void left_behind_remove(ltl_arena *arena, const char *base) {
    DIR *stream = opendir(base);
    const struct dirent *entry;
    while (stream != NULL && (entry = readdir(stream)) != NULL) {
        if (!ltl_str_starts_with(ltl_str_of(entry->d_name), LTL_STR(PREFIX))) {
            continue;
        }
        ltl_str path = ltl_arena_printf(arena, "%s/%s", base, entry->d_name);
        int fd = folder_open(path.ptr);
        if (fd >= 0 && is_own(fd) && flock(fd, LOCK_EX | LOCK_NB) == 0) {
            all_remove(path.ptr);
        }
        if (fd >= 0) {
            (void)close(fd);
        }
    }
    if (stream != NULL) {
        (void)closedir(stream);
    }
}

/* Somebody who tidies up may have come between making it and locking it. A file system without locks has nobody who
 * tidies up. */
static bool lock_take(ltl_copy_folder *folder, const char *path) {
    struct stat info;
    folder->lock = folder_open(path);
    bool is_held = folder->lock >= 0 &&
                   (flock(folder->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) &&
                   fstat(folder->lock, &info) == 0 && info.st_nlink > 0;
    if (!is_held && folder->lock >= 0) {
        (void)close(folder->lock);
        folder->lock = -1;
    }
    return is_held;
}

ltl_status ltl_copy_folder_make(ltl_copy_folder *folder, ltl_arena *arena, ltl_error *error) {
    const char *base = base_folder();
    char real[PATH_MAX];
    *folder = (ltl_copy_folder){.lock = -1};
    left_behind_remove(arena, base);
    for (int i = 0; i < TRIES && folder->lock < 0; i++) {
        ltl_str name = ltl_arena_printf(arena, "%s/" PREFIX "XXXXXX", base);
        if (mkdtemp((char *)name.ptr) == NULL) {
            return ltl_fail(error, LTL_IO, "a folder in %s: %s", base, strerror(errno));
        }
        if (lock_take(folder, name.ptr) && realpath(name.ptr, real) != NULL) {
            folder->path = ltl_arena_copy(arena, ltl_str_of(real));
            return LTL_OK;
        }
    }
    return ltl_fail(error, LTL_IO, "a folder in %s cannot be kept", base);
}

void ltl_copy_folder_remove(ltl_copy_folder *folder) {
    if (folder->path.len > 0) {
        all_remove(folder->path.ptr);
        folder->path = LTL_STR("");
        (void)close(folder->lock);
        folder->lock = -1;
    }
}
