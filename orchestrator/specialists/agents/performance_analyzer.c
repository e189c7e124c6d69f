#include "orchestrator/run/assess.h"

static const ltl_specialist specialist = {
    .title = "Performance",
    .domains = 1u << LTL_DOMAIN_PERFORMANCE,
};

const ltl_task ltl_specialist_performance_analyzer = {
    .name = "performance-analyzer",
    .summary = "Answers for work that is done more often, or costs more, than it has to.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = ltl_assess_domains,
};
