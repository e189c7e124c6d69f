#include "analyzers/agents/common/pages.h"
#include "analyzers/agents/common/rules.h"
#include "analyzers/markup/check.h"
#include "analyzers/rulefiles/paths.h"

static const ltl_rule_info *rule_at(uint32_t index) {
    return ltl_markup_rule_at(LTL_DOMAIN_PERFORMANCE, index);
}

/* Most pages of a manual are written by a tool, and nobody waits for them. */
static bool is_of_manual(ltl_str path) {
    static const char *const folders[] = {"docs",    "doc",     "documentation",
                                          "javadoc", "apidocs", "manual"};
    for (size_t i = 0; i < LTL_COUNT_OF(folders); i++) {
        if (ltl_path_pattern_matches(ltl_str_of(folders[i]), path)) {
            return true;
        }
    }
    return false;
}

static bool wants(const ltl_agent *agent, const ltl_job *job) {
    return is_of_manual(ltl_scanner_source(job->scanner)->path) ? ltl_rules_agent_wants(agent, job)
                                                                : ltl_pages_agent_wants(agent, job);
}

static ltl_reason run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink) {
    return is_of_manual(ltl_scanner_source(job->scanner)->path)
               ? ltl_rules_agent_run(agent, job, sink)
               : ltl_pages_agent_run(agent, job, sink);
}

const ltl_agent ltl_agent_performance = {
    .id = "performance",
    .title = "Performance",
    .description = "Looks for work that is done more often, or costs more, than it has to.",
    .domain = LTL_DOMAIN_PERFORMANCE,
    .rule_at = rule_at,
    .wants = wants,
    .run = run,
};
