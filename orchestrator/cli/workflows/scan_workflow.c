#include "orchestrator/cli/workflows/scan_workflow.h"

#include "orchestrator/cli/files.h"
#include "orchestrator/cli/workflows/task_table.h"
#include "orchestrator/cli/workflows/files.h"
#include "orchestrator/workflow/inputs.h"

static ltl_file_writer trace_writer;

static void trace_take(void *context, const ltl_happening *happening) {
    ltl_scan_workflow *self = context;
    ltl_trace_take(&self->trace, happening);
}

ltl_status ltl_scan_workflow_inputs(ltl_scan_workflow *self, const ltl_arguments *arguments,
                                    ltl_run_options *options, ltl_error *error) {
    uint32_t count = ltl_arguments_count(arguments, "input");
    const char **typed = LTL_NEW_ARRAY(&self->arena, const char *, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        typed[i] = ltl_arguments_item(arguments, "input", i);
    }
    options->inputs = &self->inputs;
    return ltl_workflow_inputs_read(&self->arena, self->workflow, typed, count, &self->inputs, error);
}

ltl_status ltl_scan_workflow_open(ltl_scan_workflow *self, const char *name, const char *trace,
                                  ltl_run_options *options, ltl_error *error) {
    ltl_workflow_file file;
    ltl_status status =
        ltl_workflow_file_open(&self->arena, name, ltl_scan_tasks(), &file, &self->workflow, error);
    if (status == LTL_OK && trace != NULL) {
        status = ltl_file_writer_open(&trace_writer, trace, error);
        self->has_trace = status == LTL_OK;
    }
    if (self->has_trace) {
        ltl_trace_begin(&self->trace, &trace_writer.out, self->workflow->name);
        options->tell = trace_take;
        options->tell_context = self;
    }
    self->text = file.text;
    options->workflow = self->workflow;
    return status;
}

ltl_status ltl_scan_workflow_close(ltl_scan_workflow *self, ltl_status status, ltl_error *error) {
    if (self->has_trace) {
        ltl_trace_end(&self->trace);
        ltl_status written =
            ltl_file_writer_close(&trace_writer, 0, status == LTL_OK ? error : NULL);
        status = status == LTL_OK ? written : status;
    }
    ltl_workflow_free(self->workflow);
    ltl_arena_clear(&self->arena);
    return status;
}
