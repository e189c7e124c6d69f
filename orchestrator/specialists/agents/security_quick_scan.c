/* security_quick_scan.c - secrets, and the security rules that are sure and severe: seconds, not minutes. */
#include "orchestrator/run/assess.h"

static bool is_quick(const ltl_finding *finding) {
    ltl_domain domain = finding->rule->domain;
    return (domain == LTL_DOMAIN_SECURITY || domain == LTL_DOMAIN_SECRETS) &&
           ltl_rule_is_urgent(finding->rule);
}

static bool chooses(void *context, const ltl_finding *finding) {
    (void)context;
    return is_quick(finding);
}

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    (void)ltl_assess_claim(&assess, chooses, NULL);
    return ltl_assess_end(&assess);
}

static const ltl_specialist specialist = {
    .title = "Security, quickly",
    .domains = 1u << LTL_DOMAIN_SECURITY | 1u << LTL_DOMAIN_SECRETS,
    .answers_for = is_quick,
};

const ltl_task ltl_specialist_security_quick_scan = {
    .name = "security-quick-scan",
    .summary = "Answers for secrets, and for security rules that are critical or of high severity.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
