#include "orchestrator/intake/index_rewrite.h"

#include <errno.h>
#include <fcntl.h>
#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "orchestrator/intake/model.h"
#include "orchestrator/intake/safe_file.h"

static ltl_status bytes_read(const char *path, ltl_arena *arena, ltl_str *out_bytes,
                             ltl_error *error) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd >= 0 && ltl_safe_try_read_handle(fd, LTL_MAX_SOURCE_BYTES, arena, out_bytes)) {
        return LTL_OK;
    }
    ltl_status status = ltl_fail(error, LTL_IO, "the index cannot be read");
    ltl_error_at(error, path, 0, 0);
    return status;
}

static ltl_status scratch_write(const char *path, ltl_str bytes, ltl_error *error) {
    (void)unlink(path);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool is_written = fd >= 0;
    while (is_written && bytes.len > 0) {
        ssize_t put = write(fd, bytes.ptr, bytes.len);
        is_written = put > 0 || (put < 0 && errno == EINTR);
        bytes = put > 0 ? ltl_str_slice(bytes, (size_t)put, bytes.len) : bytes;
    }
    int number = errno;
    if (fd >= 0 && close(fd) != 0) {
        is_written = false;
    }
    return is_written ? LTL_OK : ltl_fail(error, LTL_IO, "%s: %s", path, strerror(number));
}

/* Its size and times are forgotten, so that git looks at the file in the work tree again. */
static int entry_replace(git_index *index, git_odb *store, const ltl_pair *file) {
    const git_index_entry *old = git_index_get_bypath(index, file->path.ptr, 0);
    if (old == NULL) {
        return GIT_ENOTFOUND;
    }
    git_index_entry entry = {.mode = old->mode, .path = old->path, .flags = old->flags,
                             .flags_extended = old->flags_extended};
    int code = git_odb_write(&entry.id, store, file->after.ptr, file->after.len, GIT_OBJECT_BLOB);
    return code == 0 ? git_index_add(index, &entry) : code;
}

static int store_open(const ltl_intake *intake, git_odb **out_store) {
    enum { LEVEL_OF_GIT = -1, SYNCED = 1, STANDARD_MODE = 0, PRIORITY = 1 };
    git_odb_backend *loose = NULL;
    int code = git_odb_new(out_store);
    if (code == 0) {
        code = git_odb_backend_loose(&loose, intake->git.object_folders.at[0].ptr, LEVEL_OF_GIT,
                                     SYNCED, STANDARD_MODE, STANDARD_MODE);
    }
    return code == 0 ? git_odb_add_backend(*out_store, loose, PRIORITY) : code;
}

static ltl_status scratch_change(const ltl_intake *intake, const char *scratch,
                                 const ltl_pair *files, uint32_t count, ltl_error *error) {
    git_index *index = NULL;
    git_odb *store = NULL;
    int code = store_open(intake, &store);
    code = code == 0 ? git_index_open(&index, scratch) : code;
    for (uint32_t i = 0; i < count && code == 0; i++) {
        code = entry_replace(index, store, &files[i]);
    }
    code = code == 0 ? git_index_write(index) : code;
    ltl_status status =
        code == 0 ? LTL_OK : ltl_git_fail(code, "the index cannot be changed", error);
    git_index_free(index);
    git_odb_free(store);
    return status;
}

ltl_status ltl_index_rewrite(const ltl_intake *intake, const ltl_pair *files, uint32_t count,
                             const char *scratch, ltl_arena *arena, ltl_index_bytes *out_bytes,
                             ltl_error *error) {
    git_index *index = NULL;
    ltl_index_bytes bytes = {0};
    if (intake->git.verdict != LTL_OK || intake->git.object_folders.count == 0) {
        return ltl_fail(error, LTL_REFUSED, "there is no repository whose index could be changed");
    }
    ltl_status status = ltl_git_index_open(&intake->git, &index, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_str path = ltl_arena_copy(arena, ltl_str_of(git_index_path(index)));
    git_index_free(index);
    bytes.name = ltl_str_after_last(path, '/');
    status = bytes_read(path.ptr, arena, &bytes.before, error);
    status = status == LTL_OK ? scratch_write(scratch, bytes.before, error) : status;
    status = status == LTL_OK ? scratch_change(intake, scratch, files, count, error) : status;
    status = status == LTL_OK ? bytes_read(scratch, arena, &bytes.after, error) : status;
    (void)unlink(scratch);
    if (status == LTL_OK) {
        *out_bytes = bytes;
    }
    return status;
}

bool ltl_index_has(const ltl_intake *intake, ltl_str path, ltl_str bytes) {
    git_index *index = NULL;
    git_oid id;
    ltl_arena scratch = {0};
    if (intake->git.verdict != LTL_OK || ltl_git_index_open(&intake->git, &index, NULL) != LTL_OK) {
        return false;
    }
    const char *name = ltl_arena_copy(&scratch, path).ptr;
    const git_index_entry *entry = git_index_get_bypath(index, name, 0);
    bool has = entry != NULL && git_odb_hash(&id, bytes.ptr, bytes.len, GIT_OBJECT_BLOB) == 0 &&
               git_oid_equal(&id, &entry->id) != 0;
    git_index_free(index);
    ltl_arena_clear(&scratch);
    return has;
}
