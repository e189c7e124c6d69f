#include "analyzers/agents/agent.h"

#include "analyzers/metrics/metric_rules.h"

const ltl_agent *ltl_agent_find(ltl_str id) {
    for (size_t i = 0; i < ltl_agent_count; i++) {
        if (ltl_str_is(id, ltl_agents[i]->id)) {
            return ltl_agents[i];
        }
    }
    return NULL;
}

const ltl_rule_info *ltl_agent_rule(const ltl_agent *agent, uint32_t index) {
    return agent->rule_at != NULL ? agent->rule_at(index) : NULL;
}

uint32_t ltl_agent_rule_count(const ltl_agent *agent) {
    uint32_t count = 0;
    while (ltl_agent_rule(agent, count) != NULL) {
        count++;
    }
    return count;
}

bool ltl_agent_runs_own(const ltl_agent_options *options, const ltl_rule_info *rule) {
    return !options->rule_files_only && (options->with_metrics || !ltl_metric_rule_is(rule));
}
