#include "orchestrator/gather/overlap.h"

#include "orchestrator/gather/absorb.h"

static bool is_same_line(const ltl_finding *a, const ltl_finding *b) {
    return a->start.line == b->start.line && ltl_str_eq(a->path, b->path);
}

/* The finding that says it already, among those of the line before `at` that are kept and those behind it. */
static ltl_finding *twin_of(ltl_findings *findings, uint32_t kept, uint32_t at,
                            bool (*is_foreign)(void *, const ltl_finding *), void *context) {
    const ltl_finding *one = &findings->at[at];
    for (uint32_t i = kept; i > 0 && is_same_line(&findings->at[i - 1], one); i--) {
        if (ltl_findings_share_weakness(&findings->at[i - 1], one)) {
            return &findings->at[i - 1];
        }
    }
    for (uint32_t i = at + 1; i < findings->count && is_same_line(&findings->at[i], one); i++) {
        if (!is_foreign(context, &findings->at[i]) &&
            ltl_findings_share_weakness(&findings->at[i], one)) {
            return &findings->at[i];
        }
    }
    return NULL;
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
            ltl_finding_absorb(arena, twin, &findings->at[i]);
        }
    }
    uint32_t left_out = findings->count - kept;
    findings->count = kept;
    return left_out;
}
