/* streaming.h - what `data` and `import` have in common: a stream for each file, one report at the end.
 *
 * Shape    begin, then for each file: run the stream, tell what it came to, add it to the ledger; then finish
 * Units    -
 * Owns     everything lives in the arena, until ltl_streaming_clear
 * Errors   of the command line: LTL_USAGE; what becomes of a file is an outcome in the ledger
 * Threads  main thread
 * Cost     a few lines a file
 */
#ifndef LTL_CLI_STREAMING_H
#define LTL_CLI_STREAMING_H

#include "core/vec.h"
#include "orchestrator/cli/command.h"
#include "orchestrator/cli/outputs.h"
#include "orchestrator/cli/settings.h"
#include "orchestrator/stream/stream.h"

typedef struct ltl_streaming {
    const ltl_arguments *arguments;
    const char *agent; /* "data": its name in the ledger */
    ltl_arena arena;
    ltl_terminal out;
    ltl_terminal err;
    ltl_settings settings; /* which findings are wanted; the gate */
    ltl_outputs outputs;
    ltl_workflow *workflow;
    ltl_stream_options options; /* of the next file */
    uint64_t end_us;            /* the deadline, on the machine's clock; 0: none */
    bool is_quiet;
    int signal;
    ltl_ledger ledger;
    struct LTL_VEC(ltl_report_problem) problems;
    ltl_report report;
} ltl_streaming;

/* Workers, deadline, checkpoint, dead letters, workflow. */
extern const ltl_option ltl_options_stream[];

/* `workflow` is the built-in one that runs unless --workflow names another. */
LTL_MUST_USE ltl_status ltl_streaming_begin(ltl_streaming *self, const ltl_arguments *arguments,
                                            const char *agent, const char *workflow,
                                            ltl_error *error);
/* False when a signal ended the run. The deadline is that of all files: `options` get what is left of it. */
bool ltl_streaming_goes_on(ltl_streaming *self);
/* What the file was read as, and the rows of each stage; or why it could not be. */
void ltl_streaming_tell(ltl_streaming *self, const char *path, const char *read_as,
                        const ltl_stream_outcome *outcome, ltl_status status,
                        const ltl_error *error);
/* `loss` is why a file that was read to its end is not whole, and NONE when it is; `detail` is empty for that of the
 * error. */
void ltl_streaming_file_add(ltl_streaming *self, const char *path,
                            const ltl_stream_outcome *outcome, ltl_status status, ltl_reason loss,
                            ltl_str detail, const ltl_error *error);
LTL_PRINTF(3, 4)
void ltl_streaming_note_add(ltl_streaming *self, const char *path, const char *format, ...);
/* Findings and rules of the report are set: judges, writes, tells, and gives the exit code. */
int ltl_streaming_finish(ltl_streaming *self, const char *title, uint64_t findings);
void ltl_streaming_clear(ltl_streaming *self);

#endif
