/* source_control.c - the task `source-control`: what the pipeline compares, and whether it is all there. */
#include <unistd.h>

#include "orchestrator/ci/ci.h"
#include "orchestrator/ci/surroundings.h"
#include "orchestrator/intake/intake.h"

static bool is_shallow(ltl_arena *arena, const ltl_str folder) {
    ltl_str path = ltl_arena_printf(arena, "%.*s.git/shallow", LTL_STR_ARG(folder));
    return access(path.ptr, F_OK) == 0;
}

/* A clone that was cut off has no way to the base: what helps is said in the words of the host. */
static ltl_ending range_missing(ltl_call *call, const ltl_surroundings *around,
                                const ltl_error *error) {
    const char *hint = strcmp(around->host, "github") == 0
                           ? ": set `fetch-depth: 0` of actions/checkout"
                       : strcmp(around->host, "gitlab") == 0 ? ": set the variable GIT_DEPTH to 0"
                                                             : "";
    if (is_shallow(call->arena, LTL_STR(""))) {
        return ltl_call_fail(
            call, LTL_CAUSE_INPUT, "%.*s (%.*s) cannot be compared in this shallow clone: %s%s",
            LTL_STR_ARG(around->range), LTL_STR_ARG(around->how), error->text, hint);
    }
    return ltl_call_fail(call, LTL_CAUSE_INPUT, "%.*s (%.*s): %s", LTL_STR_ARG(around->range),
                         LTL_STR_ARG(around->how), error->text);
}

static ltl_ending run(ltl_call *call) {
    const ltl_data *base = ltl_call_input(call, "base");
    ltl_surroundings around;
    ltl_surroundings_find(call->arena, base->kind == LTL_DATA_TEXT ? base->text : LTL_STR(""),
                          &around);
    int64_t files = -1;
    if (around.range.len > 0) {
        ltl_intake *intake = NULL;
        ltl_error error = {0};
        ltl_intake_options options = {0};
        if (ltl_intake_open_range(LTL_STR("."), around.range, &options, &intake, &error) !=
            LTL_OK) {
            return range_missing(call, &around, &error);
        }
        files = ltl_intake_targets(intake)->count;
        ltl_intake_close(intake);
    }
    ltl_call_output(call, "host", ltl_data_text(ltl_str_of(around.host)));
    ltl_call_output(call, "range", ltl_data_text(around.range));
    ltl_call_output(call, "how", ltl_data_text(around.how));
    ltl_call_output(call, "files", ltl_data_number(files));
    return LTL_ENDING_OK;
}

static const ltl_port inputs[] = {
    {"base", "text", "What to compare with; what the host says when it is empty.", true}, {0}};
static const ltl_port outputs[] = {
    {"host", "text", "github, gitlab, jenkins, bitbucket, azure or none.", false},
    {"range", "text", "BASE..HEAD; empty when there is no base, and everything is looked at.",
     false},
    {"how", "text", "Where the base comes from.", false},
    {"files", "number", "How many files changed; -1 without a base.", false},
    {0},
};

const ltl_task ltl_task_source_control = {
    .name = "source-control",
    .summary = "Finds what a pipeline is to look at, from the variables of its host.",
    .inputs = inputs,
    .outputs = outputs,
    .is_idempotent = true,
    .version = 1,
    .run = run,
};
