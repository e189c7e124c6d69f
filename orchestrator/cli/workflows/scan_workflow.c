#include "orchestrator/cli/workflows/scan_workflow.h"

#include "orchestrator/cli/workflows/files.h"
#include "orchestrator/cli/workflows/task_table.h"
#include "orchestrator/workflow/files/inputs.h"

static void sinks_take(void *context, const ltl_happening *happening) {
    ltl_flow_sinks_take(context, happening);
}

ltl_status ltl_scan_workflow_inputs(ltl_scan_workflow *self, const ltl_arguments *arguments,
                                    ltl_run_options *options, ltl_error *error) {
    uint32_t count = ltl_arguments_count(arguments, "input");
    const char **typed = LTL_NEW_ARRAY(&self->arena, const char *, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        typed[i] = ltl_arguments_item(arguments, "input", i);
    }
    options->inputs = &self->inputs;
    return ltl_workflow_inputs_read(&self->arena, self->workflow, typed, count, &self->inputs,
                                    error);
}

ltl_status ltl_scan_workflow_open(ltl_scan_workflow *self, const char *name,
                                  const ltl_arguments *told, ltl_run_options *options,
                                  ltl_error *error) {
    ltl_workflow_file file;
    ltl_status status =
        ltl_workflow_file_open(&self->arena, name, ltl_scan_tasks(), &file, &self->workflow, error);
    if (status == LTL_OK && told != NULL) {
        status = ltl_flow_sinks_open(&self->sinks, told, self->workflow->name, error);
        options->tell = sinks_take;
        options->tell_context = &self->sinks;
    }
    self->text = file.text;
    options->workflow = self->workflow;
    return status;
}

ltl_status ltl_scan_workflow_close(ltl_scan_workflow *self, ltl_status status, ltl_error *error) {
    ltl_status told = ltl_flow_sinks_close(&self->sinks, status == LTL_OK ? error : NULL);
    status = status == LTL_OK ? told : status;
    ltl_workflow_free(self->workflow);
    ltl_arena_clear(&self->arena);
    return status;
}
