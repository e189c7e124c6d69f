#include "orchestrator/workflow/basics.h"

static ltl_ending echo_run(ltl_call *call) {
    ltl_call_output(call, "value", ltl_data_copy(call->arena, ltl_call_input(call, "value")));
    return LTL_ENDING_OK;
}

static ltl_ending fail_run(ltl_call *call) {
    const ltl_data *message = ltl_call_input(call, "message");
    return ltl_call_fail(call, LTL_CAUSE_PERMANENT, "%.*s", LTL_STR_ARG(message->text));
}

/* The numbers after `cursor` up to `last`, ten at a time. */
static ltl_ending numbers_run(ltl_call *call) {
    enum { BATCH = 10 };
    int64_t at = ltl_call_input(call, "cursor")->number;
    int64_t last = ltl_call_input(call, "last")->number;
    uint32_t count = last - at < BATCH ? (uint32_t)(last > at ? last - at : 0) : BATCH;
    ltl_data *rows = LTL_NEW_ARRAY(call->arena, ltl_data, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        rows[i] = ltl_data_number(at + i + 1);
    }
    ltl_call_output(call, "rows", ltl_data_list(rows, count));
    ltl_call_output(call, "cursor", ltl_data_number(at + count));
    ltl_call_output(call, "is_last", ltl_data_truth(at + count >= last));
    return LTL_ENDING_OK;
}

static ltl_ending pass_run(ltl_call *call) {
    ltl_call_output(call, "rows", ltl_data_copy(call->arena, ltl_call_input(call, "rows")));
    return LTL_ENDING_OK;
}

static ltl_ending total_run(ltl_call *call) {
    int64_t sum = ltl_call_input(call, "state")->number;
    const ltl_data *rows = ltl_call_input(call, "rows");
    for (uint32_t i = 0; i < rows->count; i++) {
        sum += rows->at[i].number;
    }
    ltl_call_output(call, "state", ltl_data_number(sum));
    return LTL_ENDING_OK;
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

static const ltl_port numbers_inputs[] = {
    {"cursor", "number", "The number before the first.", true},
    {"last", "number", "The last number.", false},
    {0},
};
static const ltl_port numbers_outputs[] = {
    {"rows", "list of number", "Up to ten numbers.", false},
    {"cursor", "number", "The last of them.", false},
    {"is_last", "truth", "Whether it was the last of all.", false},
    {0},
};
static const ltl_port rows_ports[] = {{"rows", "list of any", "Rows.", false}, {0}};
static const ltl_port total_inputs[] = {
    {"rows", "list of any", "Numbers.", false},
    {"state", "number", "The sum so far.", true},
    {0},
};
static const ltl_port total_outputs[] = {{"state", "number", "The sum.", false}, {0}};

static const ltl_task numbers = {
    .name = "numbers",
    .summary = "Counts up, ten numbers at a time.",
    .inputs = numbers_inputs,
    .outputs = numbers_outputs,
    .is_idempotent = true,
    .version = 1,
    .run = numbers_run,
};

static const ltl_task pass = {
    .name = "pass",
    .summary = "Gives the rows it is given.",
    .inputs = rows_ports,
    .outputs = rows_ports,
    .is_idempotent = true,
    .version = 1,
    .run = pass_run,
};

static const ltl_task total = {
    .name = "total",
    .summary = "Adds numbers to a sum.",
    .inputs = total_inputs,
    .outputs = total_outputs,
    .is_idempotent = true,
    .version = 1,
    .run = total_run,
};

static const ltl_task *const tasks[] = {&echo, &fail, &numbers, &pass, &total};
const ltl_tasks ltl_basic_tasks = {tasks, LTL_COUNT_OF(tasks)};
