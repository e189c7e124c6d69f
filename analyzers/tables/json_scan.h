/* json_scan.h - the tokens of one JSON text, checked against RFC 8259 as they come.
 *
 * Shape    a cursor; each call gives one token; nothing is kept but which brackets are open
 * Units    byte offsets of the text
 * Owns     borrows the text
 * Errors   BROKEN where the text is no JSON, DEEP past LTL_JSON_SCAN_DEPTH: both at `at`, and for good
 * Threads  one owner
 * Cost     O(bytes), no allocation, no recursion
 */
#ifndef LTL_TABLES_JSON_SCAN_H
#define LTL_TABLES_JSON_SCAN_H

#include "core/str.h"

enum { LTL_JSON_SCAN_DEPTH = 256 };

typedef enum ltl_json_token {
    LTL_JSON_TOKEN_OBJECT,
    LTL_JSON_TOKEN_OBJECT_END,
    LTL_JSON_TOKEN_LIST,
    LTL_JSON_TOKEN_LIST_END,
    LTL_JSON_TOKEN_KEY,    /* the slice is what stands between the quotes, as written */
    LTL_JSON_TOKEN_STRING, /* the same */
    LTL_JSON_TOKEN_NUMBER,
    LTL_JSON_TOKEN_TRUTH,
    LTL_JSON_TOKEN_NULL,
    LTL_JSON_TOKEN_END,
    LTL_JSON_TOKEN_BROKEN,
    LTL_JSON_TOKEN_DEEP,
} ltl_json_token;

typedef struct ltl_json_scan {
    ltl_str text;
    uint32_t at;
    uint32_t depth;
    uint32_t start; /* of the slice of the token given last */
    uint32_t len;
    uint8_t expects;
    uint8_t failed; /* a token, 0: none */
    uint8_t is_object[LTL_JSON_SCAN_DEPTH / 8];
} ltl_json_scan;

void ltl_json_scan_init(ltl_json_scan *scan, ltl_str text);
ltl_json_token ltl_json_scan_next(ltl_json_scan *scan);

/* For json_pull, whose texts go on behind what the scan sees. A token that failed, or that may be longer, again. */
void ltl_json_scan_again(ltl_json_scan *scan, ltl_json_token token);
bool ltl_json_scan_wants_value(const ltl_json_scan *scan);
/* The value is not read by the scan: it ended. */
void ltl_json_scan_value_ended(ltl_json_scan *scan);
/* The bracket that was opened last is closed. */
void ltl_json_scan_close(ltl_json_scan *scan);
/* At depth 0: another text begins. */
void ltl_json_scan_expect_value(ltl_json_scan *scan);

#endif
