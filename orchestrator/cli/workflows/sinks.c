#include "orchestrator/cli/workflows/sinks.h"

#include <unistd.h>

#include "orchestrator/cli/files.h"

const char *const ltl_event_formats[] = {"jsonl", NULL};

static ltl_file_writer events_writer;
static ltl_file_writer trace_writer;

ltl_status ltl_flow_sinks_open(ltl_flow_sinks *self, const ltl_arguments *arguments, ltl_str name,
                               ltl_error *error) {
    const char *path = ltl_arguments_value(arguments, "trace");
    *self =
        (ltl_flow_sinks){.has_events = ltl_arguments_has(arguments, "events"), .is_heard = true};
    if (self->has_events) {
        ltl_fd_writer_open(&events_writer, STDOUT_FILENO, "standard output");
        ltl_json_init(&self->events, &events_writer.out, false);
    }
    ltl_status status = path != NULL ? ltl_file_writer_open(&trace_writer, path, error) : LTL_OK;
    self->has_trace = path != NULL && status == LTL_OK;
    if (self->has_trace) {
        ltl_trace_begin(&self->trace, &trace_writer.out, name);
    }
    return status;
}

void ltl_flow_sinks_take(ltl_flow_sinks *self, const ltl_happening *happening) {
    if (self->has_events && self->is_heard) {
        ltl_happening_write_json(happening, &self->events);
        self->is_heard = ltl_out_flush(self->events.out) == LTL_OK;
    }
    if (self->has_trace) {
        ltl_trace_take(&self->trace, happening);
    }
}

ltl_status ltl_flow_sinks_close(ltl_flow_sinks *self, ltl_error *error) {
    ltl_status status = LTL_OK;
    if (self->has_events) {
        ltl_out_byte(&events_writer.out, '\n');
        status = ltl_fd_writer_close(&events_writer, error);
    }
    if (self->has_trace) {
        ltl_trace_end(&self->trace);
        ltl_status traced =
            ltl_file_writer_close(&trace_writer, 0, status == LTL_OK ? error : NULL);
        status = status == LTL_OK ? traced : status;
    }
    *self = (ltl_flow_sinks){0};
    return status;
}
