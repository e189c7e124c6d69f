#include "orchestrator/gather/overlap.h"

static bool share_weakness(const ltl_finding *a, const ltl_finding *b) {
    for (uint32_t i = 0; i < a->rule->cwe_count; i++) {
        for (uint32_t k = 0; k < b->rule->cwe_count; k++) {
            uint32_t number = ltl_cwe_number(a->rule->cwe[i]);
            if (number != 0 && number == ltl_cwe_number(b->rule->cwe[k])) {
                return true;
            }
        }
    }
    return false;
}

static bool is_same_line(const ltl_finding *a, const ltl_finding *b) {
    return a->start.line == b->start.line && ltl_str_eq(a->path, b->path);
}

/* The finding that says it already, among those of the line before `at` that are kept and those behind it. */
static ltl_finding *twin_of(ltl_findings *findings, uint32_t kept, uint32_t at,
                            bool (*is_foreign)(void *, const ltl_finding *), void *context) {
    const ltl_finding *one = &findings->at[at];
    for (uint32_t i = kept; i > 0 && is_same_line(&findings->at[i - 1], one); i--) {
        if (share_weakness(&findings->at[i - 1], one)) {
            return &findings->at[i - 1];
        }
    }
    for (uint32_t i = at + 1; i < findings->count && is_same_line(&findings->at[i], one); i++) {
        if (!is_foreign(context, &findings->at[i]) && share_weakness(&findings->at[i], one)) {
            return &findings->at[i];
        }
    }
    return NULL;
}

static void absorb(ltl_arena *arena, ltl_finding *to, const ltl_finding *from) {
    ltl_str *ids = LTL_NEW_ARRAY(arena, ltl_str, (size_t)to->related_count + 1);
    for (uint32_t i = 0; i < to->related_count; i++) {
        if (ltl_str_eq(to->related[i], from->rule->id)) {
            return;
        }
        ids[i] = to->related[i];
    }
    ids[to->related_count] = from->rule->id;
    to->related = ids;
    to->related_count++;
    to->severity = from->severity > to->severity ? from->severity : to->severity;
}

uint32_t ltl_findings_join(ltl_arena *arena, ltl_findings *findings,
                           bool (*is_foreign)(void *context, const ltl_finding *finding),
                           void *context) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < findings->count; i++) {
        ltl_finding *twin = is_foreign(context, &findings->at[i])
                                ? twin_of(findings, kept, i, is_foreign, context)
                                : NULL;
        if (twin == NULL) {
            findings->at[kept++] = findings->at[i];
        } else {
            absorb(arena, twin, &findings->at[i]);
        }
    }
    uint32_t left_out = findings->count - kept;
    findings->count = kept;
    return left_out;
}
