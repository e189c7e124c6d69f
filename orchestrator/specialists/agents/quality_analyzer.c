#include "orchestrator/run/assess.h"

static const ltl_specialist specialist = {
    .title = "Quality",
    .domains = 1u << LTL_DOMAIN_QUALITY,
};

const ltl_task ltl_specialist_quality_analyzer = {
    .name = "quality-analyzer",
    .summary = "Answers for code that is likely to be wrong or hard to change.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = ltl_assess_domains,
};
