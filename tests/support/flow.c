#include "tests/support/flow.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/limits.h"
#include "orchestrator/workflow/basics.h"
#include "tests/support/random.h"

static const ltl_port work_inputs[] = {
    {"value", "any", "What it gives.", true},
    {"takes", "number", "Milliseconds.", true},
    {"ends", "text",
     "ok, partial, fail, transient, crash, input, timeout, or together: a crash unless it is kept apart; ok when it "
     "is not said.",
     true},
    {"apart", "truth", "Fails when it is kept apart.", true},
    {"again", "number", "When it fails: may be asked again after so many milliseconds.", true},
    {"times", "number", "Only the first so many attempts end so, the rest well.", true},
    {"deaf", "truth", "Does not stop when told to.", true},
    {"steps", "number", "Spends so much of the budget.", true},
    {"second_takes", "number", "Milliseconds of a second call beside the first.", true},
    {"second_ends", "text", "How that one ends.", true},
    {"second_value", "any", "What that one gives.", true},
    {0},
};
static const ltl_port work_outputs[] = {{"value", "any", "", false}, {0}};

static ltl_ending work_end(ltl_call *call, ltl_str ends) {
    static const struct {
        const char *word;
        ltl_cause cause;
    } words[] = {{"fail", LTL_CAUSE_PERMANENT},
                 {"transient", LTL_CAUSE_TRANSIENT},
                 {"crash", LTL_CAUSE_CRASH},
                 {"input", LTL_CAUSE_INPUT},
                 {"timeout", LTL_CAUSE_TIMEOUT}};
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_is(ends, words[i].word)) {
            return ltl_call_fail(call, words[i].cause, "it %s", words[i].word);
        }
    }
    if (ltl_str_is(ends, "together") && !call->is_isolated) {
        return ltl_call_fail(call, LTL_CAUSE_CRASH, "it crashes");
    }
    return ltl_str_is(ends, "partial") ? ltl_call_partial(call, "half of it") : LTL_ENDING_OK;
}

/* A second call beside one that takes long. */
static bool is_second(const ltl_call *call) {
    return ltl_str_find(call->key, LTL_STR("[hedge]"), 0) != SIZE_MAX;
}

/* What the second call has of its own, else what both have. */
static const ltl_data *input_of(const ltl_call *call, const char *name, const char *of_second) {
    const ltl_data *own = ltl_call_input(call, of_second);
    return is_second(call) && own->kind != LTL_DATA_NOTHING ? own : ltl_call_input(call, name);
}

static ltl_ending work_run(ltl_call *call) {
    flow *self = call->services.of;
    self->calls++;
    if (ltl_call_must_stop(call) && !ltl_data_is_true(ltl_call_input(call, "deaf"))) {
        return LTL_ENDING_CANCELLED;
    }
    /* Whatever it ends with, there is something on the port: the engine must not let it through. */
    ltl_call_output(call, "value",
                    ltl_data_copy(call->arena, input_of(call, "value", "second_value")));
    if (!ltl_budget_spend(call->budget, (uint64_t)ltl_call_input(call, "steps")->number)) {
        return ltl_call_fail(call, LTL_CAUSE_BUDGET, "out of steps");
    }
    int64_t times = ltl_call_input(call, "times")->number;
    if (call->is_isolated && ltl_data_is_true(ltl_call_input(call, "apart"))) {
        return ltl_call_fail(call, LTL_CAUSE_PERMANENT, "it is kept apart");
    }
    if (times > 0 && call->attempt > times) {
        return LTL_ENDING_OK;
    }
    call->retry_after_us = 1000 * (uint64_t)ltl_call_input(call, "again")->number;
    return work_end(call, input_of(call, "ends", "second_ends")->text);
}

static const ltl_task work = {.name = "work",
                              .summary = "",
                              .inputs = work_inputs,
                              .outputs = work_outputs,
                              .is_idempotent = true,
                              .version = 1,
                              .run = work_run};
static const ltl_task once = {.name = "once",
                              .summary = "",
                              .inputs = work_inputs,
                              .outputs = work_outputs,
                              .version = 1,
                              .run = work_run};
static const ltl_task upload = {.name = "upload",
                                .summary = "",
                                .inputs = work_inputs,
                                .outputs = work_outputs,
                                .room = LTL_ROOM_NETWORK,
                                .version = 1,
                                .is_idempotent = true,
                                .run = work_run};

/* Numbers from `cursor` to `last`, in batches. */
static const ltl_port rows_inputs[] = {{"cursor", "number", "", true},
                                       {"last", "number", "", false},
                                       {"batch", "number", "", true},
                                       {0}};
static const ltl_port rows_outputs[] = {{"rows", "list of any", "", false},
                                        {"cursor", "number", "", false},
                                        {"is_last", "truth", "", false},
                                        {0}};

static ltl_ending rows_run(ltl_call *call) {
    int64_t at = ltl_call_input(call, "cursor")->number;
    int64_t last = ltl_call_input(call, "last")->number;
    int64_t batch =
        ltl_call_input(call, "batch")->number > 0 ? ltl_call_input(call, "batch")->number : 10;
    uint32_t count = (uint32_t)(last - at < batch ? last - at : batch);
    ltl_data *rows = LTL_NEW_ARRAY(call->arena, ltl_data, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        rows[i] = ltl_data_number(at + i + 1);
    }
    ltl_call_output(call, "rows", ltl_data_list(rows, count));
    ltl_call_output(call, "cursor", ltl_data_number(at + count));
    ltl_call_output(call, "is_last", ltl_data_truth(at + count >= last));
    return LTL_ENDING_OK;
}

/* Drops every row that `drop` divides as a dead letter; fails on the batch that has the row `poison`. */
static const ltl_port keep_inputs[] = {{"rows", "list of any", "", false},
                                       {"drop", "number", "", true},
                                       {"poison", "number", "", true},
                                       {"takes", "number", "", true},
                                       {0}};
static const ltl_port keep_outputs[] = {
    {"rows", "list of any", "", false}, {"dead", "list of any", "", true}, {0}};

static ltl_ending keep_run(ltl_call *call) {
    ((flow *)call->services.of)->calls++;
    const ltl_data *rows = ltl_call_input(call, "rows");
    int64_t drop = ltl_call_input(call, "drop")->number;
    ltl_data *kept = LTL_NEW_ARRAY(call->arena, ltl_data, (size_t)rows->count + 1);
    ltl_data *dead = LTL_NEW_ARRAY(call->arena, ltl_data, (size_t)rows->count + 1);
    uint32_t kept_count = 0;
    uint32_t dead_count = 0;
    for (uint32_t i = 0; i < rows->count; i++) {
        if (rows->at[i].number == ltl_call_input(call, "poison")->number) {
            return ltl_call_fail(call, LTL_CAUSE_INPUT, "cannot read row %d",
                                 (int)rows->at[i].number);
        }
        bool is_dead = drop > 0 && rows->at[i].number % drop == 0;
        *(is_dead ? &dead[dead_count++] : &kept[kept_count++]) = rows->at[i];
    }
    ltl_call_output(call, "rows", ltl_data_list(kept, kept_count));
    ltl_call_output(call, "dead", ltl_data_list(dead, dead_count));
    return LTL_ENDING_OK;
}

static const ltl_port sum_inputs[] = {{"rows", "list of any", "", false},
                                      {"state", "any", "", true},
                                      {"takes", "number", "", true},
                                      {0}};
static const ltl_port sum_outputs[] = {{"state", "any", "", false}, {0}};

static ltl_ending sum_run(ltl_call *call) {
    int64_t sum = ltl_call_input(call, "state")->number;
    const ltl_data *rows = ltl_call_input(call, "rows");
    for (uint32_t i = 0; i < rows->count; i++) {
        sum += rows->at[i].number;
    }
    ltl_call_output(call, "state", ltl_data_number(sum));
    return LTL_ENDING_OK;
}

/* Says that more happened than `completed`. */
static const ltl_port speak_outputs[] = {{"events", "list of text", "", false}, {0}};
static const char *const spoken[] = {"spoke", NULL};

static ltl_ending speak_run(ltl_call *call) {
    ltl_data *events = LTL_NEW_ARRAY(call->arena, ltl_data, 1);
    events[0] = ltl_data_text(LTL_STR("spoke"));
    ltl_call_output(call, "events", ltl_data_list(events, 1));
    return LTL_ENDING_OK;
}

static ltl_ending echo_run(ltl_call *call) {
    return ltl_basic_tasks.at[0]->run(call);
}

static const ltl_port echo_inputs[] = {{"value", "any", "", true}, {0}};
static const ltl_task echo = {.name = "echo",
                              .summary = "",
                              .inputs = echo_inputs,
                              .outputs = work_outputs,
                              .is_idempotent = true,
                              .version = 1,
                              .run = echo_run};
static const ltl_task rows_task = {.name = "rows",
                                   .summary = "",
                                   .inputs = rows_inputs,
                                   .outputs = rows_outputs,
                                   .is_idempotent = true,
                                   .version = 1,
                                   .run = rows_run};
static const ltl_task keep = {.name = "keep",
                              .summary = "",
                              .inputs = keep_inputs,
                              .outputs = keep_outputs,
                              .is_idempotent = true,
                              .version = 1,
                              .run = keep_run};
static const ltl_task sum = {.name = "sum",
                             .summary = "",
                             .inputs = sum_inputs,
                             .outputs = sum_outputs,
                             .is_idempotent = true,
                             .version = 1,
                             .run = sum_run};
static const ltl_task speak = {.name = "speak",
                               .summary = "",
                               .inputs = NULL,
                               .outputs = speak_outputs,
                               .emits = spoken,
                               .version = 1,
                               .run = speak_run};

static ltl_ending numbers_run(ltl_call *call) {
    return ltl_basic_tasks.at[2]->run(call);
}
static ltl_ending pass_run(ltl_call *call) {
    return ltl_basic_tasks.at[3]->run(call);
}
static ltl_ending total_run(ltl_call *call) {
    return ltl_basic_tasks.at[4]->run(call);
}

static const ltl_port pass_ports[] = {{"rows", "list of any", "", false}, {0}};
static const ltl_task numbers = {.name = "numbers",
                                 .summary = "",
                                 .inputs = rows_inputs,
                                 .outputs = rows_outputs,
                                 .is_idempotent = true,
                                 .version = 1,
                                 .run = numbers_run};
static const ltl_task pass = {.name = "pass",
                              .summary = "",
                              .inputs = pass_ports,
                              .outputs = pass_ports,
                              .is_idempotent = true,
                              .version = 1,
                              .run = pass_run};
static const ltl_task total = {.name = "total",
                               .summary = "",
                               .inputs = sum_inputs,
                               .outputs = sum_outputs,
                               .is_idempotent = true,
                               .version = 1,
                               .run = total_run};

static const ltl_task *const all[] = {&numbers, &pass,      &total, &echo, &work, &once,
                                      &upload,  &rows_task, &keep,  &sum,  &speak};
const ltl_tasks flow_tasks = {all, LTL_COUNT_OF(all)};

ltl_status flow_read(flow *self, const char *text) {
    ltl_error error = {0};
    ltl_status status = ltl_workflow_read(&self->arena, ltl_str_of(text), "test.yaml",
                                          self->tasks != NULL ? self->tasks : &flow_tasks,
                                          &self->problems, &self->workflow, &error);
    if (status != LTL_OK) {
        printf("%u:%u: %s\n", error.line, error.column, error.text);
    }
    return status;
}

static void dispatch(void *context, ltl_flow_job *job) {
    flow *self = context;
    uint32_t takes = ltl_port_find(job->call.task->inputs, LTL_STR("takes"));
    uint64_t ms = takes != UINT32_MAX ? (uint64_t)job->call.inputs[takes].number : 0;
    if (job->call.task->run == work_run) {
        ms = (uint64_t)input_of(&job->call, "takes", "second_takes")->number;
    }
    assert_true(self->job_count < FLOW_MAX_JOBS);
    job->started_us = self->now_us;
    self->ends_us[self->job_count] = self->now_us + 1000 * ms;
    self->jobs[self->job_count++] = job;
    self->most_at_once =
        self->job_count > self->most_at_once ? self->job_count : self->most_at_once;
}

static ltl_str packed(flow *self, const ltl_data *value, bool *out_is_plain) {
    ltl_buf buf;
    ltl_buf_init(&buf, LTL_MAX_DATA_BYTES);
    *out_is_plain = value == NULL || ltl_data_pack(value, &buf) == LTL_OK;
    ltl_str copy = ltl_arena_copy(&self->arena, ltl_buf_borrow(&buf));
    ltl_buf_clear(&buf);
    return copy;
}

static void keep_happening(flow *self, const ltl_happening *happening) {
    bool is_end = happening->kind == LTL_HAPPENING_ENDED && happening->step->task != NULL;
    bool is_start = happening->kind == LTL_HAPPENING_STARTED && happening->step->task != NULL;
    bool is_told = happening->kind == LTL_HAPPENING_TOLD && happening->data != NULL;
    if ((!is_end && !is_start && !is_told) || happening->is_passing) {
        return;
    }
    assert_true(self->kept_count < FLOW_MAX_KEPT);
    flow_kept *one = &self->kept[self->kept_count];
    bool is_plain = true;
    *one = (flow_kept){.key = ltl_arena_copy(&self->arena, happening->key), .is_over = is_end};
    one->what = is_told ? ltl_arena_copy(&self->arena, ltl_str_of(happening->what)) : LTL_STR("");
    one->bytes = packed(self, is_end ? &happening->result->outputs : happening->data, &is_plain);
    if (is_end) {
        one->ending = happening->result->ending;
        one->skip = happening->result->skip;
        one->cause = happening->result->cause;
        one->reason = ltl_arena_copy(&self->arena, happening->result->reason);
    }
    self->kept_count += is_plain;
}

static void tell(void *context, const ltl_happening *happening) {
    flow *self = context;
    self->happenings++;
    if (self->crash_after > 0 && self->happenings > self->crash_after) {
        return; /* the process is dead: nothing is written any more */
    }
    ltl_buf_printf(&self->log, "%s %.*s", ltl_happening_name(happening->kind),
                   LTL_STR_ARG(happening->key));
    if (happening->result != NULL) {
        ltl_buf_printf(&self->log, " %s", ltl_ending_id(happening->result->ending));
    }
    if (happening->what != NULL) {
        ltl_buf_printf(&self->log, " %s %.*s", happening->what, LTL_STR_ARG(happening->detail));
    }
    ltl_buf_append_byte(&self->log, '\n');
    keep_happening(self, happening);
}

static bool past_result(void *context, ltl_str key, ltl_arena *arena, ltl_result *out_result,
                        bool *out_was_started) {
    flow *self = context;
    for (uint32_t i = self->kept_count; i-- > 0;) {
        const flow_kept *one = &self->kept[i];
        if (one->what.len > 0 || !ltl_str_eq(one->key, key)) {
            continue;
        }
        *out_was_started = true;
        if (!one->is_over || one->ending == LTL_ENDING_CANCELLED ||
            (self->retries && !ltl_ending_has_data(one->ending))) {
            return false;
        }
        assert_int_equal(ltl_data_unpack(arena, one->bytes, &out_result->outputs), LTL_OK);
        out_result->ending = one->ending;
        out_result->skip = one->skip;
        out_result->cause = one->cause;
        out_result->reason = one->reason;
        return true;
    }
    return false;
}

static bool past_told(void *context, ltl_str key, const char *what, ltl_arena *arena,
                      ltl_data *out_data) {
    flow *self = context;
    for (uint32_t i = self->kept_count; i-- > 0;) {
        const flow_kept *one = &self->kept[i];
        if (ltl_str_eq(one->key, key) && ltl_str_is(one->what, what)) {
            return ltl_data_unpack(arena, one->bytes, out_data) == LTL_OK;
        }
    }
    return false;
}

/* The job that ends next; among equals the first, or by lot. */
static uint32_t next_job(const flow *self) {
    uint32_t best = UINT32_MAX;
    uint64_t best_lot = 0;
    for (uint32_t i = 0; i < self->job_count; i++) {
        bool must = atomic_load(&self->jobs[i]->stop) != 0;
        uint32_t deaf = ltl_port_find(self->jobs[i]->call.task->inputs, LTL_STR("deaf"));
        bool obeys =
            must && (deaf == UINT32_MAX || !ltl_data_is_true(&self->jobs[i]->call.inputs[deaf]));
        uint64_t ends = obeys ? self->now_us : self->ends_us[i];
        uint64_t best_ends = best == UINT32_MAX ? UINT64_MAX : self->ends_us[best];
        uint64_t lot =
            self->shuffle ? ltl_hash64_seeded(self->jobs[i]->call.key, self->shuffle) : 0;
        ((flow *)self)->ends_us[i] = ends;
        if (ends < best_ends || (ends == best_ends && lot < best_lot)) {
            best = i;
            best_lot = lot;
        }
    }
    return best;
}

static void job_run(flow *self, ltl_flow_job *job) {
    char segment[64];
    ltl_job_run(job, 0);
    self->tasks_run++;
    if (self->inject == NULL) {
        return;
    }
    (void)snprintf(segment, sizeof(segment), "/%s", self->inject);
    size_t at = ltl_str_find(job->call.key, ltl_str_of(segment), 0);
    ltl_str rest = at != SIZE_MAX ? ltl_str_slice(job->call.key, at + strlen(segment), SIZE_MAX)
                                  : LTL_STR("x");
    if (rest.len == 0 || rest.ptr[0] == '[' || rest.ptr[0] == '@') {
        job->ending = self->inject_ending;
        job->call.cause = self->inject_cause;
        job->call.reason = LTL_STR("injected");
    }
}

static bool moment(flow *self) {
    ltl_engine_advance(self->engine, self->now_us);
    if (self->stop_after > 0 && self->happenings >= self->stop_after) {
        self->stop_after = 0;
        ltl_engine_stop(self->engine, self->stop_ending, "told to");
        ltl_engine_advance(self->engine, self->now_us);
    }
    if (self->at_moment != NULL) {
        self->at_moment(self);
        ltl_engine_advance(self->engine, self->now_us);
    }
    if (self->stop_at_us > 0 && self->now_us >= self->stop_at_us) {
        self->stop_at_us = 0;
        ltl_engine_stop(self->engine, self->stop_ending, "told to");
        ltl_engine_advance(self->engine, self->now_us);
    }
    if ((ltl_engine_is_over(self->engine) && ltl_engine_in_flight(self->engine) == 0) ||
        (self->crash_after > 0 && self->happenings > self->crash_after)) {
        return false;
    }
    uint32_t job = next_job(self);
    uint64_t job_us = job != UINT32_MAX ? self->ends_us[job] : UINT64_MAX;
    uint64_t timer_us = ltl_engine_next_us(self->engine);
    uint64_t next_us = job_us < timer_us ? job_us : timer_us;
    if (self->stop_at_us > 0 && self->stop_at_us < next_us) {
        self->now_us = self->stop_at_us;
        return true;
    }
    assert_true(next_us != UINT64_MAX); /* nothing would ever happen again */
    self->now_us = next_us > self->now_us ? next_us : self->now_us;
    if (job_us <= timer_us) {
        ltl_flow_job *ended = self->jobs[job];
        self->jobs[job] = self->jobs[--self->job_count];
        self->ends_us[job] = self->ends_us[self->job_count];
        job_run(self, ended);
        ltl_engine_job_done(self->engine, ended);
    }
    return true;
}

static void engine_drop(flow *self) {
    if (self->engine == NULL) {
        return;
    }
    while (self->job_count > 0) {
        ltl_flow_job *job = self->jobs[--self->job_count];
        job->ending = LTL_ENDING_CANCELLED;
        ltl_engine_job_done(self->engine, job);
    }
    ltl_engine_free(self->engine);
    self->engine = NULL;
}

static ltl_engine_options options_of(flow *self, const ltl_past *past) {
    ltl_engine_options options = self->options;
    for (uint32_t room = 0; room < LTL_ROOM_COUNT; room++) {
        options.places[room] = options.places[room] > 0 ? options.places[room] : 64;
    }
    options.dispatch = dispatch;
    options.tell = tell;
    options.context = self;
    options.services.of = self;
    options.now_us = self->now_us;
    options.past = past;
    return options;
}

static ltl_ending play(flow *self, const ltl_past *past) {
    ltl_error error = {0};
    engine_drop(self);
    self->happenings = 0;
    self->tasks_run = 0;
    if (self->log.max == 0) {
        ltl_buf_init(&self->log, 64 * LTL_MIB);
    }
    ltl_engine_options options = options_of(self, past);
    if (ltl_engine_new(self->workflow, &options, &self->engine, &error) != LTL_OK) {
        fail_msg("%s", error.text);
    }
    while (moment(self)) {
    }
    bool is_dead = self->crash_after > 0 && self->happenings > self->crash_after;
    return is_dead ? LTL_ENDING_NONE : ltl_engine_result(self->engine)->ending;
}

ltl_ending flow_play(flow *self) {
    return play(self, NULL);
}

ltl_ending flow_run(flow *self, const char *text) {
    assert_int_equal(flow_read(self, text), LTL_OK);
    return flow_play(self);
}

ltl_ending flow_again(flow *self) {
    static ltl_past past;
    past = (ltl_past){self, past_result, past_told, self->retries};
    engine_drop(self); /* still as dead as it was: it writes nothing */
    self->crash_after = 0;
    self->calls = 0;
    ltl_buf_reset(&self->log);
    return play(self, &past);
}

void flow_clear(flow *self) {
    engine_drop(self);
    ltl_workflow_free(self->workflow);
    ltl_buf_clear(&self->log);
    ltl_arena_clear(&self->arena);
    memset(self, 0, sizeof(*self));
}

const ltl_result *flow_step(const flow *self, const char *name) {
    return ltl_engine_step_result(self->engine, ltl_str_of(name));
}

ltl_ending flow_ending(const flow *self, const char *name) {
    const ltl_result *result = flow_step(self, name);
    return result != NULL ? result->ending : LTL_ENDING_NONE;
}

const char *flow_reason(const flow *self, const char *name) {
    const ltl_result *result = flow_step(self, name);
    return result != NULL && result->reason.ptr != NULL ? result->reason.ptr : "";
}

const ltl_data *flow_output(const flow *self, const char *step, const char *port) {
    const ltl_result *result = flow_step(self, step);
    return result != NULL ? ltl_data_member(&result->outputs, ltl_str_of(port)) : NULL;
}

uint32_t flow_count(const flow *self, const char *text) {
    uint32_t count = 0;
    ltl_str log = ltl_buf_borrow(&self->log);
    size_t at = 0;
    while ((at = ltl_str_find(log, ltl_str_of(text), at)) != SIZE_MAX) {
        count++;
        at++;
    }
    return count;
}

const ltl_workflow_problem *flow_problem(const flow *self, const char *text) {
    for (uint32_t i = 0; i < self->problems.count; i++) {
        if (ltl_str_find(self->problems.at[i].text, ltl_str_of(text), 0) != SIZE_MAX) {
            return &self->problems.at[i];
        }
    }
    for (uint32_t i = 0; i < self->problems.count; i++) {
        printf("%u:%u: %.*s\n", self->problems.at[i].line, self->problems.at[i].column,
               LTL_STR_ARG(self->problems.at[i].text));
    }
    fail_msg("no problem says: %s", text);
    return NULL;
}
