/* conditional_report.c - what was demanded, and what was not: that nobody looked is told, and is no result. */
#include "orchestrator/specialists/common/merging.h"

static ltl_ending run(ltl_call *call) {
    static const char *const parts[] = {"security", "performance", "detailed"};
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(parts); i++) {
        const ltl_data *findings = ltl_call_input(call, parts[i]);
        if (findings->kind == LTL_DATA_NOTHING) {
            ltl_assess_note(&assess, "%s: not needed (no candidate)", parts[i]);
        }
    }
    static const ltl_data nothing = {.kind = LTL_DATA_NOTHING};
    ltl_merging_run(&assess, &nothing);
    return ltl_assess_end(&assess);
}

static const ltl_port inputs[] = {
    {"security", "number", "Findings of security; absent when there was no candidate.", true},
    {"performance", "number", "Findings of performance; absent when there was no candidate.", true},
    {"detailed", "number", "Findings from file to file; absent when there was no candidate.", true},
    {"fail_on", "text", "Fails the gate from this severity on, unless the user says otherwise.",
     true},
    {0},
};

static const ltl_specialist specialist = {.title = "All that was demanded", .is_for_all = true};

const ltl_task ltl_specialist_conditional_report = {
    .name = "conditional-report",
    .summary = "Makes one list of what was demanded, and says what was not needed.",
    .inputs = inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
