#include "analyzers/agents/common/pages.h"
#include "analyzers/markup/check.h"

static const ltl_rule_info *rule_at(uint32_t index) {
    return ltl_markup_rule_at(LTL_DOMAIN_ACCESSIBILITY, index);
}

const ltl_agent ltl_agent_accessibility = {
    .id = "accessibility",
    .title = "Accessibility",
    .description = "Looks for what keeps people from using a page who do not see, hear or point.",
    .domain = LTL_DOMAIN_ACCESSIBILITY,
    .rule_at = rule_at,
    .wants = ltl_pages_agent_wants,
    .run = ltl_pages_agent_run,
};
