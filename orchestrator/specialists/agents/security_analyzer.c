#include "orchestrator/run/assess.h"

static const ltl_specialist specialist = {
    .title = "Security",
    .domains = 1u << LTL_DOMAIN_SECURITY | 1u << LTL_DOMAIN_SECRETS,
};

const ltl_task ltl_specialist_security_analyzer = {
    .name = "security-analyzer",
    .summary = "Answers for what lets somebody do what they should not, secrets included.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = ltl_assess_domains,
};
