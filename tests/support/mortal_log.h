/* mortal_log.h - what the mortal program wrote down of a run: see support/mortal.
 *
 * Shape    lines in the order in which they were written
 * Units    -
 * Owns     texts live in the arena given
 * Errors   a file that is not there is an empty log: who died at once wrote none
 * Threads  one test, one thread
 * Cost     linear in the file
 */
#ifndef LTL_TESTS_SUPPORT_MORTAL_LOG_H
#define LTL_TESTS_SUPPORT_MORTAL_LOG_H

#include <stdbool.h>

#include "core/str.h"
#include "core/vec.h"

typedef struct mortal_line {
    ltl_str kind; /* happening, job or file */
    unsigned number;
    ltl_str detail; /* what kind of happening; the microseconds of a job */
    ltl_str key;
    ltl_str more; /* how it ended or what was told; the task of a job; a path */
} mortal_line;

typedef struct mortal_log LTL_VEC(mortal_line) mortal_log;

void mortal_log_read(ltl_arena *arena, const char *path, mortal_log *out_log);
/* The name of the step in a key: the last part of it, without what tells its calls apart. */
ltl_str mortal_node(ltl_arena *arena, ltl_str key);
/* The first piece of work that `before` finished, and said so to its journal, and that `after` did once more; empty:
 * there is none. `of_files`: a piece is a file that was looked at; else it is a task. What was undone, or was being
 * undone, may be done again: then nothing is said. `*pieces` grows by those that were finished. */
ltl_str mortal_done_again(ltl_arena *arena, const mortal_log *before, const mortal_log *after,
                          bool of_files, unsigned *pieces);

#endif
