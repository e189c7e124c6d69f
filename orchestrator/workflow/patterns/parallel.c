/* parallel.c - all at the same time, on the workers there are; what comes out has the order of the file. */
#include "orchestrator/workflow/engine/join.h"

enum { JOIN_ALL, JOIN_FAIL_FAST, JOIN_QUORUM };

typedef struct options {
    ltl_step_list steps;
    uint32_t join;
    uint64_t quorum;
    uint32_t gather;
} options;

typedef struct state {
    bool is_failing;
    bool is_gathering;
} state;

static void start(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    for (uint32_t i = 0; i < given->steps.count; i++) {
        ltl_activation_begin(self, given->steps.at[i], &(ltl_begin){.share = given->steps.count});
    }
}

static void gather(ltl_activation *self, const options *given, const ltl_join *join) {
    state *now = ltl_activation_state(self);
    now->is_gathering = true;
    ltl_local local = {"missing", join->missing};
    ltl_activation_begin(self, given->gather, &(ltl_begin){.locals = &local, .local_count = 1});
}

static uint64_t wanted(const options *given) {
    return given->quorum > 0 ? given->quorum : given->steps.count / 2 + 1;
}

static void all_ended(ltl_activation *self, const options *given) {
    const state *now = ltl_activation_state(self);
    ltl_join join;
    ltl_join_look(self, &given->steps, &join);
    ltl_activation_output(self, "missing", join.missing);
    if (given->join == JOIN_QUORUM && join.good < wanted(given)) {
        ltl_activation_end(self, LTL_ENDING_FAILED, LTL_CAUSE_PERMANENT,
                           "only %u of the %u needed steps ended well", join.good,
                           (uint32_t)wanted(given));
    } else if (now->is_failing) {
        join.good = 0; /* fail-fast: what the others gave by then depends on who was first */
        join.first_bad = ltl_join_cause(self, &given->steps);
        ltl_join_end(self, &join, NULL);
    } else if (given->gather != LTL_NO_STEP && !now->is_gathering) {
        gather(self, given, &join);
    } else {
        ltl_join_end(self, &join,
                     now->is_gathering ? ltl_activation_child(self, given->gather) : NULL);
    }
}

static void child_ended(ltl_activation *self, ltl_activation *child) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    if (given->join == JOIN_FAIL_FAST && !now->is_failing && !now->is_gathering &&
        ltl_join_is_bad(ltl_activation_result(child))) {
        now->is_failing = true;
        ltl_activation_stop_within(self, LTL_ENDING_CANCELLED, "another step failed");
    }
    if (ltl_activation_running(self) == 0) {
        all_ended(self, given);
    }
}

static ltl_str passes_on(const ltl_workflow *workflow, const ltl_flow_step *step, ltl_str port) {
    const options *given = step->options;
    return given->gather == LTL_NO_STEP
               ? LTL_STR_NONE
               : ltl_step_output_type(workflow, ltl_workflow_step(workflow, given->gather), port);
}

/* Who asks for two of three says that one may be missing. */
static bool does_without(const ltl_workflow *workflow, const ltl_flow_step *step,
                         const ltl_flow_step *missing) {
    (void)workflow;
    const options *given = step->options;
    return given->join == JOIN_QUORUM && missing->index != given->gather;
}

static const char *const joins[] = {"all", "fail-fast", "quorum", NULL};
static const char *const sees_all[] = {"gather", NULL};
static const ltl_port locals[] = {
    {"missing", "list of record", "For the gathering step: which steps gave nothing, and why.",
     false},
    {0},
};
static const ltl_port outputs[] = {
    {"missing", "list of record", "Steps that gave nothing: name, status, reason.", false},
    {0},
};

static const ltl_row rows[] = {
    {.key = "steps",
     .kind = LTL_ROW_STEPS,
     .offset = offsetof(options, steps),
     .is_required = true,
     .help = "The steps. None sees what another gives."},
    {.key = "join",
     .kind = LTL_ROW_CHOICE,
     .offset = offsetof(options, join),
     .choices = joins,
     .help = "all: what there is counts, what is missing makes it partial; fail-fast: the first "
             "failure stops "
             "the others; quorum: so many must end well, and the others may be missing."},
    {.key = "quorum",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, quorum),
     .least = 1,
     .help = "How many steps must end well; more than half when it is not said."},
    {.key = "gather",
     .kind = LTL_ROW_STEP,
     .offset = offsetof(options, gather),
     .help = "A step that runs when all others are over and sees what they gave; `$missing` names "
             "the rest."},
    {0},
};

const ltl_workflow_pattern ltl_workflow_pattern_parallel = {
    .name = "parallel",
    .summary = "steps that do not need each other, at the same time",
    .sample = "workflow: sample\n"
              "parallel:\n"
              "  steps:\n"
              "    - {name: left, task: echo, with: {value: 1}}\n"
              "    - {name: right, task: echo, with: {value: 2}}\n"
              "  gather: {name: both, task: echo, with: {value: $left.value}}\n",
    .rows = rows,
    .options_bytes = sizeof(options),
    .state_bytes = sizeof(state),
    .sight = LTL_SIGHT_NONE,
    .sees_all = sees_all,
    .locals = locals,
    .outputs = outputs,
    .divides_budget = true,
    .does_without = does_without,
    .passes_on = passes_on,
    .start = start,
    .child_ended = child_ended,
};
