/* scan_journal.h - the log of a scan, review or hook, so that one that was killed goes on.
 *
 * Shape    a row in the journal of this user with what was typed and where, every happening, and for each chunk that is
 *          through what it came to; a resumed run is the same words typed again, with the chunks of the earlier one
 * Units    -
 * Owns     the journal, until it is closed
 * Errors   none that stop a scan: without a place for the journal there is none, and that is told with --verbose
 * Threads  main thread; what an earlier run left is read by workers
 * Cost     under 1 % of a scan: one small transaction a chunk that starts or ends, none of which waits for the disk
 */
#ifndef LTL_CLI_WORKFLOWS_SCAN_JOURNAL_H
#define LTL_CLI_WORKFLOWS_SCAN_JOURNAL_H

#include "core/vec.h"
#include "orchestrator/cli/arguments.h"
#include "orchestrator/run/run.h"
#include "orchestrator/store/circuits.h"

typedef struct ltl_scan_journal {
    ltl_arena arena;
    ltl_journal *journal; /* null: none is kept */
    ltl_journal_run run;
    ltl_run_memory memory;
    const ltl_run_memory *beside; /* of whoever else remembers, too; null: nobody */
    ltl_circuit_book circuits;
    struct ltl_scan_parts LTL_VEC(ltl_str) parts; /* of the earlier run */
    ltl_str stamp;                                /* of them */
    bool is_quiet;
    bool is_resumed;
    bool is_anew; /* what it left is of another program, or of other rules */
    bool is_over;
    ltl_ending ending;
    ltl_str reason;
    void (*tell)(void *context, const ltl_happening *happening); /* of whoever listens, too */
    void *tell_context;
    uint64_t told; /* the number of the last happening */
    uint64_t told_us;
} ltl_scan_journal;

/* The next scan of this process goes on with that run. */
void ltl_scan_journal_resume(int64_t id);
/* Begins the log, and hooks it into the options. `text` is that of the workflow. */
void ltl_scan_journal_open(ltl_scan_journal *self, const ltl_arguments *arguments,
                           const ltl_workflow *workflow, ltl_str text, ltl_run_options *options);
/* When the reports are written, and not before: who dies in between has no report, and goes on. `run` may be null: it
 * could not be started. Nothing when it is closed, or was never opened. */
void ltl_scan_journal_close(ltl_scan_journal *self, const ltl_run *run, bool is_reported);

#endif
