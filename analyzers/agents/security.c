#include "analyzers/agents/common/rules.h"

const ltl_agent ltl_agent_security = {
    .id = "security",
    .title = "Security",
    .description = "Looks for code that lets somebody do what they should not be able to.",
    .domain = LTL_DOMAIN_SECURITY,
    .wants = ltl_rules_agent_wants,
    .run = ltl_rules_agent_run,
};
