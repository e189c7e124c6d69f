/* sinks.h - who else is told what happens in a run: other programs as it happens, people afterwards.
 *
 * Shape    --events: a line of JSON a happening, on standard output; --trace: a file
 * Units    -
 * Owns     what it opened, until it is closed; one at a time
 * Errors   LTL_IO; a reader that goes away is told when it is closed, and the run goes on
 * Threads  the thread that drives the run
 * Cost     a line a happening
 */
#ifndef LTL_CLI_WORKFLOWS_SINKS_H
#define LTL_CLI_WORKFLOWS_SINKS_H

#include "orchestrator/cli/arguments.h"
#include "orchestrator/workflow/engine/trace.h"

typedef struct ltl_flow_sinks {
    bool has_events;
    bool is_heard; /* nobody who reads them went away */
    ltl_json events;
    bool has_trace;
    ltl_flow_trace trace;
} ltl_flow_sinks;

/* The option `events`, for the tables of commands. */
#define LTL_OPTION_EVENTS                                                                          \
    {                                                                                              \
        "events", 0, LTL_OPTION_VALUE, "FORMAT",                                                   \
            "Everything that happens, on standard output, in place of what would be there: "       \
            "jsonl.",                                                                              \
            ltl_event_formats                                                                      \
    }
extern const char *const ltl_event_formats[];

/* Those of the arguments; `name` is that of the workflow. */
LTL_MUST_USE ltl_status ltl_flow_sinks_open(ltl_flow_sinks *self, const ltl_arguments *arguments,
                                            ltl_str name, ltl_error *error);
void ltl_flow_sinks_take(ltl_flow_sinks *self, const ltl_happening *happening);
/* The first failure; the other is closed all the same. */
LTL_MUST_USE ltl_status ltl_flow_sinks_close(ltl_flow_sinks *self, ltl_error *error);

#endif
