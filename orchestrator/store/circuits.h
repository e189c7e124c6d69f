/* circuits.h - which circuits are open, for the runs to come.
 *
 * Shape    one row per breaker, workflow and folder: a workflow that was changed, and another folder, start afresh
 * Units    microseconds from the engine; the file has milliseconds since 1970
 * Owns     a book borrows the journal
 * Errors   what cannot be read or written is not remembered; a list that cannot be read is LTL_IO
 * Threads  the owner of the journal
 * Cost     one small transaction a change
 */
#ifndef LTL_STORE_CIRCUITS_H
#define LTL_STORE_CIRCUITS_H

#include "orchestrator/store/journal.h"

typedef struct ltl_circuit_book {
    ltl_journal *journal;
    const ltl_workflow *workflow;
    ltl_str folder;
    ltl_circuits circuits; /* for the engine */
} ltl_circuit_book;

/* The book must stay where it is as long as the engine has it. `folder` is borrowed. */
void ltl_circuit_book_open(ltl_circuit_book *book, ltl_journal *journal, const ltl_workflow *workflow,
                           ltl_str folder);

typedef struct ltl_circuit_row {
    ltl_str name;
    ltl_str workflow;
    ltl_str folder;
    ltl_str reason;
    int64_t opened;  /* seconds since 1970 */
    int64_t left_ms; /* until probes are made; 0 or less: the next run makes them */
} ltl_circuit_row;

/* By name; what has expired is left out. Slices live during the call. */
LTL_MUST_USE ltl_status ltl_circuits_list(ltl_journal *journal,
                                          void (*each)(void *, const ltl_circuit_row *), void *context,
                                          ltl_error *error);
/* Forgets those of that name, in all workflows and folders; how many there were. */
LTL_MUST_USE ltl_status ltl_circuits_close(ltl_journal *journal, ltl_str name, uint32_t *out_count,
                                           ltl_error *error);

#endif
