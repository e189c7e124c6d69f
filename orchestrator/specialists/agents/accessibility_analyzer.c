#include "orchestrator/run/assess.h"

static const ltl_specialist specialist = {
    .title = "Accessibility",
    .domains = 1u << LTL_DOMAIN_ACCESSIBILITY,
};

const ltl_task ltl_specialist_accessibility_analyzer = {
    .name = "accessibility-analyzer",
    .summary = "Answers for what keeps people from using a page.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = ltl_assess_domains,
};
