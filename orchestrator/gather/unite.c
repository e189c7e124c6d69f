#include "orchestrator/gather/unite.h"

#include "orchestrator/gather/absorb.h"

/* Ends are compared where starts are the same; a range within another one on the same line is about the same code. */
static bool lies_within(const ltl_finding *inner, const ltl_finding *outer) {
    return inner->start.offset >= outer->start.offset && inner->end.offset <= outer->end.offset;
}

static bool are_one(const ltl_finding *a, const ltl_finding *b) {
    return a->state == b->state && a->is_suppressed == b->is_suppressed &&
           a->is_secret == b->is_secret && !ltl_str_eq(a->rule->id, b->rule->id) &&
           (lies_within(a, b) || lies_within(b, a)) && ltl_findings_share_weakness(a, b);
}

static bool is_better(const ltl_finding *a, const ltl_finding *b) {
    if (ltl_finding_is_doubtful(a) != ltl_finding_is_doubtful(b)) {
        return ltl_finding_is_doubtful(b);
    }
    if (a->severity != b->severity) {
        return a->severity > b->severity;
    }
    if (ltl_finding_confidence(a) != ltl_finding_confidence(b)) {
        return ltl_finding_confidence(a) > ltl_finding_confidence(b);
    }
    return a->trace_count > 0 && b->trace_count == 0;
}

/* Two places of one rule within a larger one are two findings: they must not both go into it. */
static bool is_alone_within(const ltl_finding *at, uint32_t count, const ltl_finding *inner,
                            const ltl_finding *outer) {
    for (uint32_t i = 0; i < count; i++) {
        bool is_sibling = &at[i] != inner && at[i].rule == inner->rule;
        if (is_sibling && lies_within(&at[i], outer)) {
            return false;
        }
    }
    return true;
}

/* Of `count` findings that begin on one line; those that went into others lose their rule. */
static uint32_t line_unite(ltl_arena *arena, ltl_finding *at, uint32_t count) {
    uint32_t gone = 0;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < count && at[i].rule != NULL; k++) {
            bool goes = at[i].rule != NULL && k != i && at[k].rule != NULL &&
                        are_one(&at[i], &at[k]) && is_alone_within(at, count, &at[i], &at[k]) &&
                        (is_better(&at[k], &at[i]) || (k < i && !is_better(&at[i], &at[k])));
            if (goes) {
                ltl_finding_absorb(arena, &at[k], &at[i]);
                at[i].rule = NULL;
                gone++;
            }
        }
    }
    return gone;
}

uint32_t ltl_findings_unite(ltl_arena *arena, ltl_findings *findings) {
    uint32_t gone = 0;
    for (uint32_t first = 0; first < findings->count;) {
        const ltl_finding *one = &findings->at[first];
        uint32_t end = first + 1;
        while (end < findings->count && findings->at[end].start.line == one->start.line &&
               ltl_str_eq(findings->at[end].path, one->path)) {
            end++;
        }
        gone += line_unite(arena, &findings->at[first], end - first);
        first = end;
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < findings->count; i++) {
        if (findings->at[i].rule != NULL) {
            findings->at[kept++] = findings->at[i];
        }
    }
    findings->count = kept;
    return gone;
}
