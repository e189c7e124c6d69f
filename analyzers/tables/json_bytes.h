/* json_bytes.h - the next byte of a JSON text that means something, sixteen bytes at a time.
 *
 * Shape    offsets from `at` on; `len` when there is none
 * Units    byte offsets
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     a few instructions for 16 bytes
 */
#ifndef LTL_TABLES_JSON_BYTES_H
#define LTL_TABLES_JSON_BYTES_H

#include "analyzers/tables/special.h"

#ifdef __SSE2__
static inline uint32_t ltl_json_hits_text(ltl_bytes16 part) {
    typedef unsigned char ltl_octets16 __attribute__((vector_size(16)));
    ltl_octets16 octets = (ltl_octets16)part;
    ltl_bytes16 some = (ltl_bytes16)((part == '"') | (part == '\\') | (octets < 0x20));
    return (uint32_t)__builtin_ia32_pmovmskb128(some);
}

/* With that bit brackets are braces. */
static inline uint32_t ltl_json_hits_nest(ltl_bytes16 part) {
    ltl_bytes16 lower = part | 0x20;
    ltl_bytes16 some = (ltl_bytes16)((part == '"') | (lower == '{') | (lower == '}'));
    return (uint32_t)__builtin_ia32_pmovmskb128(some);
}

#define LTL_JSON_BYTES_BLOCKS(hits_of)                                                             \
    for (; len - at >= 16; at += 16) {                                                             \
        ltl_bytes16 part;                                                                          \
        memcpy(&part, text + at, sizeof(part));                                                    \
        uint32_t hits = hits_of(part);                                                             \
        if (hits != 0) {                                                                           \
            return at + (uint32_t)__builtin_ctz(hits);                                             \
        }                                                                                          \
    }
#else
#define LTL_JSON_BYTES_BLOCKS(hits_of)
#endif

/* A quote, a backslash, a control: what can end or break a string. */
static inline uint32_t ltl_json_next_in_text(const char *text, uint32_t at, uint32_t len) {
    LTL_JSON_BYTES_BLOCKS(ltl_json_hits_text)
    while (at < len && text[at] != '"' && text[at] != '\\' && (uint8_t)text[at] >= 0x20) {
        at++;
    }
    return at;
}

/* A quote, a brace, a bracket: what can end a value that is passed over. */
static inline uint32_t ltl_json_next_nest(const char *text, uint32_t at, uint32_t len) {
    LTL_JSON_BYTES_BLOCKS(ltl_json_hits_nest)
    while (at < len && text[at] != '"' && (text[at] | 0x20) != '{' && (text[at] | 0x20) != '}') {
        at++;
    }
    return at;
}

#endif
