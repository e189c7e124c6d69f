/* user_file.h - a file that the user names for a specialist: a coverage report, a profile.
 *
 * Shape    the input of a step is its path; its text is the whole file
 * Units    bytes
 * Owns     the arena of the call
 * Errors   the call fails, with the path, when it cannot be read or is larger than LTL_MAX_SOURCE_BYTES
 * Threads  see assess.h
 * Cost     one read
 */
#ifndef LTL_SPECIALISTS_COMMON_USER_FILE_H
#define LTL_SPECIALISTS_COMMON_USER_FILE_H

#include "orchestrator/run/assess.h"

typedef struct ltl_user_file {
    bool is_named; /* else nothing was asked for */
    ltl_str path;
    ltl_str text;
} ltl_user_file;

/* The file of the input `port`; `what` is what people call it. False when the call has failed. */
bool ltl_user_file_read(ltl_assess *assess, const char *port, const char *what,
                        ltl_user_file *out_file);
/* Fails the call: the file is not what it should be. */
bool ltl_user_file_refuse(ltl_assess *assess, const ltl_user_file *file, const ltl_error *error);

#endif
