#include "orchestrator/import/compare.h"

#include <stdlib.h>

typedef enum pass { BY_IDENTITY, BY_LINE, BY_CODE_AND_MESSAGE, BY_CODE, BY_MESSAGE, PASSES } pass;

bool ltl_compare_init(ltl_compare *compare) {
    *compare = (ltl_compare){.bytes = malloc(LTL_COMPARE_BYTES),
                             .at = malloc(LTL_COMPARE_MOST * sizeof(ltl_compared)),
                             .keys = malloc(LTL_COMPARE_MOST * sizeof(ltl_compare_key))};
    return compare->bytes != NULL && compare->at != NULL && compare->keys != NULL;
}

void ltl_compare_free(ltl_compare *compare) {
    free(compare->bytes);
    free(compare->at);
    free(compare->keys);
}

bool ltl_compare_add(ltl_compare *compare, const char *record) {
    uint32_t len = ltl_packed_len(record);
    ltl_packed packed;
    if (compare->count >= LTL_COMPARE_MOST || len > LTL_COMPARE_BYTES - compare->used ||
        !ltl_packed_read((ltl_str){record, len}, NULL, &packed)) {
        return false;
    }
    char *own = compare->bytes + compare->used;
    memcpy(own, record, len);
    compare->used += len;
    compare->at[compare->count++] = (ltl_compared){
        .bytes = own, .is_base = packed.is_base, .is_suppressed = packed.is_suppressed};
    return true;
}

static ltl_digest mixed(ltl_digest digest, ltl_str text) {
    return ltl_digest_mix(digest, ltl_digest_of(text));
}

/* Formatting is no change. */
static ltl_digest code_mixed(ltl_digest digest, ltl_str code) {
    ltl_str word;
    while (ltl_str_split(&code, '\n', &word)) {
        digest = mixed(digest, ltl_str_trim(word));
    }
    return digest;
}

/* False when the finding takes no part in the pass. */
static bool key_make(pass by, const ltl_packed *packed, ltl_digest *out_key) {
    ltl_digest key = ltl_digest_of(packed->texts[LTL_PACKED_RULE]);
    ltl_str identity = packed->texts[LTL_PACKED_IDENTITY];
    ltl_str code = packed->texts[LTL_PACKED_SNIPPET];
    ltl_str message = packed->texts[LTL_PACKED_MESSAGE];
    switch (by) {
    case BY_IDENTITY:
        *out_key = packed->has_fingerprint ? ltl_digest_mix(key, packed->fingerprint)
                                           : mixed(key, identity);
        return packed->has_fingerprint || identity.len > 0;
    case BY_LINE:
        *out_key = mixed(ltl_digest_mix(key, (ltl_digest){packed->start.line, 0}), message);
        return true;
    case BY_CODE_AND_MESSAGE:
        *out_key = mixed(code_mixed(key, code), message);
        return code.len > 0;
    case BY_CODE:
        *out_key = code_mixed(key, code);
        return code.len > 0;
    default:
        *out_key = mixed(key, message);
        return true;
    }
}

static int compare_keys(const void *left, const void *right) {
    const ltl_compare_key *a = left;
    const ltl_compare_key *b = right;
    int order = ltl_digest_compare(a->key, b->key);
    order = order == 0 ? (int)a->is_base - (int)b->is_base : order;
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

static uint32_t keys_make(ltl_compare *compare, pass by) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < compare->count; i++) {
        const ltl_compared *one = &compare->at[i];
        ltl_packed packed;
        ltl_compare_key *key = &compare->keys[count];
        *key = (ltl_compare_key){.index = i, .is_base = one->is_base};
        if (one->state != LTL_STATE_UNCHANGED &&
            ltl_packed_read((ltl_str){one->bytes, ltl_packed_len(one->bytes)}, NULL, &packed)) {
            count += key_make(by, &packed, &key->key);
        }
    }
    return count;
}

static void pair(ltl_compared *one, ltl_compared *base) {
    /* Whoever takes a suppression away brings the finding. */
    bool was_revealed = base->is_suppressed && !one->is_suppressed;
    one->state = was_revealed ? LTL_STATE_NEW : LTL_STATE_UNCHANGED;
    base->state = LTL_STATE_UNCHANGED;
}

/* Keys [start, end) are equal, the baseline's last. */
static void group_pair(ltl_compare *compare, uint32_t start, uint32_t end) {
    uint32_t middle = start;
    while (middle < end && !compare->keys[middle].is_base) {
        middle++;
    }
    for (uint32_t i = start, k = middle; i < middle && k < end; i++, k++) {
        pair(&compare->at[compare->keys[i].index], &compare->at[compare->keys[k].index]);
    }
}

static void pass_run(ltl_compare *compare, pass by) {
    uint32_t count = keys_make(compare, by);
    if (count < 2) {
        return;
    }
    qsort(compare->keys, count, sizeof(compare->keys[0]), compare_keys);
    uint32_t start = 0;
    for (uint32_t i = 1; i <= count; i++) {
        if (i == count || ltl_digest_compare(compare->keys[i].key, compare->keys[start].key) != 0) {
            group_pair(compare, start, i);
            start = i;
        }
    }
}

void ltl_compare_match(ltl_compare *compare) {
    bool has_base = false;
    for (uint32_t i = 0; i < compare->count; i++) {
        ltl_compared *one = &compare->at[i];
        one->state = one->is_base ? LTL_STATE_FIXED : LTL_STATE_NEW;
        has_base = has_base || one->is_base;
    }
    for (pass by = BY_IDENTITY; by < PASSES && has_base; by++) {
        pass_run(compare, by);
    }
}
