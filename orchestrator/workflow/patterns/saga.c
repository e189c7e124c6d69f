/* saga.c - steps that are undone in reverse when a later one fails.
 *
 * What was begun is undone, not only what was finished: a step that failed half-way, or of which nobody knows how
 * far it came, may have left something. Undoing is shielded from whatever stopped the saga, tried several times, and
 * goes on after a failure; what is left undone is named. Careful undo steps, such as dropping the backup, run only
 * while everything before them was undone. After the pivot nothing is undone any more.
 *
 * That it undoes is written down before it does, and that all is undone when it is. A run that is resumed in between
 * goes on undoing, whatever its steps say of themselves by then; one that was through with it begins anew where it
 * is asked to, and what was done before it was undone does not count. Each beginning is a round, with keys of its
 * own. */
#include <stdio.h>

#include "orchestrator/workflow/engine/join.h"
#include "orchestrator/workflow/files/check.h"

typedef struct options {
    ltl_step_list steps;
    ltl_step_list undo;
    ltl_str pivot;
    ltl_text_list careful;
    uint64_t undo_attempts;
} options;

typedef struct state {
    uint32_t begun;   /* steps before this place were begun */
    uint32_t to_undo; /* steps before this place may still have to be undone */
    uint32_t undo_attempt;
    bool is_past_pivot;
    bool is_undoing;
    uint32_t undone;
    ltl_text_list left; /* names of steps that could not be undone */
    ltl_str left_reason;
    ltl_ending ending; /* of the step that failed */
    ltl_cause cause;
    ltl_str reason;
    uint32_t round;
    char mark[24];    /* of the round */
    uint32_t undo_at; /* an earlier run began to undo when this many were begun; 0: none */
    bool was_begun;   /* the last of them had anything done */
    bool goes_on;     /* when all is undone, with the next round */
} state;

static const ltl_flow_step *step_at(const ltl_activation *self, uint32_t place) {
    const options *given = ltl_activation_options(self);
    return ltl_workflow_step(ltl_activation_workflow(self), given->steps.at[place]);
}

static const ltl_flow_step *undo_of(const ltl_activation *self, ltl_str name) {
    const options *given = ltl_activation_options(self);
    for (uint32_t i = 0; i < given->undo.count; i++) {
        const ltl_flow_step *step =
            ltl_workflow_step(ltl_activation_workflow(self), given->undo.at[i]);
        if (ltl_str_eq(step->label, name)) {
            return step;
        }
    }
    return NULL;
}

static bool is_careful(const options *given, ltl_str name) {
    for (uint32_t i = 0; i < given->careful.count; i++) {
        if (ltl_str_eq(given->careful.at[i], name)) {
            return true;
        }
    }
    return false;
}

static ltl_str names_join(ltl_arena *arena, const ltl_text_list *names) {
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; i < names->count; i++) {
        text = ltl_arena_printf(arena, "%.*s%s%.*s", LTL_STR_ARG(text), i > 0 ? ", " : "",
                                LTL_STR_ARG(names->at[i]));
    }
    return text;
}

/* ---- rounds ---- */

static void step_begin(ltl_activation *self);

static void round_begin(ltl_activation *self, uint32_t round) {
    state *now = ltl_activation_state(self);
    *now = (state){.round = round};
    if (round > 0) {
        (void)snprintf(now->mark, sizeof(now->mark), "again#%u", round);
    }
}

/* Why and from where the round is undone, for a run that goes on with it. */
static void undo_tell(ltl_activation *self, bool was_begun) {
    static const ltl_str names[] = {LTL_STR_INIT("round"),  LTL_STR_INIT("begun"),
                                    LTL_STR_INIT("ending"), LTL_STR_INIT("cause"),
                                    LTL_STR_INIT("reason"), LTL_STR_INIT("is_half_done")};
    const state *now = ltl_activation_state(self);
    const ltl_data values[] = {ltl_data_number(now->round),  ltl_data_number(now->begun),
                               ltl_data_number(now->ending), ltl_data_number(now->cause),
                               ltl_data_text(now->reason),   ltl_data_number(was_begun)};
    ltl_data told = ltl_data_record(names, values, LTL_COUNT_OF(names));
    ltl_activation_tell(self, "undo", now->reason, &told);
}

/* What an earlier run has told of it. */
static void undo_recall(ltl_activation *self, const ltl_data *told) {
    state *now = ltl_activation_state(self);
    const ltl_data *reason = ltl_data_member(told, LTL_STR("reason"));
    now->undo_at = (uint32_t)ltl_data_member_number(told, "begun", 0);
    now->was_begun = ltl_data_member_number(told, "is_half_done", 1) != 0;
    now->ending = (ltl_ending)ltl_data_member_number(told, "ending", LTL_ENDING_FAILED);
    now->cause = (ltl_cause)ltl_data_member_number(told, "cause", LTL_CAUSE_NONE);
    now->reason = reason != NULL ? reason->text : LTL_STR("");
}

static void round_find(ltl_activation *self) {
    ltl_data told;
    ltl_data undone;
    if (!ltl_activation_recall(self, "undo", &told)) {
        round_begin(self, 0);
        return;
    }
    int64_t round = ltl_data_member_number(&told, "round", 0);
    bool is_undone = ltl_activation_recall(self, "undone", &undone) && undone.number == round;
    bool is_anew = ltl_data_member_number(&told, "ending", 0) == LTL_ENDING_CANCELLED ||
                   ltl_activation_retries(self);
    round_begin(self, (uint32_t)round + (is_undone && is_anew));
    if (!is_undone || !is_anew) {
        undo_recall(self, &told);
        ((state *)ltl_activation_state(self))->goes_on = is_anew;
    }
}

/* ---- undoing ---- */

/* True when the next round was begun in its place. */
static bool end_and_go_on(ltl_activation *self) {
    const state *now = ltl_activation_state(self);
    ltl_data round = ltl_data_number(now->round);
    ltl_activation_tell(self, "undone", LTL_STR(""), &round);
    bool goes_on = now->goes_on && !ltl_activation_is_stopping(self);
    if (goes_on) {
        round_begin(self, now->round + 1);
        step_begin(self);
    }
    return goes_on;
}

static void end_undone(ltl_activation *self) {
    const state *now = ltl_activation_state(self);
    if (now->left.count > 0) {
        ltl_str left = names_join(ltl_activation_arena(self), &now->left);
        ltl_activation_end(self, LTL_ENDING_FAILED, LTL_CAUSE_NOT_UNDONE,
                           "%.*s; not undone: %.*s (%.*s)", LTL_STR_ARG(now->reason),
                           LTL_STR_ARG(left), LTL_STR_ARG(now->left_reason));
    } else if (!end_and_go_on(self)) {
        ltl_activation_end(self, now->ending, now->cause, "%.*s; %u undone",
                           LTL_STR_ARG(now->reason), now->undone);
    }
}

static void left_add(ltl_activation *self, ltl_str name, ltl_str reason) {
    state *now = ltl_activation_state(self);
    LTL_PUSH(ltl_activation_arena(self), &now->left, name);
    if (now->left_reason.len == 0) {
        now->left_reason = ltl_arena_copy(ltl_activation_arena(self), reason);
    }
    ltl_activation_tell(self, "not-undone", name, NULL);
}

/* The next undo step, backwards; ends the saga when there is none. */
static void undo_next(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    while (now->to_undo > 0) {
        const ltl_flow_step *step = step_at(self, now->to_undo - 1);
        const ltl_flow_step *undo = undo_of(self, step->name);
        const ltl_activation *done = ltl_activation_child(self, step->index);
        bool was_begun =
            now->to_undo == now->undo_at
                ? now->was_begun
                : done != NULL && ltl_activation_result(done)->ending != LTL_ENDING_SKIPPED;
        if (undo == NULL || !was_begun) {
            now->to_undo--;
        } else if (now->left.count > 0 && is_careful(given, step->name)) {
            now->to_undo--;
            left_add(self, step->name,
                     LTL_STR("kept, because something before it could not be undone"));
        } else {
            now->undo_attempt++;
            ltl_activation_begin(self, undo->index,
                                 &(ltl_begin){.mark = ltl_str_of(now->mark),
                                              .attempt = now->undo_attempt,
                                              .is_shielded = true});
            return;
        }
    }
    end_undone(self);
}

static void undo_begin(ltl_activation *self, bool was_begun) {
    state *now = ltl_activation_state(self);
    now->is_undoing = true;
    now->to_undo = now->begun;
    undo_tell(self, was_begun);
    undo_next(self);
}

static void undo_because(ltl_activation *self, const ltl_activation *child, ltl_ending ending,
                         ltl_cause cause, ltl_str reason) {
    state *now = ltl_activation_state(self);
    ltl_str name = ltl_activation_step(child)->name;
    now->ending = ending;
    now->cause = cause;
    now->reason = ltl_arena_printf(ltl_activation_arena(self), "%.*s: %.*s", LTL_STR_ARG(name),
                                   LTL_STR_ARG(reason));
    undo_begin(self, ltl_activation_result(child)->ending != LTL_ENDING_SKIPPED);
}

static void undo_ended(ltl_activation *self, const ltl_activation *child) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    const ltl_result *result = ltl_activation_result(child);
    ltl_str name = ltl_activation_step(child)->label;
    bool is_done = result->ending == LTL_ENDING_OK || result->ending == LTL_ENDING_SKIPPED;
    if (!is_done && now->undo_attempt < given->undo_attempts) {
        undo_next(self);
        return;
    }
    now->undone += is_done;
    if (!is_done) {
        left_add(self, name, result->reason);
    }
    now->to_undo--;
    now->undo_attempt = 0;
    undo_next(self);
}

static void end_well(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    ltl_join join;
    ltl_join_look(self, &given->steps, &join);
    const ltl_activation *last =
        ltl_activation_child(self, given->steps.at[given->steps.count - 1]);
    const ltl_data *outputs = &ltl_activation_result(last)->outputs;
    for (uint32_t i = 0; i < outputs->count; i++) {
        ltl_activation_output(self, outputs->names[i].ptr, outputs->at[i]);
    }
    if (join.bad > 0) {
        ltl_str name = ltl_activation_step(join.first_bad)->name;
        ltl_activation_end(self, LTL_ENDING_PARTIAL, LTL_CAUSE_NONE, "past the pivot, %.*s: %.*s",
                           LTL_STR_ARG(name),
                           LTL_STR_ARG(ltl_activation_result(join.first_bad)->reason));
    } else {
        ltl_activation_end(self, join.partial > 0 ? LTL_ENDING_PARTIAL : LTL_ENDING_OK,
                           LTL_CAUSE_NONE, NULL);
    }
}

static void step_begin(ltl_activation *self) {
    state *now = ltl_activation_state(self);
    const options *given = ltl_activation_options(self);
    if (now->begun == given->steps.count) {
        end_well(self);
        return;
    }
    const ltl_flow_step *step = step_at(self, now->begun);
    now->begun++;
    if (now->begun == now->undo_at) {
        undo_begin(self, now->was_begun);
        return;
    }
    /* The intent is told, and so written down, before anything is done. */
    ltl_activation_tell(self, "intent", step->name, NULL);
    ltl_activation_begin(
        self, step->index,
        &(ltl_begin){.mark = ltl_str_of(now->mark), .is_shielded = now->is_past_pivot});
}

static void child_ended(ltl_activation *self, ltl_activation *child) {
    state *now = ltl_activation_state(self);
    const options *given = ltl_activation_options(self);
    const ltl_result *result = ltl_activation_result(child);
    ltl_str name = ltl_activation_step(child)->name;
    if (now->is_undoing) {
        undo_ended(self, child);
        return;
    }
    bool is_bad = ltl_join_is_bad(result);
    now->is_past_pivot |= !is_bad && ltl_str_eq(name, given->pivot);
    if (is_bad && !now->is_past_pivot) {
        ltl_ending ending =
            result->ending == LTL_ENDING_SKIPPED ? LTL_ENDING_FAILED : result->ending;
        undo_because(self, child, ending, result->cause, result->reason);
    } else if (ltl_activation_is_stopping(self) && !now->is_past_pivot) {
        undo_because(self, child, ltl_activation_stop_ending(self), LTL_CAUSE_NONE,
                     LTL_STR("stopped after it"));
    } else {
        step_begin(self);
    }
}

/* Before the pivot the running step is stopped, and everything is undone; after it, the saga goes on to its end. */
static void stopped(ltl_activation *self) {
    const state *now = ltl_activation_state(self);
    if (!now->is_undoing && !now->is_past_pivot) {
        ltl_activation_stop_children(self);
    }
}

static void start(ltl_activation *self) {
    round_find(self);
    step_begin(self);
}

static void undo_check(ltl_flow_check *check, const ltl_flow_step *saga, const ltl_flow_step *undo,
                       bool is_past_pivot) {
    const ltl_flow_step *of = ltl_workflow_find(check->workflow, undo->label);
    if (of == NULL || of->parent != saga->index || strcmp(of->role, "steps") != 0) {
        ltl_check_complain(check, undo->line, undo->column,
                           "`undo` names `%.*s`, which is no step of `%.*s`",
                           LTL_STR_ARG(undo->label), LTL_STR_ARG(saga->name));
        return;
    }
    if (is_past_pivot) {
        ltl_check_complain(check, undo->line, undo->column,
                           "`%.*s` is not before the pivot: it can never be undone",
                           LTL_STR_ARG(undo->label));
    }
    for (uint32_t i = 0; i < undo->feeds.count; i++) {
        const ltl_feed *feed = &undo->feeds.at[i];
        bool is_own =
            feed->from.kind == LTL_REF_STEP && feed->from.step == of->index && feed->port.len > 0;
        if (is_own && !feed->is_optional) {
            ltl_check_warn(check, feed->line, feed->column,
                           "a half-done `%.*s` has no `%.*s`, and then cannot be undone; take it "
                           "from a step before it",
                           LTL_STR_ARG(of->name), LTL_STR_ARG(feed->from.name));
        }
    }
}

static void check(ltl_flow_check *self, const ltl_flow_step *step) {
    const options *given = step->options;
    uint32_t pivot = given->steps.count;
    for (uint32_t i = 0; i < given->steps.count; i++) {
        if (ltl_str_eq(ltl_workflow_step(self->workflow, given->steps.at[i])->name, given->pivot)) {
            pivot = i;
        }
    }
    if (given->pivot.len > 0 && pivot == given->steps.count) {
        ltl_check_complain(self, step->line, step->column, "the pivot `%.*s` is no step of `%.*s`",
                           LTL_STR_ARG(given->pivot), LTL_STR_ARG(step->name));
    }
    for (uint32_t i = 0; i < given->undo.count; i++) {
        const ltl_flow_step *undo = ltl_workflow_step(self->workflow, given->undo.at[i]);
        bool is_past = false;
        for (uint32_t k = pivot + 1; k < given->steps.count; k++) {
            is_past |= ltl_str_eq(ltl_workflow_step(self->workflow, given->steps.at[k])->name,
                                  undo->label);
        }
        undo_check(self, step, undo, is_past);
    }
    for (uint32_t i = 0; i < given->careful.count; i++) {
        bool has_undo = false;
        for (uint32_t k = 0; k < given->undo.count; k++) {
            has_undo |= ltl_str_eq(ltl_workflow_step(self->workflow, given->undo.at[k])->label,
                                   given->careful.at[i]);
        }
        if (!has_undo) {
            ltl_check_complain(self, step->line, step->column,
                               "`careful` names `%.*s`, which has no undo step",
                               LTL_STR_ARG(given->careful.at[i]));
        }
    }
}

static ltl_str passes_on(const ltl_workflow *workflow, const ltl_flow_step *step, ltl_str port) {
    const options *given = step->options;
    return given->steps.count == 0
               ? LTL_STR_NONE
               : ltl_step_output_type(
                     workflow, ltl_workflow_step(workflow, given->steps.at[given->steps.count - 1]),
                     port);
}

static const char *const sees_all[] = {"undo", NULL};

static const ltl_row rows[] = {
    {.key = "steps",
     .kind = LTL_ROW_STEPS,
     .offset = offsetof(options, steps),
     .is_required = true,
     .help = "The steps, one after the other."},
    {.key = "undo",
     .kind = LTL_ROW_CASES,
     .offset = offsetof(options, undo),
     .help = "For a step, by its name, the step that undoes it, whether it was finished or only "
             "begun."},
    {.key = "pivot",
     .kind = LTL_ROW_TEXT,
     .offset = offsetof(options, pivot),
     .help = "The point of no return: once this step has ended well, nothing is undone."},
    {.key = "careful",
     .kind = LTL_ROW_TEXTS,
     .offset = offsetof(options, careful),
     .help = "Steps whose undo runs only while everything after them could be undone, such as "
             "dropping a backup."},
    {.key = "undo_attempts",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, undo_attempts),
     .standard = 3,
     .least = 1,
     .most = 100,
     .help = "How often an undo step is tried."},
    {0},
};

const ltl_workflow_pattern ltl_workflow_pattern_saga = {
    .name = "saga",
    .summary = "steps that are undone in reverse when a later one fails",
    .sample = "workflow: sample\n"
              "saga:\n"
              "  steps:\n"
              "    - {name: copy, task: echo, with: {value: 1}}\n"
              "    - {name: change, task: echo, with: {value: 2}}\n"
              "    - {name: publish, task: echo, with: {value: 3}}\n"
              "  undo:\n"
              "    copy: {name: drop-copy, task: echo}\n"
              "    change: {name: change-back, task: echo, with: {value: $copy.value}}\n"
              "  pivot: publish\n"
              "  careful: [copy]\n",
    .rows = rows,
    .options_bytes = sizeof(options),
    .state_bytes = sizeof(state),
    .sight = LTL_SIGHT_EARLIER,
    .sees_all = sees_all,
    .tells_of_steps = true,
    .passes_on = passes_on,
    .check = check,
    .start = start,
    .child_ended = child_ended,
    .stopped = stopped,
};
