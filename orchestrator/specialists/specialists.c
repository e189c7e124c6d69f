#include "orchestrator/specialists/specialists.h"

const ltl_rule_info *ltl_specialist_rule(uint32_t index) {
    for (size_t i = 0; i < ltl_specialist_count; i++) {
        const ltl_rule_info *const *rules = ltl_specialists[i]->specialist->rules;
        for (; rules != NULL && *rules != NULL; rules++) {
            if (index-- == 0) {
                return *rules;
            }
        }
    }
    return NULL;
}
