#include "orchestrator/specialists/specialists.h"

const ltl_rule_info *ltl_specialist_own_rule(const ltl_specialist *specialist, uint32_t index) {
    const ltl_rule_info *const *rules = specialist->rules;
    for (; rules != NULL && *rules != NULL; rules++) {
        if (index-- == 0) {
            return *rules;
        }
    }
    return specialist->rule_at != NULL ? specialist->rule_at(index) : NULL;
}

const ltl_rule_info *ltl_specialist_rule(uint32_t index) {
    for (size_t i = 0; i < ltl_specialist_count; i++) {
        const ltl_rule_info *rule;
        for (uint32_t k = 0; (rule = ltl_specialist_own_rule(ltl_specialists[i]->specialist, k)) != NULL;
             k++) {
            if (index-- == 0) {
                return rule;
            }
        }
    }
    return NULL;
}
