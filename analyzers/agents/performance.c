#include "analyzers/agents/common/rules.h"

const ltl_agent ltl_agent_performance = {
    .id = "performance",
    .title = "Performance",
    .description = "Looks for work that is done more often, or costs more, than it has to.",
    .domain = LTL_DOMAIN_PERFORMANCE,
    .wants = ltl_rules_agent_wants,
    .run = ltl_rules_agent_run,
};
