#include "orchestrator/gather/absorb.h"

#include <string.h>

bool ltl_findings_share_weakness(const ltl_finding *a, const ltl_finding *b) {
    for (uint32_t i = 0; i < a->rule->cwe_count; i++) {
        uint32_t number = ltl_cwe_number(a->rule->cwe[i]);
        for (uint32_t k = 0; k < b->rule->cwe_count && number != 0; k++) {
            if (ltl_cwe_number(b->rule->cwe[k]) == number) {
                return true;
            }
        }
    }
    return false;
}

/* With a low one wrong every second time, a medium one every fourth and a high one every tenth, two low ones are as
 * good as a medium one, and two medium ones better than a high one. */
ltl_confidence ltl_confidence_combine(ltl_confidence a, ltl_confidence b) {
    if (a != b) {
        return a > b ? a : b;
    }
    return a < LTL_CONFIDENCE_HIGH ? a + 1 : LTL_CONFIDENCE_HIGH;
}

/* Two rules that look at the same words are one voice said twice. Another program is another voice, and so is the way
 * of a value beside the look of the code. */
static bool are_independent(const ltl_finding *a, const ltl_finding *b) {
    bool is_other_program = a->agent != b->agent && (a->agent == NULL || b->agent == NULL ||
                                                     strcmp(a->agent, b->agent) != 0);
    return is_other_program || (a->trace_count > 0) != (b->trace_count > 0);
}

static void confidence_add(ltl_finding *to, const ltl_finding *from) {
    ltl_confidence own = ltl_finding_confidence(to);
    ltl_confidence other = ltl_finding_confidence(from);
    ltl_confidence both = are_independent(to, from) ? ltl_confidence_combine(own, other)
                          : own > other             ? own
                                                    : other;
    to->support += (uint8_t)(both - own);
}

static void related_add(ltl_arena *arena, ltl_finding *to, const ltl_finding *from) {
    uint32_t count = to->related_count + 1 + from->related_count;
    ltl_str *ids = LTL_NEW_ARRAY(arena, ltl_str, count);
    uint32_t used = 0;
    for (uint32_t i = 0; i < to->related_count; i++) {
        ids[used++] = to->related[i];
    }
    for (uint32_t i = 0; i <= from->related_count; i++) {
        ltl_str id = i == 0 ? from->rule->id : from->related[i - 1];
        bool is_there = ltl_str_eq(id, to->rule->id);
        for (uint32_t k = 0; k < used && !is_there; k++) {
            is_there = ltl_str_eq(ids[k], id);
        }
        if (!is_there) {
            ids[used++] = id;
        }
    }
    to->related = ids;
    to->related_count = used;
}

void ltl_finding_absorb(ltl_arena *arena, ltl_finding *to, const ltl_finding *from) {
    confidence_add(to, from);
    related_add(arena, to, from);
    if (from->severity > to->severity && !ltl_finding_is_doubtful(from)) {
        to->severity = from->severity;
        to->lowered_in = from->lowered_in;
    }
    to->seen_by |= from->seen_by;
    if (to->trace_count == 0) {
        to->trace = from->trace;
        to->trace_count = from->trace_count;
    }
    if (!to->has_fix && from->has_fix) {
        to->has_fix = true;
        to->fix = from->fix;
        to->fix_span = from->fix_span;
        to->content = from->content;
    }
}
