#include "orchestrator/workflow/task.h"

#include <assert.h>

const char *ltl_room_name(ltl_room room) {
    static const char *const names[LTL_ROOM_COUNT] = {"cpu", "memory", "process", "network"};
    return names[room];
}

const ltl_task *ltl_task_find(const ltl_tasks *tasks, ltl_str name) {
    for (uint32_t i = 0; i < tasks->count; i++) {
        if (ltl_str_is(name, tasks->at[i]->name)) {
            return tasks->at[i];
        }
    }
    return NULL;
}

uint32_t ltl_port_find(const ltl_port *ports, ltl_str name) {
    for (uint32_t i = 0; ports != NULL && ports[i].name != NULL; i++) {
        if (ltl_str_is(name, ports[i].name)) {
            return i;
        }
    }
    return UINT32_MAX;
}

uint32_t ltl_port_count(const ltl_port *ports) {
    uint32_t count = 0;
    while (ports != NULL && ports[count].name != NULL) {
        count++;
    }
    return count;
}

const ltl_data *ltl_call_input(const ltl_call *call, const char *port) {
    uint32_t index = ltl_port_find(call->task->inputs, ltl_str_of(port));
    assert(index != UINT32_MAX);
    return &call->inputs[index];
}

void ltl_call_output(ltl_call *call, const char *port, ltl_data value) {
    uint32_t index = ltl_port_find(call->task->outputs, ltl_str_of(port));
    assert(index != UINT32_MAX);
    call->outputs[index] = value;
}

void *ltl_call_services(ltl_call *call, const char *within) {
    const ltl_services *given = &call->services;
    if (given->of == NULL || given->within == NULL || strcmp(given->within, within) != 0) {
        (void)ltl_call_fail(call, LTL_CAUSE_INPUT, "`%s` works only within %s", call->task->name,
                            within);
        return NULL;
    }
    return given->of;
}

ltl_ending ltl_call_fail(ltl_call *call, ltl_cause cause, const char *format, ...) {
    va_list args;
    va_start(args, format);
    call->reason = ltl_arena_vprintf(call->arena, format, args);
    va_end(args);
    call->cause = cause;
    return cause == LTL_CAUSE_TIMEOUT ? LTL_ENDING_TIMED_OUT : LTL_ENDING_FAILED;
}

ltl_ending ltl_call_partial(ltl_call *call, const char *format, ...) {
    va_list args;
    va_start(args, format);
    call->reason = ltl_arena_vprintf(call->arena, format, args);
    va_end(args);
    return LTL_ENDING_PARTIAL;
}
