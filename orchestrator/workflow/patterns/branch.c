/* branch.c - which steps run depends on a label, or on several.
 *
 * Fails closed: when nobody can say which label it is, the default runs together with the cases named in
 * `fail_closed`, and the whole is partial. A label without a case is never silently the default's: it is told. */
#include "core/limits.h"
#include "orchestrator/workflow/engine/join.h"
#include "orchestrator/workflow/files/check.h"

enum { MODE_FIRST, MODE_UNION };

typedef struct options {
    ltl_ref on;
    uint32_t mode;
    ltl_step_list cases;
    uint32_t otherwise;
    ltl_text_list fail_closed;
    uint32_t merge;
} options;

typedef struct state {
    ltl_step_list chosen;
    const char *trouble; /* makes the whole partial; may be null */
    ltl_data names;      /* of the chosen cases */
    bool is_merging;
} state;

static void choose(ltl_activation *self, state *now, uint32_t step) {
    for (uint32_t i = 0; i < now->chosen.count; i++) {
        if (now->chosen.at[i] == step) {
            return;
        }
    }
    LTL_PUSH(ltl_activation_arena(self), &now->chosen, step);
}

static bool choose_label(ltl_activation *self, const options *given, ltl_str label) {
    for (uint32_t i = 0; i < given->cases.count; i++) {
        const ltl_flow_step *step =
            ltl_workflow_step(ltl_activation_workflow(self), given->cases.at[i]);
        if (ltl_str_eq(step->label, label)) {
            choose(self, ltl_activation_state(self), step->index);
            return true;
        }
    }
    return false;
}

static void trouble_set(ltl_activation *self, const char *format, ltl_str text) {
    state *now = ltl_activation_state(self);
    if (now->trouble == NULL) {
        ltl_arena *arena = ltl_activation_arena(self);
        now->trouble = ltl_arena_printf(arena, "%s%.*s", format, LTL_STR_ARG(text)).ptr;
    }
}

static void choose_closed(ltl_activation *self, const options *given, ltl_str why) {
    trouble_set(self, "nobody could say which case it is: needs ", why);
    for (uint32_t i = 0; i < given->fail_closed.count; i++) {
        (void)choose_label(self, given, given->fail_closed.at[i]);
    }
    if (given->otherwise != LTL_NO_STEP) {
        choose(self, ltl_activation_state(self), given->otherwise);
    }
}

/* `first` takes the first label that has a case; `union` all of them, and tells of the others. */
static void choose_all(ltl_activation *self, const options *given, const ltl_data *labels) {
    state *now = ltl_activation_state(self);
    uint32_t count = labels->kind == LTL_DATA_LIST ? labels->count : 1;
    const ltl_data *at = labels->kind == LTL_DATA_LIST ? labels->at : labels;
    ltl_str unknown = LTL_STR("");
    for (uint32_t i = 0; i < count; i++) {
        bool is_known = at[i].kind == LTL_DATA_TEXT && choose_label(self, given, at[i].text);
        if (!is_known && at[i].kind == LTL_DATA_TEXT) {
            unknown = at[i].text;
        }
        if (is_known && given->mode == MODE_FIRST) {
            return;
        }
    }
    if (unknown.len > 0 && (now->chosen.count == 0 || given->mode == MODE_UNION)) {
        trouble_set(self, "no case for the label ", unknown);
    }
    if (given->otherwise != LTL_NO_STEP && (now->chosen.count == 0 || unknown.len > 0)) {
        choose(self, now, given->otherwise);
    }
}

static ltl_data names_of(ltl_activation *self, const ltl_step_list *steps) {
    ltl_data *names = LTL_NEW_ARRAY(ltl_activation_arena(self), ltl_data, (size_t)steps->count + 1);
    for (uint32_t i = 0; i < steps->count; i++) {
        const ltl_flow_step *step = ltl_workflow_step(ltl_activation_workflow(self), steps->at[i]);
        names[i] = ltl_data_text(step->label.len > 0 ? step->label : LTL_STR("default"));
    }
    return ltl_data_list(names, steps->count);
}

/* By which facts: "$kind.labels is security, standard". */
static ltl_str facts_of(ltl_activation *self, const ltl_ref *on, const ltl_data *labels) {
    ltl_arena *arena = ltl_activation_arena(self);
    uint32_t count = labels->kind == LTL_DATA_LIST ? labels->count : 1;
    const ltl_data *at = labels->kind == LTL_DATA_LIST ? labels->at : labels;
    ltl_str text = ltl_arena_printf(arena, "%.*s is", LTL_STR_ARG(on->text));
    for (uint32_t i = 0; i < count; i++) {
        if (at[i].kind == LTL_DATA_TEXT) {
            text = ltl_arena_printf(arena, "%.*s%s %.*s", LTL_STR_ARG(text), i > 0 ? "," : "",
                                    LTL_STR_ARG(at[i].text));
        }
    }
    return count > 0 ? text : ltl_arena_printf(arena, "%.*s empty", LTL_STR_ARG(text));
}

static bool is_chosen(const state *now, uint32_t step) {
    for (uint32_t i = 0; i < now->chosen.count; i++) {
        if (now->chosen.at[i] == step) {
            return true;
        }
    }
    return false;
}

static void rest_skip(ltl_activation *self, const options *given, const state *now) {
    for (uint32_t i = 0; i < given->cases.count; i++) {
        if (!is_chosen(now, given->cases.at[i])) {
            ltl_activation_skip(self, given->cases.at[i], LTL_SKIP_NOT_NEEDED, "not the case");
        }
    }
    if (given->otherwise != LTL_NO_STEP && !is_chosen(now, given->otherwise)) {
        ltl_activation_skip(self, given->otherwise, LTL_SKIP_NOT_NEEDED, "not the case");
    }
}

static void nothing_chosen(ltl_activation *self, const state *now) {
    if (now->trouble != NULL) {
        ltl_activation_end(self, LTL_ENDING_FAILED, LTL_CAUSE_INPUT, "%s", now->trouble);
    } else {
        ltl_activation_end(self, LTL_ENDING_OK, LTL_CAUSE_NONE, "nothing to do: no label");
    }
}

static void start(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    ltl_data labels;
    ltl_str why;
    ltl_str facts;
    if (ltl_activation_look(self, &given->on, &labels, &why)) {
        choose_all(self, given, &labels);
        facts = facts_of(self, &given->on, &labels);
    } else {
        choose_closed(self, given, why);
        facts = ltl_str_of(now->trouble);
    }
    now->names = names_of(self, &now->chosen);
    ltl_activation_output(self, "chosen", now->names);
    ltl_activation_tell(self, "chosen", facts, &now->names);
    rest_skip(self, given, now);
    if (now->chosen.count == 0) {
        nothing_chosen(self, now);
    }
    /* The list may be read after the last begin has ended everything, so its count is taken first. */
    for (uint32_t i = 0, count = now->chosen.count; i < count; i++) {
        ltl_activation_begin(self, now->chosen.at[i], &(ltl_begin){.share = count});
    }
}

static void end(ltl_activation *self, const options *given, const ltl_join *join) {
    state *now = ltl_activation_state(self);
    const ltl_activation *only =
        now->chosen.count == 1 ? ltl_activation_child(self, now->chosen.at[0]) : NULL;
    if (now->is_merging) {
        ltl_join_end(self, join, ltl_activation_child(self, given->merge));
    } else if (only != NULL && now->trouble == NULL) {
        ltl_activation_end_as(self, only);
    } else {
        if (only != NULL) {
            const ltl_data *outputs = &ltl_activation_result(only)->outputs;
            for (uint32_t i = 0; i < outputs->count; i++) {
                ltl_activation_output(self, outputs->names[i].ptr, outputs->at[i]);
            }
        }
        if (now->trouble != NULL && join->good > 0) {
            ltl_activation_end(self, LTL_ENDING_PARTIAL, LTL_CAUSE_NONE, "%s", now->trouble);
        } else {
            ltl_join_end(self, join, NULL);
        }
    }
}

static void child_ended(ltl_activation *self, ltl_activation *child) {
    (void)child;
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    if (ltl_activation_running(self) > 0) {
        return;
    }
    ltl_join join;
    ltl_join_look(self, &now->chosen, &join);
    if (given->merge != LTL_NO_STEP && !now->is_merging) {
        now->is_merging = true;
        ltl_local locals[] = {{"missing", join.missing}, {"chosen", now->names}};
        ltl_activation_begin(self, given->merge,
                             &(ltl_begin){.locals = locals, .local_count = LTL_COUNT_OF(locals)});
    } else {
        end(self, given, &join);
    }
}

/* What all cases give, unless a merging step speaks for them. */
static ltl_str passes_on(const ltl_workflow *workflow, const ltl_flow_step *step, ltl_str port) {
    const options *given = step->options;
    if (given->merge != LTL_NO_STEP) {
        return ltl_step_output_type(workflow, ltl_workflow_step(workflow, given->merge), port);
    }
    ltl_str common = LTL_STR_NONE;
    for (uint32_t i = 0; i < step->children.count; i++) {
        ltl_str type =
            ltl_step_output_type(workflow, ltl_workflow_step(workflow, step->children.at[i]), port);
        if (type.ptr == NULL || (common.ptr != NULL && !ltl_str_eq(common, type))) {
            return LTL_STR_NONE;
        }
        common = type;
    }
    return common;
}

/* What the task says that is asked, or null when nobody knows what that may be. */
static const char *const *labels_of(const ltl_workflow *workflow, const ltl_ref *on) {
    const ltl_flow_step *step =
        on->kind == LTL_REF_STEP ? ltl_workflow_step(workflow, on->step) : NULL;
    bool is_port =
        step != NULL && !ltl_str_is(on->name, "status") && !ltl_str_is(on->name, "reason");
    return is_port && step->task != NULL ? step->task->labels : NULL;
}

static void case_check(ltl_flow_check *self, const ltl_flow_step *step, const ltl_flow_step *one,
                       const char *const *labels) {
    const options *given = step->options;
    ltl_str *names = LTL_NEW_ARRAY(self->arena, ltl_str, LTL_MAX_WORKFLOW_STEPS);
    uint32_t count = 0;
    for (; labels[count] != NULL && count < LTL_MAX_WORKFLOW_STEPS; count++) {
        names[count] = ltl_str_of(labels[count]);
        if (ltl_str_eq(names[count], one->label)) {
            return;
        }
    }
    ltl_str suggestion = ltl_check_suggestion(self, one->label, names, count);
    ltl_check_complain(self, one->line, one->column,
                       "the case `%.*s` can never run: `%.*s` never says so%.*s",
                       LTL_STR_ARG(one->label),
                       LTL_STR_ARG(ltl_workflow_step(self->workflow, given->on.step)->name),
                       LTL_STR_ARG(suggestion));
}

/* A label that leads nowhere is nothing that anybody wanted. */
static void default_check(ltl_flow_check *self, const ltl_flow_step *step,
                          const char *const *labels) {
    const options *given = step->options;
    for (; given->otherwise == LTL_NO_STEP && *labels != NULL; labels++) {
        bool has_case = false;
        for (uint32_t i = 0; i < given->cases.count; i++) {
            has_case |=
                ltl_str_is(ltl_workflow_step(self->workflow, given->cases.at[i])->label, *labels);
        }
        if (!has_case) {
            ltl_check_warn(
                self, step->line, step->column,
                "`%s` has no case in `%.*s`, and there is no `default`: nothing would run for it",
                *labels, LTL_STR_ARG(step->name));
        }
    }
}

static void check(ltl_flow_check *self, const ltl_flow_step *step) {
    const options *given = step->options;
    const char *const *labels = labels_of(self->workflow, &given->on);
    for (uint32_t i = 0; labels != NULL && i < given->cases.count; i++) {
        case_check(self, step, ltl_workflow_step(self->workflow, given->cases.at[i]), labels);
    }
    if (labels != NULL) {
        default_check(self, step, labels);
    }
}

static const char *const modes[] = {"first", "union", NULL};
static const char *const sees_all[] = {"merge", NULL};
static const ltl_port locals[] = {
    {"missing", "list of record", "For the merging step: chosen cases that gave nothing, and why.",
     false},
    {"chosen", "list of text", "For the merging step: the labels of the cases that ran.", false},
    {0},
};
static const ltl_port outputs[] = {
    {"chosen", "list of text", "The labels of the cases that ran.", false},
    {0},
};

static const ltl_row rows[] = {
    {.key = "on",
     .kind = LTL_ROW_REF,
     .offset = offsetof(options, on),
     .is_required = true,
     .help = "A label, or a list of labels, the most important first."},
    {.key = "mode",
     .kind = LTL_ROW_CHOICE,
     .offset = offsetof(options, mode),
     .choices = modes,
     .help = "first: the first label that has a case; union: the cases of all labels."},
    {.key = "cases",
     .kind = LTL_ROW_CASES,
     .offset = offsetof(options, cases),
     .is_required = true,
     .help = "One step for each label."},
    {.key = "default",
     .kind = LTL_ROW_STEP,
     .offset = offsetof(options, otherwise),
     .help = "Runs when no label has a case."},
    {.key = "fail_closed",
     .kind = LTL_ROW_TEXTS,
     .offset = offsetof(options, fail_closed),
     .help =
         "Cases that run, besides the default, when the label is not there because a step failed."},
    {.key = "merge",
     .kind = LTL_ROW_STEP,
     .offset = offsetof(options, merge),
     .help = "A step that runs when the chosen cases are over and sees what they gave."},
    {0},
};

const ltl_workflow_pattern ltl_workflow_pattern_branch = {
    .name = "branch",
    .summary = "steps that run when a label says so",
    .sample = "workflow: sample\n"
              "branch:\n"
              "  on: red\n"
              "  cases:\n"
              "    red: {name: red, task: echo, with: {value: 1}}\n"
              "    green: {name: green, task: echo, with: {value: 2}}\n"
              "  default: {name: other, task: echo, with: {value: 3}}\n",
    .rows = rows,
    .options_bytes = sizeof(options),
    .state_bytes = sizeof(state),
    .sight = LTL_SIGHT_NONE,
    .sees_all = sees_all,
    .locals = locals,
    .outputs = outputs,
    .divides_budget = true,
    .passes_on = passes_on,
    .check = check,
    .start = start,
    .child_ended = child_ended,
};
