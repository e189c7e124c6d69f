/* files.h - whole files in, whole files out.
 *
 * Shape    reading refuses what is no regular file or too large; writing goes to a temporary file beside the
 *          target that takes its name at the end, so that a report is there whole or not at all
 * Units    bytes
 * Owns     texts live in the arena of the call; a writer owns its descriptor until it ends
 * Errors   LTL_NOT_FOUND, LTL_IO, LTL_LIMIT, LTL_REFUSED (no regular file), with the path in the error
 * Threads  one writer at a time: a signal that arrives while it is open removes its temporary file
 * Cost     one read, one write
 */
#ifndef LTL_CLI_FILES_H
#define LTL_CLI_FILES_H

#include <limits.h>

#include "core/arena.h"
#include "core/out.h"

LTL_MUST_USE ltl_status ltl_file_read(ltl_arena *arena, const char *path, uint64_t max_bytes,
                                      ltl_str *out_text, ltl_error *error);
/* Everything from an open descriptor, such as standard input. */
LTL_MUST_USE ltl_status ltl_fd_read(ltl_arena *arena, int fd, const char *name, uint64_t max_bytes,
                                    ltl_str *out_text, ltl_error *error);
bool ltl_file_exists(const char *path);
bool ltl_folder_exists(const char *path);

typedef struct ltl_file_writer {
    ltl_out out;
    int fd;
    int error_number; /* of the first failed write */
    bool has_temporary;
    char path[PATH_MAX];
    char temporary[PATH_MAX];
} ltl_file_writer;

/* A path that is there and no regular file (a device, a pipe) is written to as it is. */
LTL_MUST_USE ltl_status ltl_file_writer_open(ltl_file_writer *writer, const char *path,
                                             ltl_error *error);
/* Flushes; on success the file has its name, else nothing is left behind. `mode` 0: 0666 and umask. */
LTL_MUST_USE ltl_status ltl_file_writer_close(ltl_file_writer *writer, unsigned mode,
                                              ltl_error *error);
/* Writes to a descriptor that stays open; for standard output. */
void ltl_fd_writer_open(ltl_file_writer *writer, int fd, const char *name);
LTL_MUST_USE ltl_status ltl_fd_writer_close(ltl_file_writer *writer, ltl_error *error);

#endif
