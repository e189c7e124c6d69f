#include "analyzers/agents/common/pages.h"
#include "analyzers/markup/check.h"

static const ltl_rule_info *rule_at(uint32_t index) {
    return ltl_markup_rule_at(LTL_DOMAIN_SEO, index);
}

const ltl_agent ltl_agent_seo = {
    .id = "seo",
    .title = "Search engines",
    .description = "Looks for what keeps search engines from finding, reading and showing a page.",
    .domain = LTL_DOMAIN_SEO,
    .rule_at = rule_at,
    .wants = ltl_pages_agent_wants,
    .run = ltl_pages_agent_run,
};
