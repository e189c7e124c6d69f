/* safe_file.h - files of a folder that somebody else filled.
 *
 * Shape    a folder handle and a relative path with slashes; every component is opened without
 *          following a link, by the kernel in one step where it can, else one by one
 * Units    bytes
 * Owns     handles belong to the caller; text to the arena
 * Errors   LTL_NOT_FOUND, LTL_REFUSED (link, FIFO, device, socket, folder, `..`), LTL_LIMIT,
 *          LTL_IO (unreadable, or changed while it was read); `out_reason` says the same for the ledger
 * Threads  reentrant
 * Cost     one open, two stats and the reads; a FIFO never blocks
 */
#ifndef LTL_INTAKE_SAFE_FILE_H
#define LTL_INTAKE_SAFE_FILE_H

#include <sys/stat.h>

#include "core/arena.h"
#include "core/outcome.h"
#include "core/status.h"

/* -1 with errno; ELOOP or ENOTDIR when a component is a link. `flags` as for open(2). */
int ltl_safe_open(int root_fd, const char *path, int flags);
/* The same without help from the kernel. */
int ltl_safe_open_stepwise(int root_fd, const char *path, int flags);

/* The whole of a regular file. `out_reason` may be null; it is set on failure only. */
LTL_MUST_USE ltl_status ltl_safe_read(int root_fd, const char *path, uint64_t max_bytes,
                                      ltl_arena *arena, ltl_str *out_bytes, ltl_reason *out_reason,
                                      ltl_error *error);
/* A small file that may be absent: false when it is, or when it is not a regular file within
 * `max_bytes`; then `out_problem` (null is fine) is a text for people, null if merely absent. */
bool ltl_safe_try_read(int root_fd, const char *path, uint64_t max_bytes, ltl_arena *arena,
                       ltl_str *out_bytes, const char **out_problem);

/* A regular file that is open already, from its start; closes it. For files the user named. */
bool ltl_safe_try_read_handle(int fd, uint64_t max_bytes, ltl_arena *arena, ltl_str *out_bytes);

/* True for a relative path of plain components: none empty, `.`, `..` or `.git` in any case. */
bool ltl_path_is_safe(ltl_str path);

#endif
