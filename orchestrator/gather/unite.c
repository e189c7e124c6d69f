#include "orchestrator/gather/unite.h"

static bool share_weakness(const ltl_rule_info *a, const ltl_rule_info *b) {
    for (uint32_t i = 0; i < a->cwe_count; i++) {
        uint32_t number = ltl_cwe_number(a->cwe[i]);
        for (uint32_t k = 0; k < b->cwe_count && number != 0; k++) {
            if (ltl_cwe_number(b->cwe[k]) == number) {
                return true;
            }
        }
    }
    return false;
}

static bool are_one(const ltl_finding *a, const ltl_finding *b) {
    return a->end.offset == b->end.offset && a->state == b->state &&
           a->is_suppressed == b->is_suppressed && a->is_secret == b->is_secret &&
           share_weakness(a->rule, b->rule);
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

static void absorb(ltl_arena *arena, ltl_finding *to, const ltl_finding *from) {
    related_add(arena, to, from);
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

/* Of `count` findings that begin at one place; those that went into others lose their rule. */
static uint32_t place_unite(ltl_arena *arena, ltl_finding *at, uint32_t count) {
    uint32_t gone = 0;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < count && at[i].rule != NULL; k++) {
            bool goes = k != i && at[k].rule != NULL && are_one(&at[i], &at[k]) &&
                        (is_better(&at[k], &at[i]) || (k < i && !is_better(&at[i], &at[k])));
            if (goes) {
                absorb(arena, &at[k], &at[i]);
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
        while (end < findings->count && findings->at[end].start.offset == one->start.offset &&
               ltl_str_eq(findings->at[end].path, one->path)) {
            end++;
        }
        gone += place_unite(arena, &findings->at[first], end - first);
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
