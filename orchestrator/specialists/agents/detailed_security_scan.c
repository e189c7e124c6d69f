/* detailed_security_scan.c - values that were followed from file to file: it answers for what only that shows. */
#include "orchestrator/run/run_state.h"

/* A way that has a step in another file than its end; those that are shown are counted. */
static bool goes_far(void *context, const ltl_finding *finding) {
    uint32_t *shown = context;
    for (uint32_t i = 0; i < finding->trace_count; i++) {
        if (!ltl_str_eq(finding->trace[i].path, finding->path)) {
            bool is_far = finding->rule->domain == LTL_DOMAIN_SECURITY;
            *shown += is_far && !finding->is_suppressed && !ltl_finding_is_doubtful(finding);
            return is_far;
        }
    }
    return false;
}

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    uint32_t shown = 0;
    (void)ltl_assess_claim(&assess, goes_far, &shown);
    if (shown > 0) {
        ltl_assess_note(&assess, "%u finding%s only because values were followed from file to file",
                        shown, shown == 1 ? " is there" : "s are there");
    } else {
        ltl_assess_note(&assess, "values were followed from file to file, and led nowhere else");
    }
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
