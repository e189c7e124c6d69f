/* child.h - a program as a child process: started, read, ended when it must.
 *
 * Shape    words without a shell; standard input is a text, mostly empty; both outputs are kept up to a limit
 * Units    bytes
 * Owns     the texts of an end, until ltl_child_clear
 * Errors   why it could not be started is an errno in the end, 0 when it was
 * Threads  the thread of the call; the child is a process group of its own, ended as one when the call is told to
 *          stop, and dies when this process does
 * Cost     a process
 */
#ifndef LTL_PROCESS_CHILD_H
#define LTL_PROCESS_CHILD_H

#include "orchestrator/workflow/task.h"

typedef struct ltl_child_end {
    int start_error;  /* errno; 0: it ran */
    int signal;       /* that ended it; 0: it ended by itself */
    int code;         /* its exit code */
    ltl_buf texts[2]; /* standard output, standard error */
} ltl_child_end;

typedef struct ltl_child_how {
    char *const *words; /* null-terminated */
    const char *folder; /* null: here */
    ltl_str input;      /* of its standard input; what it does not read is dropped */
    char *const
        *variables; /* NAME=value, beside those of this process; null-terminated; may be null */
    uint64_t max_output;
} ltl_child_how;

void ltl_child_run_as(const ltl_call *call, const ltl_child_how *how, ltl_child_end *out_end);
/* With nothing on its standard input. After a crash (`call->is_isolated`) a child has a larger stack. `words` ends with
 * a null; `folder` may be null: here. */
void ltl_child_run(const ltl_call *call, char *const *words, const char *folder,
                   uint64_t max_output, ltl_child_end *out_end);
void ltl_child_clear(ltl_child_end *end);
/* Whether starting it may work next time. */
ltl_cause ltl_child_start_cause(int start_error);
/* The texts of a list, null-terminated. */
char **ltl_child_words(ltl_arena *arena, const ltl_data *list);
/* When a server that it talked to wants to be asked again, in microseconds; 0: nothing of the kind was printed. */
uint64_t ltl_child_retry_after(const ltl_child_end *end);
/* Of its standard error: mostly why. */
ltl_str ltl_child_last_line(const ltl_child_end *end);

#endif
