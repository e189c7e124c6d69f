/* review_result_merger.c - what all branches of a review found, as one list: what two of them found is there once, with
 * both their names. */
#include "orchestrator/specialists/common/merging.h"

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    const ltl_data *chosen = ltl_call_input(call, "chosen");
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; chosen->kind == LTL_DATA_LIST && i < chosen->count; i++) {
        text = ltl_arena_printf(call->arena, "%.*s%s%.*s", LTL_STR_ARG(text), i > 0 ? ", " : "",
                                LTL_STR_ARG(chosen->at[i].text));
    }
    if (text.len > 0) {
        ltl_assess_note(&assess, "branches: %.*s", LTL_STR_ARG(text));
    }
    ltl_merging_run(&assess, ltl_call_input(call, "missing"));
    return ltl_assess_end(&assess);
}

static const ltl_port inputs[] = {
    {"chosen", "list of text", "The labels of the branches that ran.", true},
    {"missing", "list of record", "Branches that gave nothing: name, status, reason.", true},
    {"fail_on", "text", "Fails the gate from this severity on, unless the user says otherwise.",
     true},
    {0},
};

static const ltl_specialist specialist = {.title = "All branches", .is_for_all = true};

const ltl_task ltl_specialist_review_result_merger = {
    .name = "review-result-merger",
    .summary = "Makes one list of what all branches of a review found, each finding once with all "
               "their names.",
    .inputs = inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
