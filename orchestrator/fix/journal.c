#include "orchestrator/fix/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/fix/journal_text.h"
#include "orchestrator/fix/replace.h"
#include "orchestrator/intake/safe_file.h"

enum { FOLDER_MODE = 0700, FILE_MODE = 0600 };

#define JOURNAL_NAME "fix"
#define JOURNAL_NEW "fix.new"
#define LOCK_NAME "fix.lock"

static ltl_status failed(const char *path, ltl_error *error) {
    ltl_status status = ltl_fail(error, LTL_IO, "%s", strerror(errno));
    ltl_error_at(error, path, 0, 0);
    return status;
}

/* Only its last part may be missing. A link is not followed. */
static ltl_status state_open(const ltl_fix_folders *folders, int *out_fd, ltl_error *error) {
    if (mkdir(folders->state.ptr, FOLDER_MODE) != 0 && errno != EEXIST) {
        return failed(folders->state.ptr, error);
    }
    int fd = open(folders->state.ptr, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        return failed(folders->state.ptr, error);
    }
    *out_fd = fd;
    return LTL_OK;
}

static ltl_status lock_take(ltl_fix_journal *journal, ltl_error *error) {
    journal->lock =
        openat(journal->state, LOCK_NAME, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
    if (journal->lock < 0) {
        return failed(LOCK_NAME, error);
    }
    if (flock(journal->lock, LOCK_EX | LOCK_NB) != 0) {
        return ltl_fail(error, LTL_REFUSED, "another `lintel fix` is at work here");
    }
    return LTL_OK;
}

static ltl_status pending_read(ltl_fix_journal *journal, ltl_error *error) {
    struct stat info;
    ltl_str text;
    (void)unlinkat(journal->state, JOURNAL_NEW, 0); /* nothing was changed under it */
    ltl_status status =
        ltl_replace_read(journal->state, JOURNAL_NAME, LTL_MAX_FIX_RUN_BYTES,
                                         &journal->arena, &info, &text, error);
    if (status == LTL_NOT_FOUND) {
        return LTL_OK;
    }
    if (status == LTL_OK) {
        status = ltl_fix_journal_parse(journal, text, error);
    }
    journal->is_pending = status == LTL_OK;
    return status;
}

ltl_status ltl_fix_journal_open(const ltl_fix_folders *folders, ltl_fix_journal *out_journal,
                                ltl_error *error) {
    ltl_fix_journal journal = {.state = -1, .tree = -1, .git = -1, .lock = -1};
    ltl_status status = state_open(folders, &journal.state, error);
    if (status == LTL_OK) {
        journal.tree = open(folders->tree.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        status = journal.tree < 0 ? failed(folders->tree.ptr, error) : LTL_OK;
    }
    if (status == LTL_OK && folders->git.len > 0) {
        journal.git = open(folders->git.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        status = journal.git < 0 ? failed(folders->git.ptr, error) : LTL_OK;
    }
    status = status == LTL_OK ? lock_take(&journal, error) : status;
    status = status == LTL_OK ? pending_read(&journal, error) : status;
    if (status != LTL_OK) {
        ltl_fix_journal_close(&journal);
        return status;
    }
    *out_journal = journal;
    return LTL_OK;
}

void ltl_fix_journal_close(ltl_fix_journal *journal) {
    const int fds[] = {journal->lock, journal->git, journal->tree, journal->state};
    for (size_t i = 0; i < LTL_COUNT_OF(fds); i++) {
        if (fds[i] >= 0) {
            (void)close(fds[i]);
        }
    }
    ltl_arena_clear(&journal->arena);
    *journal = (ltl_fix_journal){.state = -1, .tree = -1, .git = -1, .lock = -1};
}

static ltl_status folder_sync(int fd, const char *name, ltl_error *error) {
    return fsync(fd) == 0 || errno == EINVAL ? LTL_OK : failed(name, error);
}

static ltl_status text_write(ltl_fix_journal *journal, ltl_error *error) {
    (void)unlinkat(journal->state, JOURNAL_NEW, 0);
    int fd = openat(journal->state, JOURNAL_NEW,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
    if (fd < 0) {
        return failed("the journal", error);
    }
    bool is_written = ltl_fix_journal_print(journal, fd) && fsync(fd) == 0;
    ltl_status status = is_written ? LTL_OK : failed("the journal", error);
    (void)close(fd);
    if (status == LTL_OK &&
        renameat(journal->state, JOURNAL_NEW, journal->state, JOURNAL_NAME) != 0) {
        status = failed("the journal", error);
    }
    if (status != LTL_OK) {
        (void)unlinkat(journal->state, JOURNAL_NEW, 0);
        return status;
    }
    journal->is_pending = true;
    return folder_sync(journal->state, "the journal", error);
}

ltl_status ltl_fix_journal_write(ltl_fix_journal *journal, const ltl_fix_files *files,
                                 ltl_str verify, ltl_error *error) {
    uint64_t number;
    if (getrandom(&number, sizeof(number), 0) != (ssize_t)sizeof(number)) {
        return failed("random numbers", error);
    }
    (void)snprintf(journal->id, sizeof(journal->id), "%016llx", (unsigned long long)number);
    journal->verify = verify;
    journal->files = (ltl_fix_files){0};
    for (uint32_t i = 0; i < files->count; i++) {
        ltl_fix_file file = files->at[i];
        file.before_digest = ltl_digest_of(file.before);
        file.after_digest = ltl_digest_of(file.after);
        LTL_PUSH(&journal->arena, &journal->files, file);
    }
    return text_write(journal, error);
}

/* A file with its folder open. */
typedef struct place {
    ltl_arena arena;
    ltl_replacement replacement;
} place;

static void place_close(place *at) {
    if (at->replacement.folder >= 0) {
        (void)close(at->replacement.folder);
    }
    ltl_arena_clear(&at->arena);
}

static int folder_open(const ltl_fix_journal *journal, const ltl_fix_file *file,
                       ltl_arena *arena) {
    if (file->is_index) {
        return openat(journal->git, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    }
    size_t slash = ltl_str_find_last_byte(file->path, '/');
    if (slash == SIZE_MAX) {
        return openat(journal->tree, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    }
    return ltl_safe_open(journal->tree,
                         ltl_arena_copy(arena, ltl_str_slice(file->path, 0, slash)).ptr,
                         O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static ltl_status place_open(const ltl_fix_journal *journal, uint32_t index, place *out_place,
                             ltl_error *error) {
    const ltl_fix_file *file = &journal->files.at[index];
    place at = {.replacement = {.folder = -1}};
    ltl_arena *arena = &at.arena;
    ltl_str name = ltl_str_after_last(file->path, '/');
    at.replacement.folder = folder_open(journal, file, arena);
    if (at.replacement.folder < 0) {
        bool is_gone = errno == ENOENT || errno == ELOOP || errno == ENOTDIR;
        ltl_status status = failed(file->path.ptr, error);
        place_close(&at);
        return is_gone ? LTL_NOT_FOUND : status;
    }
    at.replacement.name = ltl_arena_copy(arena, name).ptr;
    at.replacement.temporary = ltl_arena_printf(arena, ".lintel-fix-%s-%u", journal->id, index).ptr;
    if (file->is_index) {
        at.replacement.lock = ltl_arena_printf(arena, "%.*s.lock", LTL_STR_ARG(name)).ptr;
    }
    *out_place = at;
    return LTL_OK;
}

static ltl_status state_read(const ltl_fix_file *file, place *at, struct stat *out_info,
                             ltl_fix_state *out_state, ltl_error *error) {
    ltl_str bytes;
    ltl_status status = ltl_replace_read(at->replacement.folder, at->replacement.name,
                                         LTL_MAX_SOURCE_BYTES, &at->arena, out_info, &bytes, error);
    if (status == LTL_NOT_FOUND || status == LTL_LIMIT) {
        bool is_absent = faccessat(at->replacement.folder, at->replacement.name, F_OK,
                                   AT_SYMLINK_NOFOLLOW) != 0;
        *out_state = file->is_made && is_absent ? LTL_FIX_BEFORE : LTL_FIX_OTHER;
        return LTL_OK;
    }
    if (status == LTL_OK) {
        ltl_digest now = ltl_digest_of(bytes);
        bool is_old = !file->is_made && ltl_digest_eq(now, file->before_digest);
        *out_state = ltl_digest_eq(now, file->after_digest) ? LTL_FIX_AFTER
                     : is_old                               ? LTL_FIX_BEFORE
                                                            : LTL_FIX_OTHER;
    } else {
        ltl_error_at(error, file->path.ptr, 0, 0);
    }
    return status;
}

ltl_status ltl_fix_journal_look(const ltl_fix_journal *journal, uint32_t index,
                                ltl_fix_state *out_state, ltl_error *error) {
    place at;
    struct stat info;
    ltl_status status = place_open(journal, index, &at, error);
    if (status == LTL_NOT_FOUND) {
        *out_state = LTL_FIX_OTHER;
        return LTL_OK;
    }
    if (status == LTL_OK) {
        status = state_read(&journal->files.at[index], &at, &info, out_state, error);
        place_close(&at);
    }
    return status;
}

static ltl_status put(const ltl_fix_file *file, place *at, ltl_fix_state wanted,
                      ltl_fix_state *out_state, ltl_error *error) {
    struct stat info;
    ltl_fix_state state;
    ltl_status status = state_read(file, at, &info, &state, error);
    if (status != LTL_OK || state == wanted || state == LTL_FIX_OTHER) {
        ltl_replace_tidy(&at->replacement);
        *out_state = status == LTL_OK ? state : *out_state;
        return status;
    }
    bool is_done = false;
    at->replacement.bytes = wanted == LTL_FIX_AFTER ? file->after : file->before;
    status = !file->is_made ? ltl_replace(&at->replacement, &info, &is_done, error)
             : wanted == LTL_FIX_AFTER
                 ? ltl_replace_make(&at->replacement, &is_done, error)
                 : ltl_replace_remove(&at->replacement, &info, &is_done, error);
    if (status == LTL_OK) {
        *out_state = is_done ? wanted : LTL_FIX_OTHER;
    } else {
        ltl_error_at(error, file->path.ptr, 0, 0);
    }
    return status;
}

ltl_status ltl_fix_journal_put(const ltl_fix_journal *journal, uint32_t index,
                               ltl_fix_state wanted, ltl_fix_state *out_state, ltl_error *error) {
    place at;
    ltl_status status = place_open(journal, index, &at, error);
    if (status == LTL_NOT_FOUND) {
        *out_state = LTL_FIX_OTHER;
        return LTL_OK;
    }
    if (status == LTL_OK) {
        status = put(&journal->files.at[index], &at, wanted, out_state, error);
        place_close(&at);
    }
    return status;
}

static ltl_str folder_of(const ltl_fix_file *file) {
    size_t slash = ltl_str_find_last_byte(file->path, '/');
    return slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(file->path, 0, slash);
}

ltl_status ltl_fix_journal_sync(const ltl_fix_journal *journal, ltl_error *error) {
    const ltl_fix_file *last = NULL;
    ltl_status status = LTL_OK;
    for (uint32_t i = 0; i < journal->files.count && status == LTL_OK; i++) {
        const ltl_fix_file *file = &journal->files.at[i];
        bool is_synced = last != NULL && last->is_index == file->is_index &&
                         ltl_str_eq(folder_of(last), folder_of(file));
        place at;
        if (is_synced || place_open(journal, i, &at, error) != LTL_OK) {
            continue; /* a folder that is gone holds nothing of ours */
        }
        status = folder_sync(at.replacement.folder, file->path.ptr, error);
        place_close(&at);
        last = file;
    }
    return status;
}

ltl_status ltl_fix_journal_end(ltl_fix_journal *journal, ltl_error *error) {
    if (unlinkat(journal->state, JOURNAL_NAME, 0) != 0 && errno != ENOENT) {
        return failed("the journal", error);
    }
    journal->is_pending = false;
    return folder_sync(journal->state, "the journal", error);
}

ltl_status ltl_fix_journal_keep(const ltl_fix_journal *journal, uint32_t index, ltl_arena *arena,
                                ltl_str *out_name, ltl_error *error) {
    ltl_str name = ltl_arena_printf(arena, "fix-kept-%s-%u", journal->id, index);
    (void)unlinkat(journal->state, name.ptr, 0);
    int fd = openat(journal->state, name.ptr,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
    if (fd < 0) {
        return failed(name.ptr, error);
    }
    bool is_written = ltl_write_all(fd, journal->files.at[index].before) && fsync(fd) == 0;
    ltl_status status = is_written ? LTL_OK : failed(name.ptr, error);
    (void)close(fd);
    *out_name = name;
    return status;
}
