/* detailed_security_scan.c - values that were followed from file to file: it answers for what only that shows. */
#include "orchestrator/run/run_state.h"

/* A way that has a step in another file than its end. */
static bool goes_far(void *context, const ltl_finding *finding) {
    (void)context;
    for (uint32_t i = 0; i < finding->trace_count; i++) {
        if (!ltl_str_eq(finding->trace[i].path, finding->path)) {
            return finding->rule->domain == LTL_DOMAIN_SECURITY;
        }
    }
    return false;
}

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    uint32_t far = ltl_assess_claim(&assess, goes_far, NULL);
    ltl_assess_note(&assess, "%u finding%s a value from another file", far,
                    far == 1 ? " has" : "s have");
    return ltl_assess_end(&assess);
}

static const ltl_specialist specialist = {.title = "Security across files",
                                          .domains = 1u << LTL_DOMAIN_SECURITY};

const ltl_task ltl_specialist_detailed_security_scan = {
    .name = "detailed-security-scan",
    .summary = "Answers for values that were followed from file to file.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
