/* journal.h - the log of all runs, in a file that outlives them.
 *
 * Shape    one row per run, with the text of its workflow, its inputs and its seed; one row per happening, only ever
 *          appended; requests from other processes
 * Units    microseconds of the run's clock; seconds since 1970
 * Owns     the file's handle until ltl_journal_close
 * Errors   LTL_IO with SQLite's words, LTL_LIMIT when another process had the file for too long; a damaged or
 *          foreign file is LTL_SYNTAX, one of a newer version LTL_REFUSED: both are left as they are; one of an older
 *          version is LTL_UNSUPPORTED until it is migrated (migration.h)
 * Threads  one owner; several processes may have the same file open
 * Cost     one small transaction per task that starts or ends, without waiting for the disk; where happenings are
 *          held, one per part and flush. While another process writes, what is held stays held, up to 64 MiB; whoever
 *          does not hold waits up to half a minute before it goes on without, and so does the end
 */
#ifndef LTL_STORE_JOURNAL_H
#define LTL_STORE_JOURNAL_H

#include "orchestrator/workflow/engine/engine.h"

typedef struct ltl_journal ltl_journal;

/* A run as it was begun. */
typedef struct ltl_journal_run {
    int64_t id;
    ltl_str name;
    ltl_str path;   /* of the workflow file, for messages */
    ltl_str text;   /* of the workflow: a resumed run uses this, whatever the file says by now */
    ltl_str inputs; /* packed */
    uint64_t seed;
    int64_t started; /* seconds since 1970 */
    int64_t pid;
    ltl_str status; /* "running", "paused", "interrupted", or how it ended */
    ltl_str reason;
    uint64_t lasted_us; /* by its own clock, since it was begun or gone on with */
    ltl_str command;    /* "workflow", "scan" … */
    ltl_str folder;     /* where it was started */
    ltl_str words;      /* what was typed, packed; empty for workflows */
    int64_t ended;      /* seconds since 1970; 0: it is not over */
    bool is_alive;      /* its process is there */
} ltl_journal_run;

/* One happening as it was written. */
typedef struct ltl_journal_row {
    int64_t number;
    uint64_t at_us;
    ltl_str kind;
    ltl_str key;
    ltl_str step;
    uint32_t attempt;
    bool is_task;
    ltl_ending how; /* LTL_ENDING_NONE unless something ended */
    ltl_skip skip;
    ltl_cause cause;
    ltl_str ending; /* of `how`, for machines; empty unless something ended */
    ltl_str reason;
    ltl_str what;
    ltl_str detail;
    ltl_str data; /* packed: what a task gave, or what was told; empty when it was not kept */
} ltl_journal_row;

LTL_MUST_USE ltl_status ltl_journal_open(const char *path, ltl_journal **out_journal,
                                         ltl_error *error);
void ltl_journal_close(ltl_journal *journal);
/* What is done between two tries when another process writes, in place of a short sleep. */
void ltl_journal_pause_by(ltl_journal *journal, void (*pause)(void *, uint32_t waited_ms),
                          void *context);

/* From here on ltl_journal_take writes for this run; its id is set. */
LTL_MUST_USE ltl_status ltl_journal_begin(ltl_journal *journal, ltl_journal_run *run,
                                          ltl_error *error);
/* Goes on with an earlier run: fills `out_run` from the arena, and what of it need not be done again. With
 * `retries`, steps that failed are done again, too. LTL_NOT_FOUND; LTL_REFUSED while its process lives or when it
 * ended well. */
LTL_MUST_USE ltl_status ltl_journal_resume(ltl_journal *journal, ltl_arena *arena, int64_t id,
                                           bool retries, ltl_journal_run *out_run,
                                           ltl_past *out_past, ltl_error *error);
void ltl_journal_take(ltl_journal *journal, const ltl_happening *happening);
/* From here on happenings wait for the next part, flush or end, and are written together: for a run of which others
 * need to know only what its parts came to. Who is killed in between loses the words, not the work. */
void ltl_journal_hold(ltl_journal *journal);
void ltl_journal_flush(ltl_journal *journal);
/* LTL_OK, or the first error in writing and how much is missing: the run went on without its log. */
LTL_MUST_USE ltl_status ltl_journal_end(ltl_journal *journal, const ltl_result *result,
                                        ltl_error *error);

/* What a part of the current run came to, by a name of its own; the latest of a name counts. Parts are forgotten when
 * the run ends well. */
void ltl_journal_part_put(ltl_journal *journal, ltl_str key, ltl_str bytes);
/* All parts of the current run. Slices live during the call. */
LTL_MUST_USE ltl_status ltl_journal_parts(ltl_journal *journal,
                                          void (*each)(void *, ltl_str key, ltl_str bytes),
                                          void *context, ltl_error *error);
/* Forgets them: they are of other rules, or of another program, and would mean something else now. */
void ltl_journal_parts_forget(ltl_journal *journal);
/* Forgets all but the newest runs. */
void ltl_journal_prune(ltl_journal *journal, uint32_t kept);

/* Newest first; the callback returns false to stop. Slices live during the call. */
LTL_MUST_USE ltl_status ltl_journal_list(ltl_journal *journal,
                                         bool (*each)(void *, const ltl_journal_run *),
                                         void *context, ltl_error *error);
LTL_MUST_USE ltl_status ltl_journal_find(ltl_journal *journal, ltl_arena *arena, int64_t id,
                                         ltl_journal_run *out_run, ltl_error *error);
LTL_MUST_USE ltl_status ltl_journal_rows(ltl_journal *journal, int64_t id,
                                         bool (*each)(void *, const ltl_journal_row *),
                                         void *context, ltl_error *error);

/* Asks the process that runs it: "cancel", "pause", "go-on", or an event as "event TYPE". */
LTL_MUST_USE ltl_status ltl_journal_ask(ltl_journal *journal, int64_t id, const char *what,
                                        ltl_error *error);
/* The next thing asked of the current run, once. */
bool ltl_journal_asked(ltl_journal *journal, ltl_arena *arena, ltl_str *out_what);

#endif
