/* temporary.h - files that have no name, or lose theirs when the process ends well.
 *
 * Shape    a descriptor
 * Units    bytes
 * Owns     the descriptor is the caller's
 * Errors   -1 with errno; false when not all bytes went through
 * Threads  reentrant
 * Cost     a system call each
 */
#ifndef LTL_TOOLS_TEMPORARY_H
#define LTL_TOOLS_TEMPORARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In $TMPDIR, or /tmp. */
int ltl_temporary_open(void);
bool ltl_write_at(int fd, uint64_t offset, const void *bytes, size_t count);
bool ltl_read_at(int fd, uint64_t offset, void *into, size_t count);

#endif
