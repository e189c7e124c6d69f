/* replace.h - one file in a folder replaced in one step.
 *
 * Shape    new bytes go to a temporary file beside it that has mode, owner and extended attributes of the old one,
 *          and takes its name when the old one is still what was looked at
 * Units    bytes
 * Owns     nothing
 * Errors   LTL_IO with the system's words; LTL_REFUSED when git holds the lock of its index
 * Threads  one writer per file
 * Cost     one read, one write, one fsync
 */
#ifndef LTL_FIX_REPLACE_H
#define LTL_FIX_REPLACE_H

#include <sys/stat.h>

#include "core/arena.h"
#include "core/status.h"

typedef struct ltl_replacement {
    int folder;
    const char *name;
    const char *temporary; /* in the same folder; one that is left from before is written over */
    const char *lock;      /* git's lock of that file; null: it has none */
    ltl_str bytes;
} ltl_replacement;

/* The bytes of a regular file. LTL_NOT_FOUND when there is none of that name, or it is none; LTL_LIMIT. */
LTL_MUST_USE ltl_status ltl_replace_read(int folder, const char *name, uint64_t max_bytes,
                                         ltl_arena *arena, struct stat *out_info,
                                         ltl_str *out_bytes, ltl_error *error);
/* `old` is what ltl_replace_read said. `*out_is_done` is false when the file changed meanwhile. */
LTL_MUST_USE ltl_status ltl_replace(const ltl_replacement *replacement, const struct stat *old,
                                    bool *out_is_done, ltl_error *error);
/* A file that is not there yet; `*out_is_done` is false when somebody else made one of that name. */
LTL_MUST_USE ltl_status ltl_replace_make(const ltl_replacement *replacement, bool *out_is_done,
                                         ltl_error *error);
/* Takes away one that was made, if it is still what `old` says. */
LTL_MUST_USE ltl_status ltl_replace_remove(const ltl_replacement *replacement,
                                           const struct stat *old, bool *out_is_done,
                                           ltl_error *error);
/* Removes what a run that was killed left beside the file. */
void ltl_replace_tidy(const ltl_replacement *replacement);
/* Writes everything; false with errno. */
bool ltl_write_all(int fd, ltl_str bytes);

#endif
