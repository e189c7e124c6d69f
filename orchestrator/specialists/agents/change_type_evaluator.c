/* change_type_evaluator.c - what kind of change this is: the labels that branches are chosen by. */
#include <assert.h>

#include "orchestrator/run/run_state.h"

/* Each label with a fact that led to it: "security: touches a database query: a.sql". */
static ltl_data reasons_of(ltl_arena *arena, const ltl_evaluation *evaluation) {
    ltl_data *reasons = LTL_NEW_ARRAY(arena, ltl_data, (size_t)evaluation->reason_count + 1);
    for (uint32_t i = 0; i < evaluation->reason_count; i++) {
        const ltl_label_reason *one = &evaluation->reasons[i];
        reasons[i] = ltl_data_text(ltl_arena_printf(arena, "%s: %.*s", ltl_label_name(one->label),
                                                    LTL_STR_ARG(one->fact)));
    }
    return ltl_data_list(reasons, evaluation->reason_count);
}

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    const ltl_evaluation *evaluation = assess.run->options->evaluation;
    if (evaluation == NULL) {
        return ltl_call_fail(call, LTL_CAUSE_INPUT, "nobody could say what kind of change this is");
    }
    ltl_data *labels = LTL_NEW_ARRAY(call->arena, ltl_data, LTL_LABEL_COUNT);
    uint32_t count = 0;
    labels[count++] = ltl_data_text(ltl_str_of(ltl_label_name(evaluation->primary)));
    for (ltl_label label = 0; label < LTL_LABEL_COUNT; label++) {
        if ((evaluation->labels >> label & 1u) != 0 && label != evaluation->primary) {
            labels[count++] = ltl_data_text(ltl_str_of(ltl_label_name(label)));
        }
    }
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; i < count; i++) {
        text = ltl_arena_printf(call->arena, "%.*s%s%.*s", LTL_STR_ARG(text), i > 0 ? ", " : "",
                                LTL_STR_ARG(labels[i].text));
    }
    ltl_assess_note(&assess, "%.*s", LTL_STR_ARG(text));
    ltl_call_output(call, "labels", ltl_data_list(labels, count));
    ltl_call_output(call, "primary", labels[0]);
    ltl_call_output(call, "reasons", reasons_of(call->arena, evaluation));
    return ltl_assess_end(&assess);
}

static const ltl_port outputs[] = {
    {"labels", "list of text", "All labels of the change, the primary one first.", false},
    {"primary", "text", "The label shown to people.", false},
    {"reasons", "list of text", "The facts that led to each label.", false},
    {"findings", "number", "None.", false},
    {"worst", "text", "Empty.", false},
    {0},
};

/* In the order of ltl_label. */
static const char *const labels[] = {"hotfix",   "configuration", "major_change", "test_change", "standard",
                                     "security", "documentation", "nothing",      NULL};
static_assert(LTL_COUNT_OF(labels) == LTL_LABEL_COUNT + 1, "a label without a name");

static const ltl_specialist specialist = {
    .title = "Kind of change", .goes_first = true, .needs_change = true};

const ltl_task ltl_specialist_change_type_evaluator = {
    .name = "change-type-evaluator",
    .summary = "Says what kind of change this is: hotfix, configuration, major_change, "
               "test_change, standard …",
    .inputs = ltl_assess_inputs,
    .outputs = outputs,
    .labels = labels,
    .is_idempotent = true,
    .version = 2,
    .specialist = &specialist,
    .run = run,
};
