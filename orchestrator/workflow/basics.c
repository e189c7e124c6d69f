#include "orchestrator/workflow/basics.h"

static ltl_ending echo_run(ltl_call *call) {
    ltl_call_output(call, "value", ltl_data_copy(call->arena, ltl_call_input(call, "value")));
    return LTL_ENDING_OK;
}

static ltl_ending fail_run(ltl_call *call) {
    const ltl_data *message = ltl_call_input(call, "message");
    return ltl_call_fail(call, LTL_CAUSE_PERMANENT, "%.*s", LTL_STR_ARG(message->text));
}

static const ltl_port echo_inputs[] = {{"value", "any", "What it gives.", true}, {0}};
static const ltl_port echo_outputs[] = {{"value", "any", "The value it was given.", false}, {0}};
static const ltl_port fail_inputs[] = {{"message", "text", "Why.", true}, {0}};
static const ltl_port no_outputs[] = {{0}};

static const ltl_task echo = {
    .name = "echo",
    .summary = "Gives the value it is given.",
    .inputs = echo_inputs,
    .outputs = echo_outputs,
    .is_idempotent = true,
    .version = 1,
    .run = echo_run,
};

static const ltl_task fail = {
    .name = "fail",
    .summary = "Fails with a message.",
    .inputs = fail_inputs,
    .outputs = no_outputs,
    .is_idempotent = true,
    .version = 1,
    .run = fail_run,
};

static const ltl_task *const tasks[] = {&echo, &fail};
const ltl_tasks ltl_basic_tasks = {tasks, LTL_COUNT_OF(tasks)};
