#include "analyzers/agents/common/rules.h"

const ltl_agent ltl_agent_quality = {
    .id = "quality",
    .title = "Quality",
    .description = "Looks for code that is likely to be wrong or hard to change.",
    .domain = LTL_DOMAIN_QUALITY,
    .wants = ltl_rules_agent_wants,
    .run = ltl_rules_agent_run,
};
