/* repository.h - real folders and git repositories for tests.
 *
 * Shape    a sandbox is a fresh folder with a home of its own; paths are relative to it
 * Units    -
 * Owns     the sandbox; the folder and all below goes with sandbox_free
 * Errors   a step that fails ends the test with the step's text
 * Threads  one test, one thread (HOME and the working folder belong to the process)
 * Cost     git steps start the git program: some milliseconds each
 */
#ifndef LTL_TESTS_SUPPORT_REPOSITORY_H
#define LTL_TESTS_SUPPORT_REPOSITORY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/str.h"

typedef struct sandbox {
    char root[256]; /* absolute, no links in it */
} sandbox;

/* Makes the folder, points HOME into it and forgets the user's git settings. */
sandbox *sandbox_new(void);
void sandbox_free(sandbox *box);

/* root/path in a buffer that lives until some calls later. */
const char *sandbox_path(const sandbox *box, const char *path);
/* Folders on the way are made. */
void sandbox_write(const sandbox *box, const char *path, const char *text);
void sandbox_write_bytes(const sandbox *box, const char *path, const void *bytes, size_t len);
void sandbox_folder(const sandbox *box, const char *path);
void sandbox_link(const sandbox *box, const char *target, const char *path);
void sandbox_fifo(const sandbox *box, const char *path);
bool sandbox_exists(const sandbox *box, const char *path);
void sandbox_read(const sandbox *box, const char *path, char *text, size_t capacity);

/* A shell command in the folder `where`; must succeed. Dates, names and settings of git are fixed. */
__attribute__((format(printf, 3, 4))) void sandbox_run(const sandbox *box, const char *where,
                                                       const char *format, ...);
/* `git init` with a branch named main. */
void sandbox_git_init(const sandbox *box, const char *where);
/* `git add -A` and a commit. */
void sandbox_git_commit(const sandbox *box, const char *where, const char *message);
/* First line that a command prints. */
void sandbox_ask(const sandbox *box, const char *where, const char *command, char *line,
                 size_t capacity);

#endif
