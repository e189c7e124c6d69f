#include "analyzers/agents/common/rules.h"

const ltl_agent ltl_agent_secrets = {
    .id = "secrets",
    .title = "Secrets",
    .description = "Looks for keys, tokens and passwords in any text.",
    .domain = LTL_DOMAIN_SECRETS,
    .wants = ltl_rules_agent_wants,
    .run = ltl_rules_agent_run,
};
