/* saga.h - the files of a journal changed as a saga: journal, replace, verify, settle; undone backwards when
 * one of them fails or somebody stops it.
 *
 * Shape    a workflow of the engine, see patterns/saga.c; settling is the point of no return
 * Units    -
 * Owns     nothing
 * Errors   in the result: `ending`, `reason`; `is_half_done` when undoing failed and the journal stays
 * Threads  main thread
 * Cost     see journal.h
 */
#ifndef LTL_CLI_FIX_SAGA_H
#define LTL_CLI_FIX_SAGA_H

#include "orchestrator/fix/journal.h"
#include "orchestrator/workflow/task.h"
#include "orchestrator/workflow/workflow.h"

typedef struct ltl_fix_saga {
    ltl_fix_journal *journal;
    const ltl_fix_files *files; /* null: the journal has them, from an earlier run */
    ltl_str verify;             /* a command for the shell; empty: none */
    ltl_str log;                /* path of a file for what it prints */
    const char *workflow;       /* by name or file; null: `fix` */
    /* Asked when all files have their new bytes: they keep them if it says LTL_OK. Null: nobody is asked. */
    ltl_status (*read_back)(void *context, ltl_error *error);
    void *context;
    /* out */
    ltl_ending ending;
    ltl_arena arena;
    ltl_str reason;
    bool is_half_done;
    bool is_stuck; /* something could not be written: not the command, nor a signal, was the cause */
    int signal;
    uint32_t left;      /* files that somebody else changed meanwhile */
    ltl_text_list notes; /* of those, when all else was taken back: where their old bytes are */
} ltl_fix_saga;

/* fix-journal, fix-replace, fix-restore, fix-settle: for workflows that take the place of `fix`. */
extern const ltl_tasks ltl_fix_tasks;

LTL_MUST_USE ltl_status ltl_fix_saga_run(ltl_fix_saga *saga, ltl_error *error);
/* The undo part alone: every file gets its old bytes, the journal goes. */
LTL_MUST_USE ltl_status ltl_fix_saga_undo(ltl_fix_saga *saga, ltl_error *error);

#endif
