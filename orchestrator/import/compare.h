/* compare.h - what is new, unchanged or gone among the findings of one file, against an earlier report.
 *
 * Shape    packed findings of both sides in the order of reports; passes, strictest first, and a finding of the
 *          baseline is used up by one match: the same identity as its tool tells, then line and message, code and
 *          message, code, message; always the same rule. Among equals the first is matched first
 * Units    bytes
 * Owns     copies of the records, until reset
 * Errors   false when a file has more than memory is meant for: then it is not compared
 * Threads  one owner
 * Cost     O(n log n) a file of the repository; memory is LTL_COMPARE_BYTES and 40 bytes for each of LTL_COMPARE_MOST
 */
#ifndef LTL_IMPORT_COMPARE_H
#define LTL_IMPORT_COMPARE_H

#include "orchestrator/import/packed.h"

enum { LTL_COMPARE_MOST = 32768, LTL_COMPARE_BYTES = 8 << 20 };

typedef struct ltl_compared {
    const char *bytes;
    bool is_base;
    bool is_suppressed;
    uint8_t state; /* ltl_finding_state */
} ltl_compared;

typedef struct ltl_compare_key {
    ltl_digest key;
    uint32_t index;
    bool is_base;
} ltl_compare_key;

typedef struct ltl_compare {
    char *bytes;
    uint32_t used;
    uint32_t count;
    ltl_compared *at;
    ltl_compare_key *keys;
} ltl_compare;

LTL_MUST_USE bool ltl_compare_init(ltl_compare *compare);
void ltl_compare_free(ltl_compare *compare);
bool ltl_compare_add(ltl_compare *compare, const char *record);
/* Sets NEW or UNCHANGED on this side, UNCHANGED or FIXED on that of the baseline. */
void ltl_compare_match(ltl_compare *compare);
static inline void ltl_compare_reset(ltl_compare *compare) {
    compare->used = compare->count = 0;
}

#endif
