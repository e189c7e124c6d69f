#include "orchestrator/run/assess.h"

static const ltl_specialist specialist = {
    .title = "Search engines",
    .domains = 1u << LTL_DOMAIN_SEO,
};

const ltl_task ltl_specialist_seo_analyzer = {
    .name = "seo-analyzer",
    .summary = "Answers for what keeps search engines from finding and showing a page.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = ltl_assess_domains,
};
