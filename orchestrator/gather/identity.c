#include "orchestrator/gather/identity.h"

#include <stdlib.h>

#include "core/map.h"

/* What a change took away comes behind what is there now at the same place. */
static int compare(const void *a, const void *b) {
    int order = ltl_finding_compare(a, b);
    bool is_gone = ((const ltl_finding *)a)->state == LTL_STATE_FIXED;
    bool is_other_gone = ((const ltl_finding *)b)->state == LTL_STATE_FIXED;
    return order != 0 ? order : is_gone - is_other_gone;
}

/* The same rule on the same place with the same words, as when two agents share a rule. */
static bool is_repetition(const ltl_finding *a, const ltl_finding *b) {
    return compare(a, b) == 0;
}

void ltl_findings_order(ltl_findings *findings) {
    if (findings->count < 2) {
        return;
    }
    qsort(findings->at, findings->count, sizeof(findings->at[0]), compare);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < findings->count; i++) {
        if (!is_repetition(&findings->at[kept - 1], &findings->at[i])) {
            findings->at[kept++] = findings->at[i];
        }
    }
    findings->count = kept;
}

ltl_digest ltl_finding_key(const ltl_finding *finding) {
    ltl_digest key = ltl_digest_mix(finding->shape, ltl_digest_of(finding->scope));
    return ltl_digest_mix(key, ltl_digest_of(finding->path));
}

ltl_digest ltl_fingerprint_of(ltl_digest key, uint64_t ordinal) {
    return ltl_digest_mix(key, (ltl_digest){0, ordinal});
}

void ltl_findings_identify(ltl_arena *arena, ltl_findings *findings) {
    ltl_digest *keys = LTL_NEW_ARRAY(arena, ltl_digest, findings->count);
    ltl_map seen;
    ltl_map_init(&seen, arena);
    for (uint32_t i = 0; i < findings->count; i++) {
        keys[i] = ltl_finding_key(&findings->at[i]);
        ltl_map_entry *entry =
            ltl_map_put(&seen, (ltl_str){(const char *)&keys[i], sizeof(keys[i])}, NULL);
        findings->at[i].fingerprint = ltl_fingerprint_of(keys[i], entry->value++);
    }
}
