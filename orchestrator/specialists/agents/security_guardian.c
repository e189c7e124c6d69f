/* security_guardian.c - security and secrets, all of it: the last word before the gate. */
#include "orchestrator/run/assess.h"

static const ltl_specialist specialist = {
    .title = "Security, thoroughly",
    .domains = 1u << LTL_DOMAIN_SECURITY | 1u << LTL_DOMAIN_SECRETS,
};

const ltl_task ltl_specialist_security_guardian = {
    .name = "security-guardian",
    .summary = "Answers for all that has to do with security and secrets.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = ltl_assess_domains,
};
