/* sequence.c - one after the other: each step sees what the earlier ones gave.
 *
 * The order is a promise about what can be seen, not about idle cores: a step that says what it needs starts when
 * that is there, a step that says nothing waits for all before it. A gate makes the order strict. */
#include "orchestrator/workflow/engine/join.h"

typedef struct options {
    ltl_step_list steps;
    const ltl_flow_condition *stop_when;
} options;

typedef struct state {
    uint32_t next;    /* steps before it were begun or skipped */
    bool *is_begun;   /* by place */
    const char *ends; /* why no more steps begin; null while they do */
    bool is_gated;
} state;

static bool may_begin(const ltl_activation *self, const options *given, uint32_t place) {
    const ltl_flow_step *step =
        ltl_workflow_step(ltl_activation_workflow(self), given->steps.at[place]);
    bool is_strict = !step->has_order || given->stop_when != NULL || step->always;
    for (uint32_t i = 0; is_strict && i < place; i++) {
        const ltl_activation *earlier = ltl_activation_child(self, given->steps.at[i]);
        if (earlier == NULL || !ltl_activation_is_settled(earlier)) {
            return false;
        }
    }
    return ltl_activation_can_begin(self, step->index);
}

static void end(ltl_activation *self, const options *given, const state *now) {
    ltl_join join;
    ltl_join_look(self, &given->steps, &join);
    const ltl_activation *failed = NULL;
    for (uint32_t i = 0; i < given->steps.count && failed == NULL; i++) {
        const ltl_activation *child = ltl_activation_child(self, given->steps.at[i]);
        const ltl_result *result = ltl_activation_result(child);
        bool counts = ltl_join_is_bad(result) && result->ending != LTL_ENDING_SKIPPED;
        failed = counts && !ltl_activation_step(child)->continues ? child : NULL;
    }
    if (ltl_activation_is_stopping(self) || failed != NULL) {
        const ltl_result *result = failed != NULL ? ltl_activation_result(failed) : NULL;
        if (ltl_activation_is_stopping(self)) {
            ltl_activation_end_stopped(self);
        } else {
            ltl_str name = ltl_activation_step(failed)->name;
            ltl_activation_end(self, result->ending, result->cause, "%.*s: %.*s", LTL_STR_ARG(name),
                               LTL_STR_ARG(result->reason));
        }
        return;
    }
    const ltl_activation *last =
        ltl_activation_child(self, given->steps.at[given->steps.count - 1]);
    const ltl_data *outputs = &ltl_activation_result(last)->outputs;
    for (uint32_t i = 0; i < outputs->count; i++) {
        ltl_activation_output(self, outputs->names[i].ptr, outputs->at[i]);
    }
    if (now->is_gated) {
        ltl_activation_end(self, LTL_ENDING_PARTIAL, LTL_CAUSE_NONE, "%s", now->ends);
    } else if (join.bad > 0) {
        ltl_str name = ltl_activation_step(join.first_bad)->name;
        ltl_activation_end(self, LTL_ENDING_PARTIAL, LTL_CAUSE_NONE, "went on without %.*s",
                           LTL_STR_ARG(name));
    } else {
        ltl_activation_end(self, join.partial > 0 ? LTL_ENDING_PARTIAL : LTL_ENDING_OK,
                           LTL_CAUSE_NONE, NULL);
    }
}

/* Begins and skips what can be begun and has to be skipped; ends when nothing is left. */
static void advance(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    for (uint32_t i = now->next; i < given->steps.count; i++) {
        const ltl_flow_step *step =
            ltl_workflow_step(ltl_activation_workflow(self), given->steps.at[i]);
        if (!now->is_begun[i] && now->ends != NULL && !step->always) {
            ltl_activation_skip(self, step->index, LTL_SKIP_NOT_REACHED, now->ends);
            now->is_begun[i] = true;
        } else if (!now->is_begun[i] && may_begin(self, given, i)) {
            now->is_begun[i] = true;
            ltl_activation_begin(self, step->index, &(ltl_begin){.is_shielded = step->always});
        }
        now->next += now->next == i && now->is_begun[i];
    }
    if (now->next == given->steps.count && ltl_activation_running(self) == 0) {
        end(self, given, now);
    }
}

static void start(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    now->is_begun = LTL_NEW_ARRAY(ltl_activation_arena(self), bool, (size_t)given->steps.count + 1);
    advance(self);
}

static void child_ended(ltl_activation *self, ltl_activation *child) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    const ltl_result *result = ltl_activation_result(child);
    bool is_failure = ltl_join_is_bad(result) && result->ending != LTL_ENDING_SKIPPED;
    if (now->ends == NULL && is_failure && !ltl_activation_step(child)->continues) {
        ltl_str name = ltl_activation_step(child)->name;
        now->ends = ltl_arena_printf(ltl_activation_arena(self), "`%.*s` %s", LTL_STR_ARG(name),
                                     ltl_ending_text(result->ending))
                        .ptr;
    }
    if (now->ends == NULL && given->stop_when != NULL && now->next < given->steps.count &&
        ltl_activation_ask(self, given->stop_when) == LTL_ANSWER_YES) {
        now->is_gated = true;
        now->ends = ltl_arena_printf(ltl_activation_arena(self), "stopped by `%.*s`",
                                     LTL_STR_ARG(given->stop_when->text))
                        .ptr;
    }
    advance(self);
}

static void stopped(ltl_activation *self) {
    state *now = ltl_activation_state(self);
    now->ends = now->ends != NULL ? now->ends : "the run was stopped";
    ltl_activation_stop_children(self);
    advance(self);
}

static ltl_str passes_on(const ltl_workflow *workflow, const ltl_flow_step *step, ltl_str port) {
    const options *given = step->options;
    return given->steps.count == 0
               ? LTL_STR_NONE
               : ltl_step_output_type(
                     workflow, ltl_workflow_step(workflow, given->steps.at[given->steps.count - 1]),
                     port);
}

static const ltl_row rows[] = {
    {.key = "steps",
     .kind = LTL_ROW_STEPS,
     .offset = offsetof(options, steps),
     .is_required = true,
     .help = "The steps, in order. Each sees what the ones before it gave."},
    {.key = "stop_when",
     .kind = LTL_ROW_CONDITION,
     .offset = offsetof(options, stop_when),
     .help = "Asked after each step: when it holds, the rest is skipped and the whole is partial."},
    {0},
};

const ltl_workflow_pattern ltl_workflow_pattern_sequence = {
    .name = "sequence",
    .summary = "one step after the other",
    .sample = "workflow: sample\n"
              "sequence:\n"
              "  - {name: one, task: echo, with: {value: 1}}\n"
              "  - {name: two, task: echo, with: {value: $one.value}}\n",
    .rows = rows,
    .options_bytes = sizeof(options),
    .state_bytes = sizeof(state),
    .sight = LTL_SIGHT_EARLIER,
    .passes_on = passes_on,
    .start = start,
    .child_ended = child_ended,
    .stopped = stopped,
};
