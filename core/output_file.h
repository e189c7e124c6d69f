/* output_file.h - a file that is replaced as a whole or not at all.
 *
 * Shape    everything goes to a new file beside the target; commit makes it durable and gives it the
 *          target's name. Devices and pipes are written directly
 * Units    -
 * Owns     the temporary file and its name until commit or discard, one of which must follow open
 * Errors   LTL_IO with the system's words; LTL_REFUSED when the target is a link or a folder. After any
 *          failure the old file is as it was and the temporary one is gone
 * Threads  one owner; any number of processes may write to one target, the last commit stays
 * Cost     one copy, one fsync of the file and one of its folder
 */
#ifndef LTL_CORE_OUTPUT_FILE_H
#define LTL_CORE_OUTPUT_FILE_H

#include "core/out.h"
#include "core/status.h"

typedef struct ltl_output_file {
    ltl_out out; /* write here */
    char *path;
    char *temporary; /* name within the folder; null when the target is written directly */
    int folder;
    int fd;
    int failure; /* errno of the first write that failed */
} ltl_output_file;

LTL_MUST_USE ltl_status ltl_output_file_open(ltl_output_file *file, const char *path,
                                             ltl_error *error);
/* Both leave the file closed and cleared. */
LTL_MUST_USE ltl_status ltl_output_file_commit(ltl_output_file *file, ltl_error *error);
void ltl_output_file_discard(ltl_output_file *file);

#endif
