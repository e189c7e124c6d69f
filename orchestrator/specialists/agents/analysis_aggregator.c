/* analysis_aggregator.c - what all aspects found, as one list. */
#include "orchestrator/specialists/common/merging.h"

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    ltl_merging_run(&assess, ltl_call_input(call, "missing"));
    return ltl_assess_end(&assess);
}

static const ltl_port inputs[] = {
    {"missing", "list of record", "Aspects that gave nothing: name, status, reason.", true},
    {"fail_on", "text", "Fails the gate from this severity on, unless the user says otherwise.",
     true},
    {0},
};

static const ltl_specialist specialist = {.title = "All together", .is_for_all = true};

const ltl_task ltl_specialist_analysis_aggregator = {
    .name = "analysis-aggregator",
    .summary =
        "Makes one list of what all aspects found, each weakness once, and says what is missing.",
    .inputs = inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
