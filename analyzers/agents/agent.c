#include "analyzers/agents/agent.h"

const ltl_agent *ltl_agent_find(ltl_str id) {
    for (size_t i = 0; i < ltl_agent_count; i++) {
        if (ltl_str_is(id, ltl_agents[i]->id)) {
            return ltl_agents[i];
        }
    }
    return NULL;
}
