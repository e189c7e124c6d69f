#include "orchestrator/ci/published.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/hash.h"
#include "core/limits.h"
#include "orchestrator/ci/ci.h"
#include "orchestrator/intake/safe_file.h"

#define OPENING LTL_STR("<!-- lintel:")
#define CLOSING LTL_STR("<!-- /lintel -->\n")

enum { FILE_MODE = 0666 };

static ltl_status failed(const char *path, ltl_error *error) {
    ltl_status status = ltl_fail(error, LTL_IO, "%s", strerror(errno));
    ltl_error_at(error, path, 0, 0);
    return status;
}

static bool write_all(int fd, ltl_str text) {
    while (text.len > 0) {
        ssize_t written = write(fd, text.ptr, text.len);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        text = ltl_str_slice(text, written > 0 ? (size_t)written : 0, text.len);
    }
    return true;
}

/* A file that is not there is one without bytes. */
static ltl_status file_read(ltl_arena *arena, const char *path, ltl_str *out_text,
                            bool *out_is_there, ltl_error *error) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    *out_text = LTL_STR("");
    *out_is_there = fd >= 0;
    if (fd < 0) {
        return errno == ENOENT ? LTL_OK : failed(path, error);
    }
    if (!ltl_safe_try_read_handle(fd, LTL_MAX_SOURCE_BYTES, arena, out_text)) {
        ltl_status status = ltl_fail(error, LTL_IO, "no regular file, or too large");
        ltl_error_at(error, path, 0, 0);
        return status;
    }
    return LTL_OK;
}

/* As a whole or not at all. */
static ltl_status file_write(ltl_arena *arena, const char *path, ltl_str text, ltl_error *error) {
    const char *temporary = ltl_arena_printf(arena, "%s.lintel-new", path).ptr;
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
    bool is_written = fd >= 0 && write_all(fd, text) && fsync(fd) == 0;
    is_written = fd >= 0 && close(fd) == 0 && is_written;
    if (is_written && rename(temporary, path) == 0) {
        return LTL_OK;
    }
    ltl_status status = failed(path, error);
    (void)unlink(temporary);
    return status;
}

static ltl_status file_append(const char *path, ltl_str text, ltl_error *error) {
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, FILE_MODE);
    bool is_written = fd >= 0 && write_all(fd, text);
    is_written = fd >= 0 && close(fd) == 0 && is_written;
    return is_written ? LTL_OK : failed(path, error);
}

/* The text without our block, and where it stood. A block that was cut off goes to the end of the text. */
static bool block_find(ltl_str text, size_t *out_from, size_t *out_to) {
    size_t from = ltl_str_find(text, OPENING, 0);
    if (from == SIZE_MAX) {
        return false;
    }
    size_t to = ltl_str_find(text, CLOSING, from);
    *out_from = from;
    *out_to = to == SIZE_MAX ? text.len : to + CLOSING.len;
    return true;
}

ltl_status ltl_published_block_put(ltl_arena *arena, const char *path, ltl_str key, ltl_str text,
                                   ltl_error *error) {
    ltl_str whole;
    bool is_there = false;
    size_t from = 0;
    size_t to = 0;
    ltl_str block = ltl_arena_printf(arena, "%.*s%.*s -->\n%.*s%.*s", LTL_STR_ARG(OPENING),
                                     LTL_STR_ARG(key), LTL_STR_ARG(text), LTL_STR_ARG(CLOSING));
    ltl_status status = file_read(arena, path, &whole, &is_there, error);
    if (status != LTL_OK) {
        return status;
    }
    if (!block_find(whole, &from, &to)) {
        return file_append(path, block, error);
    }
    if (ltl_str_eq(ltl_str_slice(whole, from, to), block)) {
        return LTL_OK; /* done by an attempt of which nobody knew how far it came */
    }
    ltl_str changed =
        ltl_arena_printf(arena, "%.*s%.*s%.*s", LTL_STR_ARG(ltl_str_slice(whole, 0, from)),
                         LTL_STR_ARG(block), LTL_STR_ARG(ltl_str_slice(whole, to, whole.len)));
    return file_write(arena, path, changed, error);
}

ltl_status ltl_published_block_drop(ltl_arena *arena, const char *path, ltl_error *error) {
    ltl_str whole;
    bool is_there = false;
    size_t from = 0;
    size_t to = 0;
    ltl_status status = file_read(arena, path, &whole, &is_there, error);
    if (status != LTL_OK || !block_find(whole, &from, &to)) {
        return status;
    }
    ltl_str rest = ltl_arena_printf(arena, "%.*s%.*s", LTL_STR_ARG(ltl_str_slice(whole, 0, from)),
                                    LTL_STR_ARG(ltl_str_slice(whole, to, whole.len)));
    return file_write(arena, path, rest, error);
}

/* What is needed to take a file back: the digest of what was put, and its former bytes if it had any. */
static ltl_str undo_name(ltl_arena *arena, ltl_str folder) {
    return ltl_arena_printf(arena, "%.*s/" LTL_PUBLISHED_FILE, LTL_STR_ARG(folder));
}

static ltl_str digest_text(ltl_arena *arena, ltl_str text) {
    char hex[LTL_DIGEST_HEX_BYTES];
    ltl_digest_hex(ltl_digest_of(text), hex);
    return ltl_arena_copy(arena, ltl_str_of(hex));
}

ltl_status ltl_published_file_put(ltl_arena *arena, const char *path, ltl_str folder, ltl_str text,
                                  ltl_error *error) {
    ltl_str before;
    bool is_there = false;
    ltl_status status = file_read(arena, path, &before, &is_there, error);
    if (status != LTL_OK || (is_there && ltl_str_eq(before, text))) {
        return status;
    }
    ltl_str undo = ltl_arena_printf(arena, "%.*s %s\n%.*s", LTL_STR_ARG(digest_text(arena, text)),
                                    is_there ? "replaced" : "made", LTL_STR_ARG(before));
    status = file_write(arena, undo_name(arena, folder).ptr, undo, error);
    return status == LTL_OK ? file_write(arena, path, text, error) : status;
}

ltl_status ltl_published_file_drop(ltl_arena *arena, const char *path, ltl_str folder,
                                   ltl_error *error) {
    const char *name = undo_name(arena, folder).ptr;
    ltl_str undo;
    ltl_str now;
    ltl_str head;
    bool has_undo = false;
    bool is_there = false;
    ltl_status status = file_read(arena, name, &undo, &has_undo, error);
    if (status != LTL_OK || !has_undo) {
        return status;
    }
    status = file_read(arena, path, &now, &is_there, error);
    (void)ltl_str_split(&undo, '\n', &head);
    bool was_made = ltl_str_ends_with(head, LTL_STR(" made"));
    bool is_ours = is_there && ltl_str_starts_with(head, digest_text(arena, now));
    bool is_back = was_made ? !is_there : is_there && ltl_str_eq(now, undo);
    if (status == LTL_OK && !is_ours && !is_back) {
        status = ltl_fail(error, LTL_REFUSED, "somebody else changed it meanwhile");
        ltl_error_at(error, path, 0, 0);
    } else if (status == LTL_OK && is_ours && was_made) {
        status = unlink(path) == 0 ? LTL_OK : failed(path, error);
    } else if (status == LTL_OK && is_ours) {
        status = file_write(arena, path, undo, error);
    }
    if (status == LTL_OK) {
        (void)unlink(name);
    }
    return status;
}

void ltl_published_settle(ltl_arena *arena, ltl_str folder) {
    (void)unlink(undo_name(arena, folder).ptr);
}
