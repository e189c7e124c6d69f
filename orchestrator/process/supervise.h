/* supervise.h - the analysis in a process of its own, so that a crash costs a file and not the run.
 *
 * Shape    the process forks before it has a second thread. The child does the work and returns; the parent waits for
 *          it, hands signals on, and ends as it ended. A child that crashes leaves the file it was at on a board that
 *          both see, and is followed by another, which looks at that file in a process of its own (isolate.h) and
 *          at all others as before. A file that takes longer than it may ends the child in the same way
 * Units    seconds, as the parent counts them: what is stopped with the parent has no time
 * Owns     the board, until the process ends
 * Errors   no memory or no process: the work is done where it is, as without supervision. Crashes that come from no
 *          file are tried twice more, then the process ends with the code that was asked for
 * Threads  ltl_supervise from the only thread there is; the rest from any
 * Cost     a fork; a store a file. Nothing is copied
 *
 * A stop of the run is not its business: SIGINT and SIGTERM reach the child, which ends in its own way. SIGKILL of the
 * child is taken for the will of whoever sent it.
 */
#ifndef LTL_PROCESS_SUPERVISE_H
#define LTL_PROCESS_SUPERVISE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/str.h"

/* A file on which the analysis crashed. */
typedef struct ltl_suspect {
    ltl_str path;
    int signal; /* SIGXCPU: it took longer than it may */
    bool
        is_out; /* in a process of its own, too, or where it cannot have one: it is not looked at */
    bool was_alone; /* when it crashed last */
    uint8_t way; /* that it was looked at when it crashed, as ltl_watch_enter was told */
} ltl_suspect;

typedef struct ltl_supervise_options {
    uint32_t file_seconds; /* for one file; 0: any time */
    int exit_code;         /* when the crashes do not end */
    /* In the parent: a child has crashed, and another one follows. `suspect` is null when no file is to blame. */
    void (*tell)(int signal, const ltl_suspect *suspect);
} ltl_supervise_options;

/* Returns in the child, or in the same process when it is not alone in it or somebody supervises it already. */
void ltl_supervise(const ltl_supervise_options *options);
/* Whether a parent waits for this process. */
bool ltl_is_supervised(void);

/* A number that the next child finds, such as that of the run; 0 before the first one has left any. */
void ltl_supervised_leave(int64_t number);
int64_t ltl_supervised_left(void);
uint32_t ltl_supervised_seconds(void);
/* How many there were by now, with this one; 0 without supervision. */
uint32_t ltl_supervised_children(void);

uint32_t ltl_suspect_count(void);
ltl_suspect ltl_suspect_at(uint32_t index);
/* It crashed alone, too, when it was looked at in that way. */
void ltl_suspect_set_out(uint32_t index, int signal, uint8_t way);
/* Whether nobody should look at the file any more. */
bool ltl_suspect_is_out(ltl_str path);

/* This thread, with a number below LTL_MAX_JOBS, works under supervision; `stack` is for its last moments, and lives as
 * long as it does. */
#define LTL_WATCH_STACK_BYTES 65536u
void ltl_watch_thread(uint32_t number, void *stack);
/* What this thread looks at from now on; the path is borrowed until it leaves. `is_later`: behind the first look, where
 * a file cannot be looked at alone. `way`: how it is looked at, for whoever decides about another try; a higher one is
 * another try. */
void ltl_watch_enter(ltl_str path, bool is_later, uint8_t way);
void ltl_watch_leave(void);
/* In a process that looks at one file alone: it dies as any other. */
void ltl_watch_forget(void);

#endif
