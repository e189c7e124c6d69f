/* lazy.c - steps that run only when somebody wants what they give.
 *
 * A demand starts at the steps named in `demand` and goes along the references: first the conditions, then only
 * those sources whose condition holds. Each step runs at most once; whoever else demands it gets the same result,
 * a failure too. What nobody demanded is skipped as not needed. */
#include "orchestrator/workflow/engine/join.h"
#include "orchestrator/workflow/files/check.h"

typedef struct options {
    ltl_step_list steps;
    ltl_text_list demand;
    bool memo;
} options;

typedef struct demand {
    uint32_t count; /* of those who wanted it and got it */
    bool is_demanded;
    bool is_begun;
} demand;

typedef struct state {
    demand *demands; /* by place in the list of steps */
} state;

static uint32_t place_of(const options *given, uint32_t step) {
    for (uint32_t i = 0; i < given->steps.count; i++) {
        if (given->steps.at[i] == step) {
            return i;
        }
    }
    return UINT32_MAX;
}

static bool is_over(const ltl_activation *self, uint32_t step) {
    const ltl_activation *child = ltl_activation_child(self, step);
    return child != NULL && ltl_activation_is_settled(child);
}

static void demand_step(ltl_activation *self, uint32_t place) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    now->demands[place].is_demanded = true;
    ltl_str name = ltl_workflow_step(ltl_activation_workflow(self), given->steps.at[place])->name;
    ltl_activation_tell(self, "demand", name, NULL);
}

/* Whether a reference can be read now. A sibling that was not demanded is, once for each that wants it. */
static bool ref_is_ready(ltl_activation *self, const ltl_ref *ref, bool *demanded) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    uint32_t place = ref->kind == LTL_REF_STEP ? place_of(given, ref->step) : UINT32_MAX;
    if (place == UINT32_MAX || is_over(self, ref->step)) {
        return true;
    }
    if (!now->demands[place].is_demanded) {
        demand_step(self, place);
        *demanded = true;
    }
    return false;
}

static bool condition_is_ready(ltl_activation *self, const ltl_flow_condition *condition,
                               bool *demanded) {
    bool is_ready = true;
    for (uint32_t i = 0; condition != NULL && i < condition->count; i++) {
        const ltl_term *term = &condition->terms[i];
        if (term->kind == LTL_TERM_VALUE) {
            is_ready &= ref_is_ready(self, &term->ref, demanded);
        }
    }
    return is_ready;
}

static bool feed_is_ready(ltl_activation *self, const ltl_feed *feed, bool *demanded) {
    if (!condition_is_ready(self, feed->only_if, demanded)) {
        return false;
    }
    if (feed->only_if != NULL && ltl_activation_ask(self, feed->only_if) != LTL_ANSWER_YES) {
        return true;
    }
    bool is_ready = ref_is_ready(self, &feed->from, demanded);
    for (uint32_t i = 0; i < feed->from.part_count; i++) {
        is_ready &= ref_is_ready(self, &feed->from.parts[i], demanded);
    }
    return is_ready;
}

/* Everything within a step counts: what its own steps refer to is wanted, too. */
static bool within_is_ready(ltl_activation *self, const ltl_flow_step *step, bool *demanded) {
    bool is_ready = true;
    for (uint32_t i = 0; i < step->needs.count; i++) {
        bool is_own = false;
        for (uint32_t k = 0; k < step->feeds.count; k++) {
            is_own |= step->feeds.at[k].from.kind == LTL_REF_STEP &&
                      step->feeds.at[k].from.step == step->needs.at[i];
            const ltl_ref *from = &step->feeds.at[k].from;
            for (uint32_t p = 0; p < from->part_count; p++) {
                is_own |=
                    from->parts[p].kind == LTL_REF_STEP && from->parts[p].step == step->needs.at[i];
            }
            const ltl_flow_condition *only_if = step->feeds.at[k].only_if;
            for (uint32_t t = 0; only_if != NULL && t < only_if->count; t++) {
                is_own |= only_if->terms[t].ref.kind == LTL_REF_STEP &&
                          only_if->terms[t].ref.step == step->needs.at[i];
            }
        }
        ltl_ref ref = {.kind = LTL_REF_STEP, .step = step->needs.at[i]};
        is_ready &= is_own || ref_is_ready(self, &ref, demanded);
    }
    return is_ready;
}

static bool step_is_ready(ltl_activation *self, const ltl_flow_step *step, bool *demanded) {
    if (!condition_is_ready(self, step->when, demanded)) {
        return false;
    }
    if (step->when != NULL && ltl_activation_ask(self, step->when) != LTL_ANSWER_YES) {
        return true; /* it will be skipped, and demands nothing more */
    }
    bool is_ready = within_is_ready(self, step, demanded);
    for (uint32_t i = 0; i < step->feeds.count; i++) {
        is_ready &= feed_is_ready(self, &step->feeds.at[i], demanded);
    }
    return is_ready;
}

static void rest_skip(ltl_activation *self, const options *given, const state *now) {
    for (uint32_t i = 0; i < given->steps.count; i++) {
        if (!now->demands[i].is_begun) {
            ltl_activation_skip(self, given->steps.at[i], LTL_SKIP_NOT_NEEDED,
                                "nobody demanded it");
        }
    }
}

static ltl_data counts_of(ltl_activation *self, const options *given, const state *now) {
    ltl_arena *arena = ltl_activation_arena(self);
    ltl_str *names = LTL_NEW_ARRAY(arena, ltl_str, (size_t)given->steps.count + 1);
    ltl_data *values = LTL_NEW_ARRAY(arena, ltl_data, (size_t)given->steps.count + 1);
    for (uint32_t i = 0; i < given->steps.count; i++) {
        names[i] = ltl_workflow_step(ltl_activation_workflow(self), given->steps.at[i])->name;
        values[i] = ltl_data_number(now->demands[i].count);
    }
    return ltl_data_record(names, values, given->steps.count);
}

/* How often each step was wanted, for the log and the trace: "base 2, left 1". */
static void counts_tell(ltl_activation *self, const ltl_data *counts) {
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; i < counts->count; i++) {
        text = ltl_arena_printf(ltl_activation_arena(self), "%.*s%s%.*s %lld", LTL_STR_ARG(text),
                                i > 0 ? ", " : "", LTL_STR_ARG(counts->names[i]),
                                (long long)counts->at[i].number);
    }
    ltl_activation_tell(self, "demands", text, NULL);
}

static void outputs_take(ltl_activation *self, const options *given) {
    const ltl_flow_step *last =
        ltl_workflow_find(ltl_activation_workflow(self), given->demand.at[given->demand.count - 1]);
    const ltl_data *outputs =
        &ltl_activation_result(ltl_activation_child(self, last->index))->outputs;
    for (uint32_t i = 0; i < outputs->count; i++) {
        ltl_activation_output(self, outputs->names[i].ptr, outputs->at[i]);
    }
}

/* What was demanded from outside decides; a failure that somebody could do without only degrades. */
static void end(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    const state *now = ltl_activation_state(self);
    rest_skip(self, given, now);
    ltl_step_list wanted = {0};
    for (uint32_t i = 0; i < given->demand.count; i++) {
        const ltl_flow_step *step =
            ltl_workflow_find(ltl_activation_workflow(self), given->demand.at[i]);
        LTL_PUSH(ltl_activation_arena(self), &wanted, step->index);
    }
    ltl_join demanded;
    ltl_join all;
    ltl_join_look(self, &wanted, &demanded);
    ltl_join_look(self, &given->steps, &all);
    outputs_take(self, given);
    ltl_data counts = counts_of(self, given, now);
    ltl_activation_output(self, "demands", counts);
    counts_tell(self, &counts);
    if (demanded.bad == 0 && all.bad > 0) {
        ltl_str name = ltl_activation_step(all.first_bad)->name;
        ltl_activation_end(self, LTL_ENDING_PARTIAL, LTL_CAUSE_NONE, "did without %.*s",
                           LTL_STR_ARG(name));
        return;
    }
    demanded.partial += all.partial;
    ltl_join_end(self, &demanded, NULL);
}

/* Whoever computes serves all that wait: each of them is counted when it takes what it wanted. */
static void sources_count(ltl_activation *self, const ltl_flow_step *step) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    for (uint32_t i = 0; i < step->feeds.count; i++) {
        const ltl_feed *feed = &step->feeds.at[i];
        uint32_t place =
            feed->from.kind == LTL_REF_STEP ? place_of(given, feed->from.step) : UINT32_MAX;
        bool is_taken =
            feed->only_if == NULL || ltl_activation_ask(self, feed->only_if) == LTL_ANSWER_YES;
        if (place != UINT32_MAX && is_taken) {
            now->demands[place].count++;
        }
    }
}

/* Begins what is demanded and ready, until nothing changes. */
static void advance(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    bool changed = true;
    bool waits = false;
    while (changed) {
        changed = false;
        waits = false;
        for (uint32_t i = 0; i < given->steps.count; i++) {
            const ltl_flow_step *step =
                ltl_workflow_step(ltl_activation_workflow(self), given->steps.at[i]);
            if (!now->demands[i].is_demanded || now->demands[i].is_begun) {
                continue;
            }
            if (step_is_ready(self, step, &changed)) {
                now->demands[i].is_begun = true;
                changed = true;
                sources_count(self, step);
                ltl_activation_begin(self, step->index, &(ltl_begin){.uses_memo = given->memo});
            } else {
                waits = true;
            }
        }
    }
    if (ltl_activation_running(self) > 0) {
        return;
    }
    if (waits) {
        ltl_activation_end(self, LTL_ENDING_FAILED, LTL_CAUSE_STUCK, "steps wait for each other");
    } else {
        end(self);
    }
}

static void start(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    now->demands =
        LTL_NEW_ARRAY(ltl_activation_arena(self), demand, (size_t)given->steps.count + 1);
    for (uint32_t i = 0; i < given->demand.count; i++) {
        const ltl_flow_step *step =
            ltl_workflow_find(ltl_activation_workflow(self), given->demand.at[i]);
        uint32_t place = place_of(given, step->index);
        demand_step(self, place);
        now->demands[place].count++;
    }
    advance(self);
}

static void child_ended(ltl_activation *self, ltl_activation *child) {
    (void)child;
    advance(self);
}

static void check(ltl_flow_check *self, const ltl_flow_step *step) {
    const options *given = step->options;
    for (uint32_t i = 0; i < given->demand.count; i++) {
        const ltl_flow_step *named = ltl_workflow_find(self->workflow, given->demand.at[i]);
        if (named == NULL || named->parent != step->index) {
            ltl_check_complain(self, step->line, step->column,
                               "`demand` names `%.*s`, which is no step of `%.*s`",
                               LTL_STR_ARG(given->demand.at[i]), LTL_STR_ARG(step->name));
        }
    }
    if (given->demand.count == 0) {
        ltl_check_complain(self, step->line, step->column, "nothing is demanded of `%.*s`",
                           LTL_STR_ARG(step->name));
    }
    for (uint32_t i = 0; i < given->steps.count; i++) {
        const ltl_flow_step *own = ltl_workflow_step(self->workflow, given->steps.at[i]);
        bool is_wanted = false;
        for (uint32_t k = 0; k < given->demand.count; k++) {
            is_wanted |= ltl_str_eq(given->demand.at[k], own->name);
        }
        for (uint32_t k = 0; k < given->steps.count && !is_wanted; k++) {
            const ltl_flow_step *other = ltl_workflow_step(self->workflow, given->steps.at[k]);
            is_wanted |= other->has_gaps; /* what it refers to may have been meant to be this one */
            for (uint32_t n = 0; n < other->needs.count; n++) {
                is_wanted |= other->needs.at[n] == own->index;
            }
        }
        if (!is_wanted) {
            ltl_check_warn(self, own->line, own->column,
                           "`%.*s` will never run: nothing demands it", LTL_STR_ARG(own->name));
        }
    }
}

static ltl_str passes_on(const ltl_workflow *workflow, const ltl_flow_step *step, ltl_str port) {
    const options *given = step->options;
    const ltl_flow_step *last =
        given->demand.count > 0
            ? ltl_workflow_find(workflow, given->demand.at[given->demand.count - 1])
            : NULL;
    return last != NULL ? ltl_step_output_type(workflow, last, port) : LTL_STR_NONE;
}

/* An input that is optional may be missing; what was demanded from outside may not. */
static bool does_without(const ltl_workflow *workflow, const ltl_flow_step *step,
                         const ltl_flow_step *missing) {
    (void)workflow;
    const options *given = step->options;
    bool is_demanded = false;
    for (uint32_t i = 0; i < given->demand.count; i++) {
        is_demanded |= ltl_str_eq(given->demand.at[i], missing->name);
    }
    return !is_demanded;
}

static const ltl_port outputs[] = {
    {"demands", "record", "How often each step was demanded; 0: it did not run.", false},
    {0},
};

static const ltl_row rows[] = {
    {.key = "steps",
     .kind = LTL_ROW_STEPS,
     .offset = offsetof(options, steps),
     .is_required = true,
     .help = "The steps; each may use what any other gives."},
    {.key = "demand",
     .kind = LTL_ROW_TEXTS,
     .offset = offsetof(options, demand),
     .is_required = true,
     .help = "The steps whose results are wanted. The last one's outputs are those of the whole."},
    {.key = "memo",
     .kind = LTL_ROW_TRUTH,
     .offset = offsetof(options, memo),
     .help = "Results on equal inputs are taken from earlier runs, so that nothing after an "
             "unchanged result is "
             "done again."},
    {0},
};

const ltl_workflow_pattern ltl_workflow_pattern_lazy = {
    .name = "lazy",
    .summary = "steps that run only when somebody wants what they give",
    .sample = "workflow: sample\n"
              "lazy:\n"
              "  steps:\n"
              "    - {name: basic, task: echo, with: {value: 1}}\n"
              "    - {name: deep, task: echo, with: {value: $basic.value}}\n"
              "    - name: report\n"
              "      task: echo\n"
              "      with: {value: {from: $deep.value, if: $basic.value > 0, optional: true}}\n"
              "  demand: [report]\n",
    .rows = rows,
    .options_bytes = sizeof(options),
    .state_bytes = sizeof(state),
    .sight = LTL_SIGHT_ALL,
    .outputs = outputs,
    .does_without = does_without,
    .passes_on = passes_on,
    .check = check,
    .start = start,
    .child_ended = child_ended,
};
