/* stages.h - the tasks of a stream, for the kind that names them.
 *
 * Shape    macros make the ports, the five descriptors and the table of a kind; ports say what its rows are, so
 *          that stages of two kinds do not fit together
 * Units    -
 * Owns     static
 * Errors   a call outside of its kind's stream fails, and one that finds its piece in other hands
 * Threads  see task.h
 * Cost     a handle a row
 */
#ifndef LTL_STREAM_STAGES_H
#define LTL_STREAM_STAGES_H

#include "orchestrator/stream/stream.h"
#include "orchestrator/workflow/task.h"

ltl_ending ltl_stream_read_run(ltl_call *call);
ltl_ending ltl_stream_clean_run(ltl_call *call);
ltl_ending ltl_stream_validate_run(ltl_call *call);
ltl_ending ltl_stream_transform_run(ltl_call *call);
ltl_ending ltl_stream_analyse_run(ltl_call *call);

extern const ltl_port ltl_stream_read_inputs[];
extern const ltl_port ltl_stream_fold_outputs[];

#define LTL_STREAM_PORTS(row)                                                                      \
    static const ltl_port read_outputs[] = {                                                       \
        {"rows", "list of " row, "The records that end in the piece.", false},                     \
        {"cursor", "any", "Where the next one begins.", false},                                    \
        {"is_last", "truth", "Whether the file ends here.", false},                                \
        {0},                                                                                       \
    };                                                                                             \
    static const ltl_port stage_inputs[] = {{"rows", "list of " row, "Rows.", false}, {0}};        \
    static const ltl_port stage_outputs[] = {                                                      \
        {"rows", "list of " row, "Those that go on.", false},                                      \
        {"dead", "list of " row, "Those that do not.", false},                                     \
        {0},                                                                                       \
    };

#define LTL_STREAM_TASK(stage, kind, named, says, takes, gives)                                    \
    static const ltl_task stage##_task = {.name = named,                                           \
                                          .summary = says,                                         \
                                          .inputs = takes,                                         \
                                          .outputs = gives,                                        \
                                          .version = 1,                                            \
                                          .run = ltl_stream_##stage##_run,                         \
                                          .own = kind};

/* Of the five: read, clean, validate, transform, analyse. */
#define LTL_STREAM_TABLE(table)                                                                    \
    static const ltl_task *const all_tasks[] = {&read_task, &clean_task, &validate_task,           \
                                                &transform_task, &analyse_task};                   \
    const ltl_tasks table = {all_tasks, LTL_COUNT_OF(all_tasks)};

#endif
