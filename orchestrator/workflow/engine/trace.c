#include "orchestrator/workflow/engine/trace.h"

#include <stdio.h>

enum { WORKERS_PER_ROOM = 1000 };

static void key_str_if(ltl_json *json, const char *key, ltl_str value) {
    if (value.len > 0) {
        ltl_json_key_str(json, key, value);
    }
}

static void result_write(const ltl_happening *happening, ltl_json *json) {
    const ltl_result *result = happening->result;
    ltl_json_key_cstr(json, "status", ltl_ending_id(result->ending));
    key_str_if(json, "reason", result->reason);
    if (result->cause != LTL_CAUSE_NONE) {
        ltl_json_key_cstr(json, "cause", ltl_cause_id(result->cause));
    }
    if (happening->is_replayed) {
        ltl_json_key_bool(json, "replayed", true);
    }
    if (happening->kind == LTL_HAPPENING_RUN_ENDED && ltl_ending_has_data(result->ending)) {
        ltl_json_key(json, "outputs");
        ltl_data_write_json(&result->outputs, json);
    }
}

void ltl_happening_write_json(const ltl_happening *happening, ltl_json *json) {
    ltl_json_begin_object(json);
    ltl_json_key_u64(json, "number", happening->number);
    ltl_json_key_u64(json, "at_us", happening->at_us);
    ltl_json_key_cstr(json, "kind", ltl_happening_name(happening->kind));
    key_str_if(json, "key", happening->key);
    if (happening->step != NULL) {
        ltl_json_key_str(json, "step", happening->step->name);
        bool is_task = happening->step->pattern == NULL;
        ltl_json_key_str(json, is_task ? "task" : "pattern",
                         is_task ? happening->step->task_name
                                 : ltl_str_of(happening->step->pattern->name));
    }
    if (happening->attempt > 1) {
        ltl_json_key_u64(json, "attempt", happening->attempt);
    }
    if (happening->what != NULL) {
        ltl_json_key_cstr(json, "what", happening->what);
    }
    key_str_if(json, "detail", happening->detail);
    if (happening->data != NULL) {
        ltl_json_key(json, "data");
        ltl_data_write_json(happening->data, json);
    }
    if (happening->result != NULL) {
        result_write(happening, json);
    }
    ltl_json_end_object(json);
}

void ltl_trace_begin(ltl_flow_trace *trace, ltl_out *out, ltl_str name) {
    *trace = (ltl_flow_trace){.zero_us = 0};
    ltl_json_init(&trace->json, out, false);
    ltl_json_begin_object(&trace->json);
    ltl_json_key_cstr(&trace->json, "displayTimeUnit", "ms");
    ltl_json_key(&trace->json, "otherData");
    ltl_json_begin_object(&trace->json);
    ltl_json_key_str(&trace->json, "workflow", name);
    ltl_json_end_object(&trace->json);
    ltl_json_key(&trace->json, "traceEvents");
    ltl_json_begin_array(&trace->json);
}

static void event_begin(ltl_json *json, const char *phase, ltl_str name, const char *category,
                        uint64_t at_us, uint64_t thread) {
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "ph", phase);
    ltl_json_key_str(json, "name", name);
    ltl_json_key_cstr(json, "cat", category);
    ltl_json_key_u64(json, "ts", at_us);
    ltl_json_key_u64(json, "pid", 1);
    ltl_json_key_u64(json, "tid", thread);
}

/* Tells the viewer once which worker a row is. */
static void thread_name(ltl_flow_trace *trace, ltl_room room, uint32_t worker, uint64_t thread) {
    uint64_t bit = UINT64_C(1) << (worker & 63);
    if (worker > 63 || (trace->named[room] & bit) != 0) {
        return;
    }
    trace->named[room] |= bit;
    char name[48];
    int len = snprintf(name, sizeof(name), "%s worker %u", ltl_room_name(room), worker + 1);
    event_begin(&trace->json, "M", LTL_STR("thread_name"), "__metadata", 0, thread);
    ltl_json_key(&trace->json, "args");
    ltl_json_begin_object(&trace->json);
    ltl_json_key_str(&trace->json, "name", (ltl_str){name, (size_t)len});
    ltl_json_end_object(&trace->json);
    ltl_json_end_object(&trace->json);
}

static void task_take(ltl_flow_trace *trace, const ltl_happening *happening) {
    const ltl_flow_job *job = happening->job;
    ltl_json *json = &trace->json;
    ltl_room room = happening->step->task->room;
    uint64_t thread = (uint64_t)(room + 1) * WORKERS_PER_ROOM + job->call.worker;
    if (trace->zero_us == 0) {
        /* The run's clock and the driver's differ by a constant: the job has just ended on both. */
        trace->zero_us = job->ended_us - happening->at_us;
    }
    uint64_t started = job->started_us > trace->zero_us ? job->started_us - trace->zero_us : 0;
    thread_name(trace, room, job->call.worker, thread);
    event_begin(json, "X", happening->step->name, happening->step->task->name, started, thread);
    ltl_json_key_u64(json, "dur", job->ended_us - job->started_us);
    ltl_json_key(json, "args");
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "key", happening->key);
    result_write(happening, json);
    ltl_json_end_object(json);
    ltl_json_end_object(json);
}

/* Patterns may overlap as they like: they are spans with an id, on the row of the run. */
static void span_take(ltl_flow_trace *trace, const ltl_happening *happening, const char *phase) {
    ltl_json *json = &trace->json;
    event_begin(json, phase, happening->step->name, happening->step->pattern->name,
                happening->at_us, 1);
    ltl_json_key_str(json, "id", happening->key);
    if (happening->result != NULL) {
        ltl_json_key(json, "args");
        ltl_json_begin_object(json);
        result_write(happening, json);
        ltl_json_end_object(json);
    }
    ltl_json_end_object(json);
}

static void instant_take(ltl_flow_trace *trace, const ltl_happening *happening) {
    ltl_json *json = &trace->json;
    event_begin(json, "i", ltl_str_of(happening->what), "told", happening->at_us, 1);
    ltl_json_key_cstr(json, "s", "p");
    ltl_json_key(json, "args");
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "key", happening->key);
    key_str_if(json, "detail", happening->detail);
    ltl_json_end_object(json);
    ltl_json_end_object(json);
}

void ltl_trace_take(ltl_flow_trace *trace, const ltl_happening *happening) {
    const ltl_flow_step *step = happening->step;
    bool is_pattern = step != NULL && step->pattern != NULL;
    if (happening->kind == LTL_HAPPENING_ENDED && happening->job != NULL) {
        task_take(trace, happening);
    } else if (happening->kind == LTL_HAPPENING_STARTED && is_pattern) {
        span_take(trace, happening, "b");
    } else if (happening->kind == LTL_HAPPENING_ENDED && is_pattern &&
               happening->result->skip == LTL_SKIP_NONE) {
        span_take(trace, happening, "e");
    } else if (happening->kind == LTL_HAPPENING_TOLD) {
        instant_take(trace, happening);
    }
}

void ltl_trace_end(ltl_flow_trace *trace) {
    ltl_json_end_array(&trace->json);
    ltl_json_end_object(&trace->json);
}
