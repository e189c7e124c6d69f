/* packed.h - a finding as bytes, for files that are sorted and read again.
 *
 * Shape    a head of fixed size, the texts, the steps of its trace. Bytes are for this program on this machine
 * Units    see span.h; a sequence is the finding's place among all that were imported
 * Owns     unpacked texts are slices of the bytes; steps live in the array of the call
 * Errors   unpacking refuses bytes whose lengths do not add up
 * Threads  reentrant
 * Cost     a copy
 */
#ifndef LTL_IMPORT_PACKED_H
#define LTL_IMPORT_PACKED_H

#include "core/buf.h"
#include "core/finding.h"
#include "core/limits.h"

enum { LTL_PACKED_BYTES = 64 * 1024 }; /* the most; steps are left out rather than more */

typedef enum ltl_packed_text {
    LTL_PACKED_PATH,
    LTL_PACKED_RULE,
    LTL_PACKED_MESSAGE,
    LTL_PACKED_AGENT,
    LTL_PACKED_SNIPPET,
    LTL_PACKED_SCOPE,
    LTL_PACKED_REASON,
    /* Of the rule, when the file says it with each finding. */
    LTL_PACKED_TITLE,
    LTL_PACKED_WHY,
    LTL_PACKED_ADVICE,
    LTL_PACKED_REFERENCE,
    LTL_PACKED_CWE, /* one a line */
    LTL_PACKED_FIX,
    LTL_PACKED_IDENTITY, /* as the tool tells it */
    LTL_PACKED_TEXT_COUNT
} ltl_packed_text;

typedef struct ltl_packed {
    uint64_t sequence;
    ltl_str texts[LTL_PACKED_TEXT_COUNT];
    ltl_position start; /* line 0: of the file as a whole */
    ltl_position end;
    ltl_position fix_start; /* line 0: only the offset is known */
    ltl_position fix_end;
    uint32_t snippet_line;
    uint32_t snippet_cut;
    uint32_t flow_count; /* of the steps: those behind are places of no flow */
    ltl_digest fingerprint;
    bool has_fingerprint;
    bool is_suppressed;
    bool is_suppressed_elsewhere;
    bool has_fix;
    bool is_base; /* of the baseline */
    bool is_secret;
    bool is_snippet_cut;
    uint8_t unit;
    uint8_t severity;
    uint8_t confidence;
    uint8_t domain;
    uint8_t state;
    const ltl_trace_step *steps;
    uint32_t step_count;
} ltl_packed;

/* Appends at most LTL_PACKED_BYTES. */
void ltl_packed_write(const ltl_packed *packed, ltl_buf *out_bytes);
/* `steps` has room for LTL_MAX_TRACE_STEPS; may be null: then none are read. */
bool ltl_packed_read(ltl_str bytes, ltl_trace_step *steps, ltl_packed *out_packed);
/* Path, line, column, rule, end, message, then sequence; reads the heads alone. */
int ltl_packed_compare(const char *a, const char *b);
/* The same finding: equal but for the sequence and what is said beside it. */
bool ltl_packed_is_same(const char *a, const char *b);
/* Of the bytes that begin there, or 0 when not even the length is. */
static inline uint32_t ltl_packed_len(const char *bytes) {
    uint32_t len;
    memcpy(&len, bytes, sizeof(len));
    return len;
}

#endif
